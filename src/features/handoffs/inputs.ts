import { z } from 'zod';
import { FIRST_VALUE_KINDS, HANDOFF_STANDINGS } from '@/domain/deployments/handoff';
import { idInput, optionalDay, optionalText, textInput } from '@/domain/values/schemas';

/** Where a page goes on: the instant (milliseconds) and the deal of the last row seen. */
const handoffCursor = z.string().transform((text, ctx): { key: string; id: string } => {
  const [key = '', id = ''] = text.split(' ');
  if (/^-?\d{1,15}$/.test(key) && idInput.safeParse(id).success) return { key, id };
  ctx.addIssue({ code: 'custom', message: 'This page does not exist any more. Start at the first one.' });
  return z.NEVER;
});

export const handoffsInput = z.strictObject({
  /** Left out: what waits for this role. */
  standing: z.enum(HANDOFF_STANDINGS).optional(),
  after: handoffCursor.nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});

export const ofDealInput = z.strictObject({ dealId: idInput });
export const ofDeploymentInput = z.strictObject({ deploymentId: idInput });

export const offerInput = z.strictObject({
  dealId: idInput,
  /** The version that was on the screen; left out: there was none. */
  version: z.int().positive().nullable().default(null),
  promised: textInput(2000),
  site: textInput(300),
  network: textInput(300),
  firstValueKind: z.enum(FIRST_VALUE_KINDS),
  firstValueEvent: textInput(500),
  devices: z.int().min(0).max(100_000_000).nullable().default(null),
  neededOn: optionalDay,
});

export const acceptInput = z.strictObject({
  handoffId: idInput,
  version: z.int().positive(),
  /** A deployment that is recorded already; left out: a new one. */
  deploymentId: idInput.nullable().default(null),
  note: optionalText(1000),
});

export const returnInput = z.strictObject({
  handoffId: idInput,
  version: z.int().positive(),
  /** What is missing. */
  note: textInput(1000),
});
