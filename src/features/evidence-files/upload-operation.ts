import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { z } from 'zod';
import { idInput } from '@/domain/values/schemas';
import { refuse, type Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { prepareFile } from './queries';
import { storeFile, type KeptFile } from './store-file';

export type FileUpload = {
  dealId: string;
  fileName: string;
  /** As the client declares it; null if it does not. */
  declaredBytes: number | null;
  body: ReadableStream | null;
};

/** The upload as the web door calls it. The permission is asked before anything is said about the input and before a byte is kept. */
async function upload(caller: Caller, input: FileUpload): Promise<Result<KeptFile>> {
  const allowed = await prepareFile(caller, { dealId: (input as FileUpload | null)?.dealId ?? '' });
  if (!allowed.ok) return allowed;
  const { dealId, fileName, declaredBytes, body } = input;
  if (!body) return refuse('invalid', 'The file is empty.', { remedy: 'Choose it again, or save it anew.' });
  return storeFile(caller, { dealId, name: fileName, declaredBytes, source: Readable.fromWeb(body) });
}

export const uploadDealFile = Object.assign(upload, {
  operation: {
    name: 'deals.uploadFile',
    kind: 'command' as const,
    permission: 'evidence.write' as const,
    input: z.looseObject({ dealId: idInput }),
  },
});
