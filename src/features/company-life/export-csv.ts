import { createHash, type Hash } from 'node:crypto';
import type { TextRow } from '@/data/company-export';
import { guardCell } from '@/platform/files/problems-csv';

export type Column = { name: string; type: string };
/** What the list of contents says of a file. */
export type Counted = { rows: number; bytes: number; sha256: string };

/** Types whose values no spreadsheet takes for a formula; all others are guarded. */
const PLAIN = /^(bigint|integer|smallint|numeric|boolean|uuid|date|timestamp|double|real)/;

/**
 * A table as CSV (UTF-8 with byte order mark, CRLF): an empty text is "", none is nothing, and text that a spreadsheet would run as a
 * formula has one apostrophe before it, which is taken off to have the text back. `tally` is filled once the last piece is out.
 */
export async function* csvPieces(
  columns: readonly Column[],
  batches: AsyncIterable<TextRow[]> | Iterable<TextRow[]>,
  tally: Counted,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  yield counted(`\ufeff${columns.map(({ name }) => name).join(',')}\r\n`, tally, hash);
  for await (const rows of batches) {
    tally.rows += rows.length;
    yield counted(rows.map((row) => line(columns, row)).join(''), tally, hash);
  }
  tally.sha256 = hash.digest('hex');
}

function counted(text: string, tally: Counted, hash: Hash): Buffer {
  const bytes = Buffer.from(text);
  tally.bytes += bytes.length;
  hash.update(bytes);
  return bytes;
}

function line(columns: readonly Column[], row: TextRow): string {
  return `${columns.map(({ name, type }) => field(row[name] ?? null, type)).join(',')}\r\n`;
}

function field(value: string | null, type: string): string {
  if (value === null) return '';
  const text = PLAIN.test(type) ? value : guardCell(value);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
