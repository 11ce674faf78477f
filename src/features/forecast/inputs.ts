import { z } from 'zod';
import { asOfInput } from '@/domain/values/schemas';

export const forecastInput = z.strictObject(asOfInput);

export const forecastRowsInput = z.strictObject({
  ...asOfInput,
  /** Index of the period as the forecast lists them. */
  period: z.int().min(0).max(20).nullable().default(null),
  column: z.enum(['hardware', 'software', 'services', 'unsplit']).nullable().default(null),
  kind: z.enum(['actual', 'commit', 'weighted']).nullable().default(null),
});
