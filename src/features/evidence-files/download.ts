import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { refuse } from '@/domain/values/result';
import { contentDisposition } from '@/platform/files/file-names';
import { fileStore } from '@/platform/files/file-store';
import { refusalResponse } from '@/platform/operations/responses';

type Opened = { key: string; name: string; mediaType: string; bytes: number };

/** The bytes under the name they came with. Bytes that are gone from the store are the operator's loss and said as that. */
export async function downloadFile({ key, name, mediaType, bytes }: Opened): Promise<Response> {
  const content = await fileStore().open(key);
  if (!content)
    return refusalResponse(
      refuse('unavailable', 'The file is on record, but its content is missing in the store.', {
        remedy: 'Tell whoever runs Commitpoint for you: it has to come back from a backup.',
      }).refusal,
    );
  return new Response(Readable.toWeb(content) as ReadableStream as unknown as BodyInit, {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes),
      'Content-Disposition': contentDisposition(name),
    },
  });
}
