import { FOOTER_ROWS, footerLength } from '@/domain/imports/footer';
import { findHeader, type Header, type HeaderColumn } from '@/domain/imports/header';
import type { Note, RowProblem, SourceRow } from '@/domain/imports/types';
import { ok, refuse, type Refusal, type Result } from '@/domain/values/result';
import { decodeText } from './decode-text';
import { sniffDialect, type Dialect } from './dialect';
import type { FileSource, InspectedFile } from './inspect-file';
import { BatchShaper, blankRow } from './shape-batch';
import { RecordRefused, RecordSplitter } from './split-records';

/** A row that cannot be lined up with the header; left out, its cells kept for the download. */
export type BadRow = { row: SourceRow; problem: RowProblem };

/** `refusal` ends the file: nothing of it may be used. It is set on the last batch only. */
export type RecordBatch = { rows: SourceRow[]; bad: BadRow[]; refusal: Refusal | null };

export type RecordFile = {
  dialect: Dialect;
  header: Header;
  columns: HeaderColumn[];
  /** What was left out or repaired; complete after a pass over batches(). */
  notes(): Note[];
  /** Reads the file anew from its first data row; may be called again. */
  batches(): AsyncGenerator<RecordBatch>;
};

const SNIFFED_CHARS = 65_536;
const MAX_COLUMNS = 1000;

/**
 * Opens an inspected file as records: finds delimiter, newline and header, and streams the data rows in batches of one piece of
 * the file each (32 KB), so that memory does not grow with the file. Blank rows, repeated header rows and report footers are
 * dropped with a note; rows with another number of cells than the header become `bad`.
 */
export async function openRecords(
  source: FileSource,
  file: Pick<InspectedFile, 'charset' | 'bomBytes' | 'notes'>,
  given: { delimiter?: string } = {},
): Promise<Result<RecordFile>> {
  const sniffed = sniffDialect(await headText(source, file));
  const dialect = given.delimiter ? { ...sniffed, delimiter: given.delimiter } : sniffed;
  let first: SourceRow[];
  try {
    first = await firstRows(source, file, dialect);
  } catch (error) {
    return { ok: false, refusal: recordRefusal(error) };
  }
  const header = findHeader(first);
  if (!header) return refuse('invalid', 'The file is empty.', { remedy: 'Export it again.' });
  const refused = headerRefusal(header);
  if (refused) return refused;
  let passNotes: Note[] = [];
  return ok({
    dialect,
    header,
    columns: header.columns,
    notes: () => [...file.notes, ...header.notes, ...passNotes],
    batches: () => streamBatches(source, file, dialect, header, (notes) => (passNotes = notes)),
  });
}

async function* streamBatches(
  source: FileSource,
  file: Pick<InspectedFile, 'charset' | 'bomBytes'>,
  dialect: Dialect,
  header: Header,
  report: (notes: Note[]) => void,
): AsyncGenerator<RecordBatch> {
  const splitter = new RecordSplitter(dialect);
  const shaper = new BatchShaper(header);
  let held: SourceRow[] = [];
  try {
    for await (const text of decodeText(source, file)) {
      const rows = held.concat(shaper.number(splitter.push(text)));
      const cut = Math.max(0, rows.length - FOOTER_ROWS);
      held = rows.slice(cut);
      if (cut > 0) yield shaper.shape(rows.slice(0, cut));
    }
    const rows = held.concat(shaper.number(splitter.end()));
    const footer = footerLength(rows.slice(-FOOTER_ROWS), header.columns.length);
    shaper.dropFooter(rows.slice(rows.length - footer).filter((row) => !blankRow(row.cells)));
    const batch = shaper.shape(rows.slice(0, rows.length - footer));
    report(shaper.notes(splitter.strayQuotes));
    yield batch;
  } catch (error) {
    yield { rows: [], bad: [], refusal: recordRefusal(error) };
  }
}

async function headText(
  source: FileSource,
  file: Pick<InspectedFile, 'charset' | 'bomBytes'>,
): Promise<string> {
  let head = '';
  for await (const text of decodeText(source, file)) {
    head += text;
    if (head.length >= SNIFFED_CHARS) break;
  }
  return head.slice(0, SNIFFED_CHARS);
}

async function firstRows(
  source: FileSource,
  file: Pick<InspectedFile, 'charset' | 'bomBytes'>,
  dialect: Dialect,
): Promise<SourceRow[]> {
  const splitter = new RecordSplitter(dialect);
  const records: string[][] = [];
  for await (const text of decodeText(source, file)) {
    records.push(...splitter.push(text));
    if (records.length >= 50) break;
  }
  if (records.length < 50) records.push(...splitter.end());
  return records.slice(0, 50).map((cells, i) => ({ rowNo: i + 1, cells }));
}

function headerRefusal(header: Header): { ok: false; refusal: Refusal } | null {
  if (header.columns.length > MAX_COLUMNS) {
    return refuse(
      'invalid',
      `The header has ${header.columns.length} columns; at most ${MAX_COLUMNS} can be read.`,
    );
  }
  const named = header.columns.filter((column) => column.named);
  if (named.some((column) => /\p{L}/u.test(column.name))) return null;
  return refuse('invalid', `The file has no header: row ${header.rowNo} holds values, not column names.`, {
    remedy: 'Put the names of the columns into the first row.',
  });
}

function recordRefusal(error: unknown): Refusal {
  if (!(error instanceof RecordRefused)) throw error;
  const reason =
    error.reason === 'too-large'
      ? `Row ${error.recordNo} is larger than 4 MB, or a quote in it is never closed.`
      : `A quote that opens in row ${error.recordNo} is never closed.`;
  return {
    code: 'invalid',
    message: reason,
    remedy: 'Repair or remove that row, then import the file again.',
  };
}
