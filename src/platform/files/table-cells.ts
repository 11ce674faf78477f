import { toDecimal } from '@/domain/values/money';
import { daysBetween, date, type CalendarDate } from '@/domain/values/calendar-date';
import { guardCell } from './problems-csv';

/** One cell of a file made of a table: what it is, so that each format writes it as its own kind. null is an empty cell. */
export type TableCell =
  | { text: string }
  | { day: CalendarDate }
  | { minor: bigint; currency: string }
  | { percentBp: number }
  | { count: number }
  | null;

/** One line of a CSV file, as spreadsheets read it: days as 2027-03-12, amounts and percentages as plain figures, no text as a formula. */
export function csvLine(cells: readonly TableCell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

function csvField(cell: TableCell): string {
  if (cell === null) return '';
  if ('day' in cell) return cell.day;
  if ('minor' in cell) return toDecimal(cell);
  if ('count' in cell) return String(cell.count);
  if ('percentBp' in cell) return String(cell.percentBp / 100);
  const text = guardCell(cell.text);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Days as spreadsheets count them, from 1900-03-01 on, where all of them agree. */
export function serialDay(day: CalendarDate): number {
  return daysBetween(date('1900-03-01'), day) + 61;
}
