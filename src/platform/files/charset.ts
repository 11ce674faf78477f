import { isAscii, isUtf8 } from 'node:buffer';

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What the bytes are, or why they cannot be read as text. */
export type CharsetVerdict =
  | { kind: 'text'; charset: Charset; bomBytes: number; guessed: boolean }
  | { kind: 'empty' | 'binary' | 'spreadsheet' | 'damaged-utf8' | 'damaged-utf16' | 'unknown' };

const HEAD_BYTES = 65_536;
/** Byte order mark and the pattern of NULs are looked for in so many bytes, however small the chunks are. */
const START_BYTES = 4096;
/** Bytes that Windows-1252 leaves undefined: their presence means another code page. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const MAGIC: readonly [readonly number[], 'spreadsheet' | 'binary'][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'spreadsheet'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'spreadsheet'],
  [[0x25, 0x50, 0x44, 0x46], 'binary'],
  [[0x1f, 0x8b], 'binary'],
  [[0x89, 0x50, 0x4e, 0x47], 'binary'],
  [[0xff, 0xd8, 0xff], 'binary'],
];

/**
 * Decides the character set of a file from all its bytes, fed chunk by chunk in constant memory: byte order mark, then UTF-16
 * by its pattern of NULs, then strict UTF-8, then Windows-1252. Text of other code pages is refused rather than garbled.
 */
export class CharsetDetector {
  private head: Buffer = Buffer.alloc(0);
  private started = false;
  private settled: CharsetVerdict | null = null;
  private utf16: TextDecoder | null = null;
  private utf16Damaged = false;
  private carry: Buffer = Buffer.alloc(0);
  private bytes = 0;
  private validUtf8 = true;
  private multibyte = 0;
  private readonly high = { count: 0, adjacent: 0, undefined: 0, invalid: 0, previous: false };

  feed(chunk: Buffer): void {
    this.bytes += chunk.length;
    if (this.started) {
      this.check(chunk);
      return;
    }
    this.head = Buffer.concat([this.head, chunk]);
    if (this.head.length >= START_BYTES) this.start();
  }

  private start(): void {
    this.started = true;
    this.readStart(this.head);
    this.check(this.head);
    this.head = Buffer.from(this.head.subarray(0, HEAD_BYTES));
  }

  private check(chunk: Buffer): void {
    if (this.head.length < HEAD_BYTES && chunk !== this.head) {
      this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD_BYTES - this.head.length)]);
    }
    if (this.settled?.kind === 'text' && this.settled.charset.startsWith('utf-16')) this.checkUtf16(chunk);
    else this.checkUtf8(chunk);
  }

  verdict(): CharsetVerdict {
    if (this.bytes === 0) return { kind: 'empty' };
    if (!this.started) this.start();
    if (this.settled && this.settled.kind !== 'text') return this.settled;
    if (this.settled?.kind === 'text' && this.settled.charset.startsWith('utf-16')) {
      return this.utf16Damaged || !this.endUtf16() ? { kind: 'damaged-utf16' } : this.settled;
    }
    if (looksBinary(this.head)) return { kind: 'binary' };
    if (this.carry.length > 0) this.countBytes(this.carry, true);
    if (this.validUtf8)
      return this.settled ?? { kind: 'text', charset: 'utf-8', bomBytes: 0, guessed: false };
    return this.singleByteVerdict();
  }

  private singleByteVerdict(): CharsetVerdict {
    if (this.settled || (this.multibyte > 0 && this.multibyte >= this.high.invalid))
      return { kind: 'damaged-utf8' };
    const { count, adjacent, undefined: outside } = this.high;
    if (outside > 0 || (count >= 8 && adjacent / count > 0.5)) return { kind: 'unknown' };
    return { kind: 'text', charset: 'windows-1252', bomBytes: 0, guessed: true };
  }

  private readStart(chunk: Buffer): void {
    const [a, b, c, d] = chunk;
    for (const [magic, kind] of MAGIC) {
      if (magic.every((byte, i) => chunk[i] === byte)) this.settled = { kind };
    }
    if (this.settled) return;
    if (a === 0xef && b === 0xbb && c === 0xbf)
      this.settled = { kind: 'text', charset: 'utf-8', bomBytes: 3, guessed: false };
    else if (a === 0xff && b === 0xfe && c === 0 && d === 0) this.settled = { kind: 'unknown' };
    else if (a === 0 && b === 0 && c === 0xfe && d === 0xff) this.settled = { kind: 'unknown' };
    else if (a === 0xff && b === 0xfe) this.startUtf16('utf-16le', 2);
    else if (a === 0xfe && b === 0xff) this.startUtf16('utf-16be', 2);
    else this.guessUtf16(chunk.subarray(0, 4096));
  }

  private guessUtf16(head: Buffer): void {
    const nul = [0, 0];
    for (let i = 0; i < head.length; i++) if (head[i] === 0) nul[i & 1] = (nul[i & 1] ?? 0) + 1;
    const half = head.length / 2;
    const [even = 0, odd = 0] = nul;
    if (half < 2) return;
    if (odd / half > 0.4 && even / half < 0.1) this.startUtf16('utf-16le', 0);
    else if (even / half > 0.4 && odd / half < 0.1) this.startUtf16('utf-16be', 0);
  }

  private startUtf16(charset: 'utf-16le' | 'utf-16be', bomBytes: number): void {
    this.settled = { kind: 'text', charset, bomBytes, guessed: bomBytes === 0 };
    this.utf16 = new TextDecoder(charset, { fatal: true });
  }

  private checkUtf16(chunk: Buffer): void {
    if (this.utf16Damaged) return;
    try {
      this.utf16?.decode(chunk, { stream: true });
    } catch {
      this.utf16Damaged = true;
    }
  }

  private endUtf16(): boolean {
    try {
      this.utf16?.decode();
      return true;
    } catch {
      return false;
    }
  }

  private checkUtf8(chunk: Buffer): void {
    if (this.carry.length === 0 && isAscii(chunk)) {
      this.high.previous = false;
      return;
    }
    const whole = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const cut = lastWholeCharacter(whole);
    this.carry = Buffer.from(whole.subarray(cut));
    this.countBytes(whole.subarray(0, cut), false);
  }

  /** Valid chunks cost one native check; only broken ones are walked byte by byte. */
  private countBytes(part: Buffer, isEnd: boolean): void {
    if (!isEnd && isUtf8(part)) {
      this.multibyte += 1;
      return;
    }
    this.validUtf8 = false;
    for (let i = 0; i < part.length; i++) {
      const byte = part[i] ?? 0;
      if (byte < 0x80) {
        this.high.previous = false;
        continue;
      }
      this.high.count += 1;
      if (this.high.previous) this.high.adjacent += 1;
      this.high.previous = true;
      if (UNDEFINED_1252.has(byte)) this.high.undefined += 1;
      const length = sequenceLength(part, i);
      if (length > 1) {
        this.multibyte += 1;
        this.high.count += length - 1;
        this.high.adjacent += length - 1;
        i += length - 1;
      } else this.high.invalid += 1;
    }
  }
}

/** Length of the well-formed multi-byte sequence that starts here, or 1 if there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  return length > 1 && isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length ? length : 1;
}

/** Index after the last character that is complete, at most three bytes before the end. */
function lastWholeCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function looksBinary(head: Buffer): boolean {
  let control = 0;
  for (const byte of head) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  }
  return control > 2 && control / head.length > 0.005;
}
