import { z } from 'zod';
import { idInput } from '@/domain/values/schemas';

/** The customer that is chosen stays among the choices. */
export const forecastFiltersInput = z.strictObject({ customerId: idInput.nullable().default(null) });
