import { crc32 } from 'node:zlib';
import { refuse } from '@/domain/values/result';
import type { Verdict } from './judge-file';
import { holdsMarkup } from './markup';

const AGAIN = { remedy: 'Save or take the picture again and choose that file.' };
const cut = (what: string) => refuse('invalid', `The ${what} is cut off or damaged.`, AGAIN);
const more = (what: string) =>
  refuse('invalid', `The ${what} carries something that is not the picture.`, {
    remedy: 'Open it, save it as a new picture and choose that file.',
  });

/** A PNG is whole: every chunk has its length and checksum, and nothing follows the last. Its text holds no markup. */
export function judgePng(bytes: Buffer): Verdict {
  let at = 8;
  let first = true;
  let pixels = false;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return cut('PNG');
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return cut('PNG');
    if (first && (type !== 'IHDR' || length !== 13)) return cut('PNG');
    if (first && !hasSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))) return cut('PNG');
    first = false;
    if (type === 'IDAT') pixels = true;
    else if (holdsMarkup(bytes.subarray(at + 8, end - 4))) return more('PNG');
    if (type === 'IEND') return !pixels ? cut('PNG') : end === bytes.length ? null : more('PNG');
    at = end;
  }
  return cut('PNG');
}

function hasSize(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= 100_000 && height <= 100_000;
}

/**
 * A JPEG is whole from its first marker to its last, and its notes hold no markup. Phones append to it: a second picture (depth,
 * preview) and blocks of their own; those pass unless they are markup or programs.
 */
export function judgeJpeg(bytes: Buffer): Verdict {
  const end = endOfJpeg(bytes, 0);
  if (end === 'markup') return more('JPEG');
  if (end === null) return cut('JPEG');
  let at = end;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xd8) {
    const next = endOfJpeg(bytes, at);
    if (next === null || next === 'markup') return more('JPEG');
    at = next;
  }
  return isHarmlessTrailer(bytes.subarray(at)) ? null : more('JPEG');
}

const PROGRAMS = ['PK\u0003\u0004', '%PDF-', '#!', '\u007fELF'];

/** Samsung's trailer ends in SEFT; padding is zeros. */
function isHarmlessTrailer(rest: Buffer): boolean {
  if (rest.every((byte) => byte === 0)) return true;
  const text = rest.toString('latin1');
  return text.endsWith('SEFT') && !holdsMarkup(rest) && !PROGRAMS.some((sign) => text.includes(sign));
}

/** Index after the end marker of the picture that starts at `from`; null if it is cut. */
function endOfJpeg(bytes: Buffer, from: number): number | 'markup' | null {
  let at = from + 2;
  let scanned = false;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return scanned ? at + 2 : null;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      if (at + 4 > bytes.length) return null;
      const length = bytes.readUInt16BE(at + 2);
      if (length < 2 || at + 2 + length > bytes.length) return null;
      if (holdsMarkup(bytes.subarray(at + 4, at + 2 + length))) return 'markup';
      at += 2 + length;
      if (marker === 0xda) {
        scanned = true;
        at = endOfScan(bytes, at);
      }
    }
  }
  return null;
}

/** Picture data run to the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
