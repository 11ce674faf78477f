import { z } from 'zod';
import { lineInput } from '@/domain/deals/line-input';
import { dayInput, idInput, optionalDay, optionalText, textInput } from '@/domain/values/schemas';

export const defineInput = z.strictObject({
  dealId: idInput,
  units: z.int().positive().max(10_000_000).nullable().default(null),
  startOn: dayInput,
  /** What must be seen by the decision day for the customer to buy. */
  criteria: textInput(2000),
  decisionOn: dayInput,
});

export const convertInput = z.strictObject({
  dealId: idInput,
  /** The version of the pilot's deal that was on the screen. */
  version: z.int().positive(),
  /** Left out: the pilot's name and "production". */
  name: optionalText(300),
  /** Devices of the production deal: the pilot's lines grow with them. */
  units: z.int().positive().max(10_000_000).nullable().default(null),
  /** The production deal's own lines instead of the pilot's. */
  lines: z.array(lineInput).max(200).nullable().default(null),
  termMonths: z.int().min(1).max(240).nullable().default(null),
  closeOn: optionalDay,
});

export const killInput = z.strictObject({
  dealId: idInput,
  version: z.int().positive(),
  reason: textInput(1000),
});

export const extendInput = z.strictObject({ dealId: idInput, toOn: dayInput, reason: textInput(1000) });
export const boardInput = z.strictObject({});
export const ofDealInput = z.strictObject({ dealId: idInput });
