import { z } from 'zod';
import { parseRate } from './fx';

export const currencyInput = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{3}$/, 'Three letters, such as EUR.'));

/** Units of the company's currency for one of another: exact decimal text above 0. */
export const rateInput = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => parseRate(text) !== null, 'A number above 0, such as 1.085.');
