import { readFile, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ok, type Result } from '@/domain/values/result';
import { fileKey, fileStore } from '@/platform/files/file-store';
import { judgeFile, MAX_EVIDENCE_BYTES, type JudgedFile } from '@/platform/files/judge-file';
import { readFileText, type FileText } from '@/platform/files/read-text';
import { receiveFile, type Received } from '@/platform/files/receive-file';
import { turnstile } from '@/platform/files/turnstile';
import { logBug } from '@/platform/log/log';
import type { Caller } from '@/platform/operations/caller';
import { keepFile } from './commands';
import { prepareFile } from './queries';
import { tidySometimes } from './tidy-store';

export type KeptFile = { fileId: string; name: string; textState: FileText['state'] };

/** A file is judged in memory as a whole: two at a time, whatever the number of uploads. */
const inTurn = turnstile(2);

/**
 * Takes a file in for a deal: permission, then the bytes to a temporary file, then what they are, then the store, and the row last: a row
 * stands only for bytes that are safe. A refused file leaves nothing; one that was interrupted after the store leaves bytes without a row,
 * which nobody can ask for and which tidying takes away.
 */
export async function storeFile(
  caller: Caller,
  file: { dealId: string; name: string; source: Readable; declaredBytes: number | null },
): Promise<Result<KeptFile>> {
  const { dealId, name, source, declaredBytes } = file;
  // A body may break while nobody listens yet; whoever reads it then is told.
  source.on('error', () => undefined);
  const prepared = await prepareFile(caller, { dealId });
  if (!prepared.ok) {
    source.destroy();
    return prepared;
  }
  const received = await receiveFile(source, { maxBytes: MAX_EVIDENCE_BYTES, declaredBytes });
  if (!received.ok) return received;
  try {
    const judged = await inTurn(() => judgeReceived(received.value, name));
    if (!judged.ok) return judged;
    const { path, bytes, sha256 } = received.value;
    await fileStore().keep(fileKey(prepared.value.tenantId, sha256), { path, sha256 });
    const { fileId } = prepared.value;
    const row = await keepFile(caller, { dealId, fileId, bytes, sha256, ...judged.value });
    if (row.ok) await tidySometimes(caller, prepared.value.tenantId).catch(noted);
    return row;
  } finally {
    await rm(received.value.path, { force: true });
  }
}

type Judged = JudgedFile & { text: string | null; textState: FileText['state'] };

async function judgeReceived(received: Received, name: string): Promise<Result<Judged>> {
  const bytes = await readFile(received.path);
  const judged = await judgeFile(bytes, name);
  if (!judged.ok) return judged;
  const { state, text } = await readFileText(bytes, judged.value.mediaType);
  return ok({ ...judged.value, text, textState: state });
}

/** The file is kept; what went wrong while tidying is the operator's to see. */
function noted(error: unknown): void {
  logBug(error, { operation: 'deals.tidyStore' });
}
