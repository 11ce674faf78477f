import { z } from 'zod';
import { OPEN_STAGES } from '@/domain/deals/stages';
import { STANDS } from '@/domain/deployments/steps';
import { parseCalendarDate } from '@/domain/values/calendar-date';
import { STREAMS } from '@/domain/values/stream';
import { dayInput, idInput, positiveMinor, textInput } from '@/domain/values/schemas';

/** Where a page goes on: the signing day ("-infinity" without) and id of the last row seen. */
const deploymentCursor = z.string().transform((text, ctx): { key: string; id: string } => {
  const [key = '', id = ''] = text.split(' ');
  if ((key === '-infinity' || parseCalendarDate(key)) && idInput.safeParse(id).success) return { key, id };
  ctx.addIssue({ code: 'custom', message: 'This page does not exist any more. Start at the first one.' });
  return z.NEVER;
});

export const deploymentsInput = z.strictObject({
  asOf: dayInput.optional(),
  kind: z.enum(['production', 'pilot']).nullable().default(null),
  /** waiting: without first value; running: in service with it; troubled: blocked, or with a failure that is not resolved. */
  stands: z.enum(STANDS).nullable().default(null),
  customerId: idInput.nullable().default(null),
  after: deploymentCursor.nullable().default(null),
  limit: z.int().min(1).max(500).default(50),
});

const day = dayInput.nullable().optional();
const text = (max: number) => textInput(max).nullable().optional();

/**
 * Without `deploymentId` a new deployment, which needs customer, site and kind. With it a change: a field left out stays, null
 * empties it.
 */
export const recordDeploymentInput = z.strictObject({
  deploymentId: idInput.optional(),
  version: z.int().min(1).optional(),
  customer: textInput(300).optional(),
  site: textInput(300).optional(),
  kind: z.enum(['production', 'pilot']).optional(),
  externalId: text(200),
  dealId: idInput.nullable().optional(),
  devices: z.int().min(0).max(100_000_000).nullable().optional(),
  signedOn: day,
  shippedOn: day,
  installedOn: day,
  activatedOn: day,
  firstValueOn: day,
  firstValueKind: z.enum(['data', 'insight', 'saving']).nullable().optional(),
  firstValueProof: text(1000),
  /** The first day without service; may lie ahead. */
  endedOn: day,
  acvMinor: positiveMinor.nullable().optional(),
});

export const boardInput = z.strictObject({ asOf: dayInput.optional() });

export const showDeploymentInput = z.strictObject({ deploymentId: idInput, asOf: dayInput.optional() });

/** At most one of the three opens the rows behind a figure: a stage, a stream, or the quarter that begins on a day. */
export const cycleTimesInput = z.strictObject({
  asOf: dayInput.optional(),
  stage: z.enum(OPEN_STAGES).nullable().default(null),
  stream: z.enum(STREAMS).nullable().default(null),
  quarter: dayInput.nullable().default(null),
});
