import { z } from 'zod';
import { idInput, minorInput, optionalText, textInput } from '@/domain/values/schemas';

export const requestInput = z.strictObject({
  dealId: idInput,
  /** Why the deal is worth it, in the rep's words. */
  note: optionalText(1000),
});

export const decideInput = z.strictObject({
  approvalId: idInput,
  decision: z.enum(['approved', 'refused']),
  reason: textInput(1000),
  /** The ACV that was on the screen: what is decided is what was seen. */
  acvMinor: minorInput,
});

export const withdrawInput = z.strictObject({ approvalId: idInput });
export const queueInput = z.strictObject({});
export const ofDealInput = z.strictObject({ dealId: idInput });
