import { listed, type Header } from '@/domain/imports/header';
import { shorten } from '@/domain/imports/problems';
import type { Note, RowProblem, SourceRow } from '@/domain/imports/types';
import type { BadRow, RecordBatch } from './read-records';

/** Lines records up with the header and counts what it drops. One per pass over a file. */
export class BatchShaper {
  private nextRow = 1;
  private blank = 0;
  private repeatedHeaders = 0;
  private footer: SourceRow[] = [];

  constructor(private readonly header: Header) {}

  /** Gives records their row numbers; rows up to the header are taken out. */
  number(records: readonly string[][]): SourceRow[] {
    const rows: SourceRow[] = [];
    for (const cells of records) {
      const rowNo = this.nextRow++;
      if (rowNo > this.header.rowNo) rows.push({ rowNo, cells });
    }
    return rows;
  }

  shape(rows: readonly SourceRow[]): RecordBatch {
    const width = this.header.columns.length;
    const kept: SourceRow[] = [];
    const bad: BadRow[] = [];
    for (const row of rows) {
      if (row.cells[0] === this.header.cells[0] && this.isHeader(row.cells)) this.repeatedHeaders += 1;
      else if (row.cells.length === width && row.cells[0] !== '') kept.push(row);
      else if (blankRow(row.cells)) this.blank += 1;
      else if (row.cells.length === width) kept.push(row);
      else if (row.cells.length > width && blankRow(row.cells.slice(width))) {
        kept.push({ rowNo: row.rowNo, cells: row.cells.slice(0, width) });
      } else bad.push({ row, problem: widthProblem(row, width) });
    }
    return { rows: kept, bad, refusal: null };
  }

  dropFooter(rows: readonly SourceRow[]): void {
    this.footer = [...rows];
  }

  notes(strayQuotes: readonly number[]): Note[] {
    const notes: Note[] = [];
    if (this.footer.length > 0) {
      const texts = this.footer.map((row) => shorten(row.cells.find((cell) => cell.trim() !== '') ?? '', 60));
      notes.push({
        code: 'footer',
        message: `${count(this.footer.length, 'footer row')} left out: ${listed(texts)}.`,
      });
    }
    if (this.blank > 0)
      notes.push({ code: 'blank-rows', message: `${count(this.blank, 'blank row')} left out.` });
    if (this.repeatedHeaders > 0) {
      const what = count(this.repeatedHeaders, 'repeated header row');
      notes.push({ code: 'repeated-header-rows', message: `${what} left out.` });
    }
    if (strayQuotes.length > 0) {
      const rows = strayQuotes.join(', ');
      notes.push({
        code: 'stray-quotes',
        message: `Stray quotes were read as text, first near row ${rows}.`,
      });
    }
    return notes;
  }

  private isHeader(cells: readonly string[]): boolean {
    const header = this.header.cells;
    return cells.length === header.length && cells.every((cell, i) => cell === header[i]);
  }
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

export function blankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell.trim() !== '') return false;
  return true;
}

function widthProblem(row: SourceRow, width: number): RowProblem {
  const has = row.cells.length;
  return {
    rowNo: row.rowNo,
    column: null,
    value: shorten(row.cells.join(' | '), 120),
    message: `The row has ${count(has, 'cell')}, the header has ${width}.`,
    fix:
      has > width
        ? 'Put quotes around the cell that contains the delimiter.'
        : 'Check for a line break outside quotes, and fill the row up with empty cells.',
    severity: 'error',
  };
}
