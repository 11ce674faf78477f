import { z } from 'zod';
import { dayInput, idInput, textInput } from '@/domain/values/schemas';

export const justifyInput = z.strictObject({
  dealId: idInput,
  why: textInput(2000),
  /** What shows that the deal is alive. */
  evidence: textInput(2000),
  untilOn: dayInput,
});
export const ruleInput = z.strictObject({
  justificationId: idInput,
  accepted: z.boolean(),
  reason: textInput(2000),
});
export const dealJustificationsInput = z.strictObject({ dealId: idInput });
