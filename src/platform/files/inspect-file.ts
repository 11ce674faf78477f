import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Note } from '@/domain/imports/types';
import { ok, refuse, type Result } from '@/domain/values/result';
import { CharsetDetector, type Charset, type CharsetVerdict } from './charset';

/** A path, or a function that opens the same bytes anew each time (a file is read more than once). */
export type FileSource = string | (() => Readable);

export const MAX_FILE_BYTES = 500 * 1024 * 1024;
/**
 * Files are read and decoded in pieces of this size: text of larger ones lives in the heap's large-object space, which is swept
 * so late that a long file looks like a leak (measured: 1,000,000 rows grow the process by 40 MB instead of 170 MB).
 */
export const PIECE_BYTES = 1 << 15;

export type InspectedFile = {
  bytes: number;
  sha256: string;
  charset: Charset;
  /** Length of the byte order mark, not part of the text. */
  bomBytes: number;
  notes: Note[];
};

export function openBytes(source: FileSource): Readable {
  return typeof source === 'string' ? createReadStream(source, { highWaterMark: PIECE_BYTES }) : source();
}

/**
 * One pass over the bytes: size, SHA-256, character set. Refuses (`invalid`) what cannot become rows: empty, too large,
 * binary, a spreadsheet file, an unknown or damaged character set. A file that cannot be opened is `not_found`.
 */
export async function inspectFile(
  source: FileSource,
  limits: { maxBytes?: number } = {},
): Promise<Result<InspectedFile>> {
  const maxBytes = limits.maxBytes ?? MAX_FILE_BYTES;
  const hash = createHash('sha256');
  const detector = new CharsetDetector();
  let bytes = 0;
  try {
    for await (const chunk of openBytes(source)) {
      const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      bytes += part.length;
      if (bytes > maxBytes) return tooLarge(maxBytes);
      hash.update(part);
      detector.feed(part);
    }
  } catch (error) {
    if (isFileError(error))
      return refuse('not_found', 'The file cannot be opened.', { remedy: 'Check the path.' });
    throw error;
  }
  const verdict = detector.verdict();
  if (verdict.kind !== 'text') return REFUSALS[verdict.kind];
  return ok({
    bytes,
    sha256: hash.digest('hex'),
    charset: verdict.charset,
    bomBytes: verdict.bomBytes,
    notes: charsetNotes(verdict),
  });
}

function charsetNotes(verdict: CharsetVerdict): Note[] {
  if (verdict.kind !== 'text' || !verdict.guessed) return [];
  const name =
    verdict.charset === 'windows-1252' ? 'Windows-1252 (Western European)' : verdict.charset.toUpperCase();
  return [{ code: 'charset', message: `The file does not name its character set; it is read as ${name}.` }];
}

function isFileError(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EPERM'].includes(String(error.code));
}

function tooLarge(maxBytes: number) {
  const size = `${Math.round(maxBytes / 1024 / 1024)} MB`;
  return refuse('invalid', `The file is larger than ${size}.`, {
    remedy: 'Split it into several files and import them one by one.',
  });
}

const SAVE_AS_UTF8 = { remedy: 'Open it in a spreadsheet and save it as "CSV UTF-8".' };
const REFUSALS = {
  empty: refuse('invalid', 'The file is empty.', { remedy: 'Export it again.' }),
  binary: refuse('invalid', 'The file is not text: it holds binary data.', SAVE_AS_UTF8),
  spreadsheet: refuse('invalid', 'The file is a spreadsheet or an archive, not CSV.', SAVE_AS_UTF8),
  'damaged-utf8': refuse(
    'invalid',
    'The file is UTF-8 with broken characters: it was cut or changed on its way.',
    {
      remedy: 'Export it again, or save it as "CSV UTF-8".',
    },
  ),
  'damaged-utf16': refuse(
    'invalid',
    'The file is UTF-16 with broken characters: it was cut or changed on its way.',
    {
      remedy: 'Export it again, or save it as "CSV UTF-8".',
    },
  ),
  unknown: refuse(
    'invalid',
    'The character set of the file is neither UTF-8, UTF-16 nor Windows-1252.',
    SAVE_AS_UTF8,
  ),
};
