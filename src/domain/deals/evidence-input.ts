import { z } from 'zod';
import { dayInput, idInput, optionalText, positiveMinor } from '@/domain/values/schemas';
import { EVIDENCE_KINDS } from './deal';

/** Evidence as anybody sends it, at every door that takes it: on the deal, with a move, in the review room. */
export const evidenceInput = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  lineId: idInput.nullable().default(null),
  reference: optionalText(200),
  evidenceOn: dayInput,
  amountMinor: positiveMinor.nullable().default(null),
  units: z.int().positive().max(10_000_000).nullable().default(null),
  note: optionalText(1000),
  /** An uploaded file of the same deal that proves it. */
  fileId: idInput.nullable().default(null),
});
