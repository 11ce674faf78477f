// A thread of its own: what a hostile workbook costs ends with it. Gets the bytes, answers with the first sheet that has cells, as rows of text.
import { parentPort, workerData } from 'node:worker_threads';
import { read, SSF, utils } from '@e965/xlsx';

const { bytes, maxRows, maxColumns } = workerData;
const book = read(bytes, {
  dense: true,
  cellNF: true,
  cellText: true,
  cellHTML: false,
  sheetRows: maxRows + 1,
});
const since1904 = book.Workbook?.WBProps?.date1904 === true;
const name = book.SheetNames.find((sheet) => filled(book.Sheets[sheet]));
parentPort.postMessage(name === undefined ? { kind: 'empty' } : answer(name, book.Sheets[name]));

function filled(sheet) {
  return (sheet?.['!data'] ?? []).some((row) => row?.some((cell) => text(cell) !== ''));
}

function answer(sheetName, sheet) {
  const range = utils.decode_range(sheet['!fullref'] ?? sheet['!ref']);
  if (range.e.r >= maxRows || range.e.c >= maxColumns) return { kind: 'large' };
  const rows = (sheet['!data'] ?? []).map((row) =>
    Array.from({ length: range.e.c + 1 }, (_, column) => text(row?.[column])),
  );
  return {
    kind: 'rows',
    sheetName,
    sheets: book.SheetNames.length,
    rows: Array.from(rows, (row) => row ?? []),
  };
}

/** Days as 2027-03-12 and figures as programs write them, whatever the workbook shows them as; formulas by their last value. */
function text(cell) {
  if (!cell || cell.t === 'z' || cell.t === 'e' || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'b') return cell.v ? 'true' : 'false';
  if (cell.t !== 'n') return String(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (SSF.is_date(format) && cell.v >= 1) return day(cell.v);
  if (format.includes('%')) return `${plain(cell.v * 100)}%`;
  return plain(cell.v);
}

function day(serial) {
  const parts = SSF.parse_date_code(serial, { date1904: since1904 });
  if (!parts) return plain(serial);
  return [String(parts.y).padStart(4, '0'), parts.m, parts.d]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** A binary fraction as the decimal that was typed: 0.1 + 0.2 is 0.3 to fifteen digits, as spreadsheets count. */
function plain(value) {
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded);
}
