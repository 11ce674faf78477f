import { constants, inflateSync } from 'node:zlib';
import { ACTIVE, ACTIVE_SHORT, carried, hasName, unescapeNames } from './pdf-names';

/** What one stream and all of them together may unfold to; pictures are not unfolded. */
const MAX_UNFOLDED = 32 * 1024 * 1024;
const MAX_UNFOLDED_ALL = 96 * 1024 * 1024;
const MAX_STREAMS = 20_000;
const PEEK = 4096;

export type PdfStream = { dictionary: string; from: number; to: number };

/** The file without its stream data, and where those lie; null if a stream does not end or there are more than any document has. */
export function cutStreams(text: string): { plain: string; streams: PdfStream[] } | null {
  const plain: string[] = [];
  const streams: PdfStream[] = [];
  const start = /\bstream(\r\n|\n|\r)/g;
  let at = 0;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const from = match.index + match[0].length;
    const to = text.indexOf('endstream', from);
    if (to < 0 || streams.length >= MAX_STREAMS) return null;
    const before = text.slice(Math.max(at, match.index - PEEK), match.index);
    const dictionary = unescapeNames(before.slice(Math.max(0, before.lastIndexOf(' obj'))));
    streams.push({ dictionary, from, to });
    plain.push(text.slice(at, from));
    at = to;
    start.lastIndex = to + 9;
  }
  plain.push(text.slice(at));
  return { plain: plain.join('\n'), streams };
}

/** What is wrong with the streams, as the end of "The PDF …"; null if nothing. */
export function judgeStreams(bytes: Buffer, streams: readonly PdfStream[]): string | null {
  let unfolded = 0;
  for (const stream of streams) {
    const content = contentOf(bytes, stream);
    if (content === null) continue;
    if (typeof content === 'string') return content;
    unfolded += content.length;
    if (unfolded > MAX_UNFOLDED_ALL) return BOMB;
    const text = content.toString('latin1');
    const found = isPacked(stream.dictionary) ? carried(text, ACTIVE, ACTIVE_SHORT) : carried(text, ACTIVE);
    if (found) return `carries ${found}`;
  }
  return null;
}

const BOMB = 'unfolds to far more than it seems to be';
const OPAQUE = 'packs its contents in a way that cannot be checked';

/** An object stream: objects that stand in no plain part of the file. */
function isPacked(dictionary: string): boolean {
  return hasName(dictionary, ['ObjStm', 'First']);
}

const FILTER =
  /\/(FlateDecode|Fl|LZWDecode|LZW|ASCIIHexDecode|AHx|ASCII85Decode|A85|RunLengthDecode|RL|DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode|BrotliDecode|Crypt)\b/g;
const FLATE = /^Fl/;
const AS_TEXT = /^A(SCII|85|Hx)/;
const PICTURE = /^(DCT|JPX|CCITT|CCF|JBIG2)/;

/** The unfolded bytes of a stream; null for a picture; a sentence's end for what cannot be unfolded safely. */
function contentOf(bytes: Buffer, { dictionary, from, to }: PdfStream): Buffer | string | null {
  if (/\/(?:Filter|DecodeParms)\s+\d+\s+\d+\s+R/.test(dictionary)) return OPAQUE;
  const filters = [...dictionary.matchAll(FILTER)].map(([, name = '']) => name);
  const packed = isPacked(dictionary);
  if (packed && /\/Predictor\s*(?!1\b)\d/.test(dictionary)) return OPAQUE;
  if (filters.filter((name) => FLATE.test(name)).length > 1) return 'is folded up more than once';
  const image = hasName(dictionary, ['Image']);
  if (filters.some((name) => PICTURE.test(name))) return packed ? OPAQUE : null;
  if (!filters.every((name) => FLATE.test(name) || AS_TEXT.test(name))) return image ? null : OPAQUE;
  const raw = bytes.subarray(from, to);
  return image && !packed ? pretending(raw, filters) : unfold(raw, filters, MAX_UNFOLDED);
}

/** Pixels are left alone; what calls itself a picture and starts like a list of objects is looked into all the same. */
function pretending(raw: Buffer, filters: readonly string[]): Buffer | string | null {
  const head = unfold(raw.subarray(0, PEEK), filters, MAX_UNFOLDED);
  const starts = typeof head === 'string' ? '' : head.toString('latin1', 0, 64);
  return /^\s*(%|\d+\s+\d+\s)/.test(starts) ? unfold(raw, filters, MAX_UNFOLDED) : null;
}

function unfold(raw: Buffer, filters: readonly string[], most: number): Buffer | string {
  let bytes = raw;
  for (const filter of filters) {
    if (FLATE.test(filter)) {
      const inflated = inflate(bytes, most);
      if (!inflated) return BOMB;
      bytes = inflated;
    } else bytes = /Hex|AHx/.test(filter) ? fromHex(bytes) : fromAscii85(bytes);
  }
  return bytes;
}

/** What can be unfolded; damaged data unfold to nothing, as they do for a reader. Null: too much. */
function inflate(folded: Buffer, most: number): Buffer | null {
  try {
    return inflateSync(folded, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ERR_BUFFER_TOO_LARGE' ? null : Buffer.alloc(0);
  }
}

function fromHex(bytes: Buffer): Buffer {
  const digits = bytes.toString('latin1').replaceAll(/[^0-9a-fA-F]/g, '');
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
}

function fromAscii85(bytes: Buffer): Buffer {
  const end = bytes.indexOf('~>');
  const text = bytes
    .toString('latin1', 0, end < 0 ? bytes.length : end)
    .replaceAll(/[^!-uz]/g, '')
    .replaceAll('z', '!!!!!');
  const out = Buffer.alloc(Math.ceil(text.length / 5) * 4);
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let value = 0;
    for (let i = 0; i < 5; i++) value = value * 85 + ((text.charCodeAt(at + i) || 117) - 33);
    out.writeUInt32BE(value % 4_294_967_296, to);
  }
  return out.subarray(0, Math.floor((text.length * 4) / 5));
}
