import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { currencyExponent, toDecimal } from '@/domain/values/money';
import { serialDay, type TableCell } from './table-cells';

/** A workbook of one sheet: figures are numbers, days are days, and a text stays a text whatever it begins with. */
export function xlsxFile(
  sheetName: string,
  header: readonly string[],
  rows: readonly (readonly TableCell[])[],
): Buffer {
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
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, sheetName);
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function cellObject(cell: NonNullable<TableCell>): CellObject {
  if ('text' in cell) return { t: 's', v: cell.text };
  if ('day' in cell) return { t: 'n', v: serialDay(cell.day), z: 'yyyy-mm-dd' };
  if ('percentBp' in cell) return { t: 'n', v: cell.percentBp / 10_000, z: '0.##%' };
  const decimals = currencyExponent(cell.currency);
  return {
    t: 'n',
    v: Number(toDecimal(cell)),
    z: decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`,
  };
}
