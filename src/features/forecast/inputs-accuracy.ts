import { z } from 'zod';
import { MOMENTS } from '@/domain/forecast/accuracy/quarters';
import { dayInput, idInput } from '@/domain/values/schemas';

export const calibrationInput = z.strictObject({});

/** Whose deals: a rep's, '' for those of nobody, null for all that the actor sees. */
const repId = z
  .union([idInput, z.literal('')])
  .nullable()
  .default(null);

export const accuracyInput = z.strictObject({
  repId,
  /** How many quarters that are over. */
  quarters: z.int().min(2).max(12).default(8),
  /** Which forecast of a quarter is held against it in the roll-ups. */
  moment: z.enum(MOMENTS).default('start'),
});

export const missInput = z.strictObject({
  /** Any day of the quarter. */
  quarter: dayInput,
  moment: z.enum(MOMENTS).default('start'),
  repId,
});
