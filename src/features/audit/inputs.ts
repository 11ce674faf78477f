import { z } from 'zod';
import { CHECK_IDS } from '@/domain/audit/types';
import { asOfInput, dayInput, idInput } from '@/domain/values/schemas';

export const auditInput = z.strictObject(asOfInput);
export const auditCheckInput = z.strictObject({
  ...asOfInput,
  check: z.enum(CHECK_IDS),
  /** Opaque position of the last row seen. */
  after: z.string().max(1000).nullable().default(null),
  limit: z.int().min(1).max(500).default(50),
});
/** Deals that one clean-up closes in one transaction; the nightly sweep has no limit, it goes by batches. */
export const MOST_DEALS = 20_000;
export const cleanUpInput = z.strictObject({
  asOf: dayInput.optional(),
  dealIds: z.array(idInput).min(1).max(MOST_DEALS),
});
export const undoCleanUpInput = z.strictObject({ cleanUpId: idInput });
