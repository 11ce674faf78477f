import { z } from 'zod';
import { idInput } from '@/domain/values/schemas';
import { MAX_NAME } from '@/platform/files/file-names';
import { MAX_EVIDENCE_BYTES, MEDIA_TYPES } from '@/platform/files/judge-file';

export const prepareFileInput = z.strictObject({ dealId: idInput });

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What the upload has found out about a file that already lies in the store. No door passes this from outside. */
export const keepFileInput = z.strictObject({
  dealId: idInput,
  fileId: z.string(),
  sha256: hash,
  name: z.string().min(1).max(MAX_NAME),
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.int().min(1).max(MAX_EVIDENCE_BYTES),
  text: z.string().max(200_000).nullable(),
  textState: z.enum(['read', 'scan', 'unread', 'picture']),
});

export const fileInput = z.strictObject({ fileId: idInput });
export const attachFileInput = z.strictObject({ evidenceId: idInput, fileId: idInput });
export const verifyEvidenceInput = z.strictObject({ evidenceId: idInput });

/** Files of the store, by their hashes. No door passes this from outside. */
export const hashesInput = z.strictObject({ hashes: z.array(hash).max(1000) });
