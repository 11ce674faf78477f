import type { Note, SourceRow } from './types';

/** A column of the file: its name as shown everywhere, unique in the file. `named` false: the cell was empty. */
export type HeaderColumn = { index: number; name: string; named: boolean };

export type Header = { rowNo: number; cells: readonly string[]; columns: HeaderColumn[]; notes: Note[] };

const SEARCHED_ROWS = 25;

/**
 * The header among the first records: the first one that fills at least half as many cells as the fuller quarter of them,
 * so that title lines above a report ("Opportunity Report", "Filtered by …") and Excel's "sep=;" are stepped over, also where
 * the report is short and every second row is a subtotal.
 * null when there is no record with text in it.
 */
export function findHeader(records: readonly SourceRow[]): Header | null {
  const candidates = records.slice(0, SEARCHED_ROWS).filter((row) => filledCells(row.cells) > 0);
  const usual = upperQuartile(candidates.map((row) => filledCells(row.cells)));
  const found = candidates.find((row) => !isSepLine(row) && filledCells(row.cells) >= Math.max(1, usual / 2));
  if (!found) return null;
  const skipped = candidates.filter((row) => row.rowNo < found.rowNo && !isSepLine(row)).length;
  const { columns, notes } = nameColumns(found.cells);
  if (skipped > 0) {
    const what = skipped === 1 ? '1 title line' : `${skipped} title lines`;
    notes.unshift({
      code: 'title-lines',
      message: `${what} above the header in row ${found.rowNo} left out.`,
    });
  }
  return { rowNo: found.rowNo, cells: found.cells, columns, notes };
}

/** Repeated names are numbered ("Amount", "Amount (2)"); empty ones get "Column 9". */
export function nameColumns(cells: readonly string[]): { columns: HeaderColumn[]; notes: Note[] } {
  const taken = new Set(cells.map((cell) => cleanName(cell)).filter((name) => name !== ''));
  const used = new Set<string>();
  const numbered: string[] = [];
  const columns = cells.map((cell, index) => {
    const name = cleanName(cell);
    if (name === '') return { index, name: freeName(`Column ${index + 1}`, used, taken), named: false };
    if (!used.has(name)) {
      used.add(name);
      return { index, name, named: true };
    }
    const free = freeName(name, used, taken);
    numbered.push(free);
    return { index, name: free, named: true };
  });
  const notes: Note[] = [];
  if (numbered.length > 0) {
    notes.push({
      code: 'repeated-headers',
      message: `Repeated column names are numbered: ${listed(numbered)}.`,
    });
  }
  return { columns, notes };
}

function freeName(base: string, used: Set<string>, taken: ReadonlySet<string>): string {
  let name = base;
  for (let n = 2; used.has(name) || taken.has(name); n++) name = `${base} (${n})`;
  used.add(name);
  return name;
}

/** First names of a list, and how many more there are. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ');
}

function cleanName(cell: string): string {
  return cell
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}

function isSepLine(row: SourceRow): boolean {
  return row.rowNo === 1 && /^sep=/i.test(row.cells[0] ?? '');
}

export function filledCells(cells: readonly string[]): number {
  let filled = 0;
  for (const cell of cells) if (cell.trim() !== '') filled += 1;
  return filled;
}

function upperQuartile(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length * 3) / 4)] ?? 0;
}
