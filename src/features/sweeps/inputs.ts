import { z } from 'zod';
import { dayInput, idInput } from '@/domain/values/schemas';

/** Deals closed or reopened in one transaction: a sweep of any size holds no lock for long, and loses little when it is killed. */
export const BATCH_DEALS = 2000;

export const sweepInput = z.strictObject({ asOf: dayInput.optional() });
export const closeBatchInput = z.strictObject({
  sweepId: idInput,
  dealIds: z.array(idInput).min(1).max(BATCH_DEALS),
});
export const finishSweepInput = z.strictObject({ sweepId: idInput, changed: z.boolean().default(false) });
export const sweepResultInput = z.strictObject({ sweepId: idInput, desk: z.int().min(0).nullable() });
export const runSweepInput = z.strictObject({ asOf: dayInput.optional(), dryRun: z.boolean().optional() });
export const undoSweepInput = z.strictObject({ sweepId: idInput });
export const showSweepsInput = z.strictObject({});
export const nightInput = z.strictObject({ warnedOn: dayInput });
export const mailInput = z.strictObject({ warnedOn: dayInput, userId: idInput });
