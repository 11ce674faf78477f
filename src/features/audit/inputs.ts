import { z } from 'zod';
import { CHECK_IDS } from '@/domain/audit/types';
import { asOfInput, dayInput, idInput } from '@/domain/values/schemas';

export const auditInput = z.strictObject(asOfInput);
export const auditCheckInput = z.strictObject({ ...asOfInput, check: z.enum(CHECK_IDS) });
export const cleanUpInput = z.strictObject({
  asOf: dayInput.optional(),
  dealIds: z.array(idInput).min(1).max(20_000),
});
export const undoCleanUpInput = z.strictObject({ cleanUpId: idInput });
