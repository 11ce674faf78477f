import { CsvError, parse, type Options } from 'csv-parse/sync';
import type { Dialect } from './dialect';

/** A record larger than this is refused: no real export has one, and memory must stay flat. Characters. */
export const MAX_RECORD_LENGTH = 4 * 1024 * 1024;

/** The record after `recordNo` finished ones is too large, or its quote is never closed. */
export class RecordRefused extends Error {
  constructor(
    readonly recordNo: number,
    readonly reason: 'too-large' | 'never-closed',
  ) {
    super(`Record ${recordNo}: ${reason}`);
  }
}

/**
 * Cuts text, fed in pieces, into records. Lines without a quote, or with plainly quoted cells only, are cut by string search,
 * which is five times as fast as any state machine; everything else (escaped quotes, line breaks in cells, broken quotes) goes
 * through csv-parse. Both give the same cells, which a property test holds. Memory: one piece plus one record.
 */
export class RecordSplitter {
  /** Records cut so far. */
  count = 0;
  /** Numbers of records whose stray quotes were taken literally, at most ten. */
  readonly strayQuotes: number[] = [];
  private pending = '';
  private readonly options: Options;

  constructor(
    private readonly dialect: Dialect,
    private readonly maxRecordLength: number = MAX_RECORD_LENGTH,
  ) {
    this.options = {
      delimiter: dialect.delimiter,
      record_delimiter: dialect.newline === '\r' ? ['\r'] : ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: false,
    };
  }

  push(text: string): string[][] {
    return this.cut(this.pending === '' ? text : this.pending + text, false);
  }

  end(): string[][] {
    return this.pending === '' ? [] : this.cut(this.pending, true);
  }

  private cut(text: string, last: boolean): string[][] {
    const records: string[][] = [];
    const { newline, delimiter } = this.dialect;
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      const end = text.indexOf(newline, at);
      if (end < 0 && !last) break;
      const stop = end < 0 ? text.length : end;
      const line = lineAt(text, at, stop);
      const cells = quote < 0 || quote >= stop ? line.split(delimiter) : splitPlainlyQuoted(line, delimiter);
      if (cells) {
        records.push(cells);
        at = stop + 1;
      } else {
        const next = this.cutHard(text, at, last, records);
        if (next === null) break;
        at = next;
      }
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
    }
    this.keepRest(text.slice(at), records.length);
    this.count += records.length;
    return records;
  }

  private keepRest(rest: string, cut: number): void {
    if (rest.length > this.maxRecordLength) throw new RecordRefused(this.count + cut + 1, 'too-large');
    this.pending = rest;
  }

  /** Cuts a stretch that only the full parser understands; the index after it, or null when its end is not here yet. */
  private cutHard(text: string, from: number, last: boolean, records: string[][]): number | null {
    const end = this.hardStretch(text, from, last);
    if (end === null && text.length - from <= this.maxRecordLength) return null;
    const stretch = text.slice(from, end ?? text.length);
    try {
      records.push(...parse(stretch, this.options));
      return from + stretch.length;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      return from + this.cutBroken(stretch, records, last && from + stretch.length === text.length);
    }
  }

  /** Where a run of hard lines ends: at a newline outside quotes that no hard line follows. null: not here yet. */
  private hardStretch(text: string, from: number, last: boolean): number | null {
    const { newline, delimiter } = this.dialect;
    let at = from;
    while (at < text.length) {
      if (at > from) {
        const end = text.indexOf(newline, at);
        const line = end < 0 ? null : lineAt(text, at, end);
        if (line === null && !last) return at;
        if (line !== null && (!line.includes('"') || splitPlainlyQuoted(line, delimiter))) return at;
      }
      const next = logicalEnd(text, at, newline);
      if (next === null) return last ? text.length : at > from ? at : null;
      at = next;
    }
    return at;
  }

  /**
   * Broken quotes (klaemo/csv-stream#51 shows real exports with them): stray ones are taken literally. Returns the length of
   * what was cut; the unfinished last record waits for more text, or is refused when there is none.
   */
  private cutBroken(stretch: string, records: string[][], isEnd: boolean): number {
    const before = records.length;
    let bytes = 0;
    const keep = (record: string[], info: { bytes: number }) => {
      records.push(record);
      bytes = info.bytes;
      return null;
    };
    try {
      parse(stretch, { ...this.options, relax_quotes: true, on_record: keep });
      bytes = Buffer.byteLength(stretch);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const first = this.count + records.length + 1;
      if (isEnd) throw new RecordRefused(first, 'never-closed');
      if (records.length === before) throw new RecordRefused(first, 'too-large');
    }
    if (this.strayQuotes.length < 10) this.strayQuotes.push(this.count + before + 1);
    return Buffer.from(stretch).subarray(0, bytes).toString().length;
  }
}

function lineAt(text: string, at: number, stop: number): string {
  return stop > at && text.charCodeAt(stop - 1) === 13 ? text.slice(at, stop - 1) : text.slice(at, stop);
}

/** The index after the first newline outside quotes, or null. Quotes and newlines are each searched once. */
function logicalEnd(text: string, from: number, newline: string): number | null {
  let quote = text.indexOf('"', from);
  let end = text.indexOf(newline, from);
  let open = false;
  while (end >= 0) {
    if (quote < 0) return open ? null : end + 1;
    if (!open && end < quote) return end + 1;
    open = !open;
    if (!open && end < quote) end = text.indexOf(newline, quote + 1);
    quote = text.indexOf('"', quote + 1);
  }
  return null;
}

/**
 * The cells of a line in which every quoted cell is quoted as a whole and holds no quote and no line break; else null.
 * Between two quoted parts there must then be a delimiter, more unquoted cells, and a delimiter.
 */
export function splitPlainlyQuoted(line: string, delimiter: string): string[] | null {
  const parts = line.split('"');
  if (parts.length % 2 === 0) return null;
  const cells: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    if (i % 2 === 1) {
      cells.push(part);
      continue;
    }
    const first = i === 0;
    const final = i === parts.length - 1;
    if (part === '') {
      if (!first && !final) return null;
      continue;
    }
    if ((!first && !part.startsWith(delimiter)) || (!final && !part.endsWith(delimiter))) return null;
    const inner = part.slice(first ? 0 : 1, final ? undefined : -1);
    if (!first && !final && part.length === 1) continue;
    for (const cell of inner.split(delimiter)) cells.push(cell);
  }
  return cells;
}
