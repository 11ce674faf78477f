import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { ok, refuse, type Result } from '@/domain/values/result';
import { env } from '@/platform/env';

export type Received = { path: string; bytes: number; sha256: string };

/** Takes away what uploads that were killed have left before an instant. */
export async function dropIncoming(before: string): Promise<void> {
  for (const name of await readdir(incomingFolder()).catch(() => [])) {
    const left = path.join(incomingFolder(), name);
    const found = await stat(left).catch(() => null);
    if (found && found.mtime.toISOString() < before) await rm(left, { force: true });
  }
}

/** Where files lie while nobody knows yet what they are. On the same disk as the local store, so that a rename is one step. */
function incomingFolder(): string {
  return path.join(env().UPLOAD_DIR, 'files', 'incoming');
}

/**
 * Takes the bytes to a temporary file, counting them and hashing them as they come. A stream that is longer than the limit is left
 * there and then; one that breaks off or brings other than the declared number of bytes is refused. A refused file leaves nothing.
 */
export async function receiveFile(
  source: Readable,
  limits: { maxBytes: number; declaredBytes: number | null },
): Promise<Result<Received>> {
  const { maxBytes, declaredBytes } = limits;
  if (declaredBytes !== null && declaredBytes > maxBytes) {
    source.destroy();
    return tooLarge(maxBytes);
  }
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 });
  const target = path.join(incomingFolder(), randomUUID());
  const file = await open(target, 'wx', 0o600);
  const received = await copy(source, file, maxBytes).catch(asRefusal);
  await file.close();
  const whole = received.ok ? checkLength(received.value.bytes, declaredBytes) : received;
  if (whole.ok && received.ok) return ok({ path: target, ...received.value });
  source.destroy();
  await rm(target, { force: true });
  return whole.ok ? (received as Result<never>) : whole;
}

async function copy(
  source: Readable,
  file: FileHandle,
  maxBytes: number,
): Promise<Result<Omit<Received, 'path'>>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
    bytes += part.length;
    if (bytes > maxBytes) return tooLarge(maxBytes);
    hash.update(part);
    await file.writeFile(part);
  }
  await file.sync();
  return ok({ bytes, sha256: hash.digest('hex') });
}

function checkLength(bytes: number, declared: number | null): Result<null> {
  if (declared === null || declared === bytes) return ok(null);
  return refuse('invalid', `The file broke off: ${bytes} of ${declared} bytes have arrived.`, {
    remedy: 'Choose it again.',
  });
}

function tooLarge(maxBytes: number) {
  return refuse('invalid', `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`, {
    remedy: 'Scan it with a lower resolution, or split it, and choose it again.',
  });
}

const CODES_OF_A_BREAK = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR', 'UND_ERR_ABORTED'];

function asRefusal(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = error instanceof Error ? error.name : '';
  if (code === 'ENOSPC')
    return refuse('unavailable', 'The server has no room for the file.', {
      remedy: 'Tell whoever runs it: space is missing where UPLOAD_DIR points.',
    });
  if (name === 'AbortError' || name === 'ResponseAborted' || CODES_OF_A_BREAK.includes(code))
    return refuse('invalid', 'The file broke off on its way.', { remedy: 'Choose it again.' });
  throw error;
}
