import { z } from 'zod';
import { asOfInput } from '@/domain/values/schemas';

export const sourceClaimsInput = z.strictObject(asOfInput);
