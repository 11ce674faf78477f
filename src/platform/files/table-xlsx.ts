import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { currencyExponent, toDecimal } from '@/domain/values/money';
import { serialDay, type TableCell } from './table-cells';

export type Sheet = { name: string; header: readonly string[]; rows: readonly (readonly TableCell[])[] };

/** A workbook of one sheet: figures are numbers, days are days, and a text stays a text whatever it begins with. */
export function xlsxFile(
  sheetName: string,
  header: readonly string[],
  rows: readonly (readonly TableCell[])[],
): Buffer {
  return xlsxBook([{ name: sheetName, header, rows }]);
}

/** The same of several sheets, in their order. */
export function xlsxBook(sheets: readonly Sheet[]): Buffer {
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, worksheet(sheet), sheet.name);
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function worksheet({ header, rows }: Sheet): WorkSheet {
  const sheet: WorkSheet = {};
  header.forEach((text, column) => {
    sheet[utils.encode_cell({ r: 0, c: column })] = { t: 's', v: text };
  });
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell) sheet[utils.encode_cell({ r: row + 1, c: column })] = cellObject(cell);
    });
  });
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: header.length - 1 } });
  sheet['!cols'] = header.map((text) => ({ wch: Math.max(12, text.length + 2) }));
  return sheet;
}

function cellObject(cell: NonNullable<TableCell>): CellObject {
  if ('text' in cell) return { t: 's', v: cell.text };
  if ('day' in cell) return { t: 'n', v: serialDay(cell.day), z: 'yyyy-mm-dd' };
  if ('count' in cell) return { t: 'n', v: cell.count, z: '0' };
  if ('percentBp' in cell) return { t: 'n', v: cell.percentBp / 10_000, z: '0.##%' };
  const decimals = currencyExponent(cell.currency);
  return {
    t: 'n',
    v: Number(toDecimal(cell)),
    z: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`,
  };
}
