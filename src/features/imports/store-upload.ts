import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { finished, Readable } from 'node:stream';
import { once } from 'node:events';
import { promisify } from 'node:util';
import type { ImportKind } from '@/domain/imports/types';
import { ok, refuse, type Result } from '@/domain/values/result';
import { inspectFile, type InspectedFile } from '@/platform/files/inspect-file';
import { isWorkbook, readSheet } from '@/platform/files/read-sheet';
import type { Caller } from '@/platform/operations/caller';
import { openImport } from './commands';
import { prepareImport } from './queries';
import { CHUNK_BYTES, uploadPath } from './upload-path';

const ended = promisify(finished);

/**
 * Takes a file in: checks the permission, stores it as it streams in, judges its bytes (size, character set, binary or not) and opens the
 * import. A refused file leaves nothing behind. `source` is a path or the body of an upload.
 */
export async function storeUpload(
  caller: Caller,
  upload: { kind: ImportKind; fileName: string; source: string | Readable },
): Promise<Result<{ importId: string }>> {
  // A body may break while nobody listens yet; whoever reads it then is told.
  if (typeof upload.source !== 'string') upload.source.on('error', () => undefined);
  const prepared = await prepareImport(caller, {});
  if (!prepared.ok) return prepared;
  const { importId, tenantId } = prepared.value;
  const target = uploadPath(tenantId, importId);
  const received = await receive(upload.source, target);
  const unread = !received.ok && received.refusal.code === 'invalid';
  const inspected = unread && (await isWorkbook(target)) ? await unpackSheet(target) : received;
  if (!inspected.ok) {
    await rm(target, { force: true });
    return inspected;
  }
  const { bytes, sha256, charset, bomBytes, notes } = inspected.value;
  const fileName = path.basename(upload.fileName).slice(-300) || 'file.csv';
  const file = { bytes, sha256, charset, bomBytes, notes };
  const opened = await openImport(caller, { importId, kind: upload.kind, fileName, file });
  if (!opened.ok) await rm(target, { force: true });
  return opened.ok ? ok({ importId }) : opened;
}

/** One pass: the bytes go to the disk while they are judged. */
async function receive(source: string | Readable, target: string): Promise<Result<InspectedFile>> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const from = typeof source === 'string' ? createReadStream(source, { highWaterMark: CHUNK_BYTES }) : source;
  const to = createWriteStream(target, { mode: 0o600 });
  try {
    const inspected = await inspectFile(() => Readable.from(copied(from, to)));
    to.end();
    await ended(to);
    return inspected;
  } catch (error) {
    if (isDiskFull(error))
      return refuse('unavailable', 'The server has no room for the file.', { remedy: ROOM });
    throw error;
  } finally {
    from.destroy();
    to.destroy();
  }
}

/** A workbook becomes the CSV of its first sheet that has cells, and is read from then on like any other. */
async function unpackSheet(target: string): Promise<Result<InspectedFile>> {
  const sheet = await readSheet(target);
  if (!sheet.ok) return sheet;
  const { sheetName, sheets, csv } = sheet.value;
  await writeFile(target, csv, { mode: 0o600 });
  const inspected = await inspectFile(target);
  if (!inspected.ok) return inspected;
  const message =
    sheets === 1
      ? `Read from the sheet “${sheetName}” of a workbook.`
      : `Read from “${sheetName}”, one of ${sheets} sheets of the workbook; the others were left out.`;
  return ok({ ...inspected.value, notes: [{ code: 'workbook', message }, ...inspected.value.notes] });
}

const ROOM = 'Free space where UPLOAD_DIR points, then try again.';

async function* copied(from: Readable, to: ReturnType<typeof createWriteStream>): AsyncGenerator<Buffer> {
  for await (const chunk of from) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
    if (!to.write(bytes)) await once(to, 'drain');
    yield bytes;
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}
