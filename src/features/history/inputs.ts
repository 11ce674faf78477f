import { z } from 'zod';
import { dayInput, instantInput } from '@/domain/values/schemas';

/** An instant, or a day: the end of it in the company's zone. */
const momentInput = z.union([dayInput, instantInput]);

export const compareInput = z.strictObject({
  from: momentInput,
  /** Default now. */
  to: momentInput.optional(),
  limit: z.int().min(1).max(1000).default(200),
});
