import { z } from 'zod';
import { dayInput, idInput } from '@/domain/values/schemas';
import { filterInput } from './inputs';

/** Left out: the latest day on which one was due. */
export const takeSnapshotInput = z.strictObject({ asOf: dayInput.optional() });

/** Three years of Mondays and quarters. */
const MOST = 200;
export const snapshotsInput = z.strictObject({
  from: dayInput.optional(),
  until: dayInput.optional(),
  limit: z.int().min(1).max(MOST).default(MOST),
});

export const missingSnapshotsInput = z.strictObject({});

export const snapshotInput = z.strictObject({
  snapshotId: idInput,
  ...filterInput,
  /** Without what the audit's clean-up would have closed. */
  cleaned: z.boolean().default(false),
});
