import { addRow, emptyColumns } from './forecast';
import type { LeadTimeBook } from './lead-times';
import type { SnapshotCells, SnapshotDeal, SnapshotFigures } from './snapshot';
import { isCleanedUp } from './snapshot-deals';
import { FORECAST_COLUMNS, type ForecastColumns, type ForecastPeriod } from './types';

/** Sums while records come in: of all, and of each rep. `closed`: what the audit's clean-up would take away. */
type Tally = { cells: ForecastColumns[]; closed: ForecastColumns[] };
export type FigureTally = {
  periods: readonly ForecastPeriod[];
  whole: Tally;
  reps: Map<string | null, Tally & { name: string | null }>;
};

export function startTally(periods: readonly ForecastPeriod[]): FigureTally {
  return { periods, whole: emptyTally(periods), reps: new Map() };
}

/** Adds the records of one part; they may come in any order and number of parts. */
export function tallyDeals(tally: FigureTally, deals: readonly SnapshotDeal[]): void {
  for (const deal of deals) {
    if (deal.rows.length === 0) continue;
    let rep = tally.reps.get(deal.repId);
    if (!rep) tally.reps.set(deal.repId, (rep = { ...emptyTally(tally.periods), name: deal.repName }));
    const closes = isCleanedUp(deal);
    for (const row of deal.rows) {
      for (const { cells, closed } of [tally.whole, rep]) {
        addTo(cells, row.period, row);
        if (closes && row.kind === 'open') addTo(closed, row.period, row);
      }
    }
  }
}

/** `plain`: the plain table's figure for each period of the snapshot; `byWord`: what of it is won by the source's word alone. */
export function figuresOf(
  tally: FigureTally,
  { plain, byWord }: Pick<SnapshotFigures, 'plain' | 'byWord'>,
  book: LeadTimeBook,
): SnapshotFigures {
  const { periods, whole, reps } = tally;
  const byName = [...reps].toSorted(([, a], [, b]) => compareNames(a.name, b.name));
  return {
    periods,
    ...figures(whole),
    reps: byName.map(([repId, { name, ...own }]) => ({ repId, name, ...figures(own) })),
    plain,
    byWord,
    book: { ...book, entries: book.entries.map((entry) => ({ ...entry, sample: [] })) },
  };
}

function figures({ cells, closed }: Tally): { cells: SnapshotCells; cleanedCells: SnapshotCells } {
  return { cells, cleanedCells: cells.map((columns, i) => without(columns, closed[i] ?? emptyColumns())) };
}

const MONEY = ['actualMinor', 'commitMinor', 'bestCaseMinor', 'pipelineMinor', 'weightedMinor'] as const;

/** One cell that is not empty: period, column, and the five amounts in the order of MONEY. */
type CellJson = [period: number, column: number, ...amounts: string[]];
type TallyJson = { cells: CellJson[]; closed: CellJson[] };
/** Figures as they are stored: whole numbers as text, empty cells left out, and of the clean-up what it would take. */
export type FiguresJson = TallyJson & {
  periods: readonly ForecastPeriod[];
  reps: (TallyJson & { repId: string | null; name: string | null })[];
  plain: string[];
  byWord: string[];
  book: LeadTimeBook;
};

export function figuresJson(of: SnapshotFigures): FiguresJson {
  const json = ({ cells, cleanedCells }: { cells: SnapshotCells; cleanedCells: SnapshotCells }) => ({
    cells: cellsJson(cells),
    closed: cellsJson(cells.map((columns, i) => without(columns, cleanedCells[i] ?? emptyColumns()))),
  });
  return {
    periods: of.periods,
    ...json(of),
    reps: of.reps.map(({ repId, name, ...own }) => ({ repId, name, ...json(own) })),
    plain: of.plain.map(String),
    byWord: of.byWord.map(String),
    book: of.book,
  };
}

/** What figuresJson wrote. */
export function parseFigures(stored: FiguresJson): SnapshotFigures {
  const { periods } = stored;
  const read = (own: TallyJson) =>
    figures({ cells: readCells(own.cells, periods), closed: readCells(own.closed, periods) });
  return {
    periods,
    ...read(stored),
    reps: stored.reps.map(({ repId, name, ...own }) => ({ repId, name, ...read(own) })),
    plain: stored.plain.map(BigInt),
    byWord: stored.byWord.map(BigInt),
    book: stored.book,
  };
}

function cellsJson(cells: SnapshotCells): CellJson[] {
  return cells.flatMap((columns, period) =>
    FORECAST_COLUMNS.flatMap((column, i): CellJson[] => {
      const amounts = MONEY.map((name) => columns[column][name]);
      return amounts.every((amount) => amount === 0n) ? [] : [[period, i, ...amounts.map(String)]];
    }),
  );
}

function readCells(written: readonly CellJson[], periods: readonly ForecastPeriod[]): ForecastColumns[] {
  const cells = periods.map(() => emptyColumns());
  for (const [period, column, ...amounts] of written) {
    const name = FORECAST_COLUMNS[column];
    const cell = name && cells[period]?.[name];
    if (!cell) throw new Error('The figures of a snapshot name a cell that it does not have');
    for (const [i, money] of MONEY.entries()) cell[money] = BigInt(amounts[i] ?? '0');
  }
  return cells;
}

function without(columns: ForecastColumns, taken: ForecastColumns): ForecastColumns {
  const left = emptyColumns();
  for (const column of FORECAST_COLUMNS)
    for (const money of MONEY) left[column][money] = columns[column][money] - taken[column][money];
  return left;
}

function addTo(
  cells: ForecastColumns[],
  period: number,
  row: Parameters<typeof addRow>[1] & RowColumn,
): void {
  const columns = cells[period];
  if (columns) addRow(columns[row.column], row);
}
type RowColumn = { column: keyof ForecastColumns };

function emptyTally(periods: readonly ForecastPeriod[]): Tally {
  return { cells: periods.map(() => emptyColumns()), closed: periods.map(() => emptyColumns()) };
}

/** Nobody comes last. */
function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
