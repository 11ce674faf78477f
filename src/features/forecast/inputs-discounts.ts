import { z } from 'zod';
import { asOfInput, dayInput } from '@/domain/values/schemas';

/** `quarter`: first day of the one whose discounts are listed; the latest that has some unless told. */
export const discountsInput = z.strictObject({ ...asOfInput, quarter: dayInput.optional() });
