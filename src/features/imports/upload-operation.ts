import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { z } from 'zod';
import { IMPORT_KINDS } from '@/domain/imports/types';
import { refuse, type Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { prepareImport } from './queries';
import { storeUpload } from './store-upload';

export type Upload = { kind: string; fileName: string; body: ReadableStream | null };

const kinds = z.enum(IMPORT_KINDS);

/**
 * The upload as the web door calls it. The bytes stream to the disk; the permission is asked before anything is said about the input
 * and before the first byte is kept.
 */
async function upload(caller: Caller, input: Upload): Promise<Result<{ importId: string }>> {
  const allowed = await prepareImport(caller, {});
  if (!allowed.ok) return allowed;
  const { kind, fileName, body } = input;
  const known = kinds.safeParse(kind);
  if (!known.success) return refuse('invalid', `What is in the file? One of ${IMPORT_KINDS.join(', ')}.`);
  if (!body)
    return refuse('invalid', 'The file is empty.', { remedy: 'Choose a file with a header and rows.' });
  return storeUpload(caller, { kind: known.data, fileName, source: Readable.fromWeb(body) });
}

export const uploadFile = Object.assign(upload, {
  operation: {
    name: 'imports.upload',
    kind: 'command' as const,
    permission: 'imports.write' as const,
    input: z.unknown(),
  },
});
