import { csvLine } from './table-cells';
import { xlsxBook, type Sheet } from './table-xlsx';

/** A file in pieces, in their order. */
export type TableFile = { fileName: string; mediaType: string; pieces: (string | Buffer)[] };

export const CSV = 'text/csv; charset=utf-8';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook of all sheets, or the first of them as CSV: one such file has one table. `name` without its ending. */
export function tableFile(
  name: string,
  format: 'csv' | 'xlsx',
  sheets: readonly [Sheet, ...Sheet[]],
): TableFile {
  if (format === 'xlsx') return { fileName: `${name}.xlsx`, mediaType: XLSX, pieces: [xlsxBook(sheets)] };
  const [{ header, rows }] = sheets;
  const head = '\ufeff' + csvLine(header.map((text) => ({ text })));
  return { fileName: `${name}.csv`, mediaType: CSV, pieces: [head, rows.map(csvLine).join('')] };
}

/** The file as an answer that is saved, piece by piece. */
export function asDownload({ fileName, mediaType, pieces }: TableFile): Response {
  const encoder = new TextEncoder();
  const left = pieces[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = left.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
    },
  });
  return new Response(body, {
    headers: { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${fileName}"` },
  });
}
