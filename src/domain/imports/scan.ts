import { currencyOfWord } from './currencies';
import { DateEvidence } from './dates';
import { RowsByText } from './hash-set';
import type { HeaderColumn } from './header';
import { isNone, NumberEvidence } from './numbers';
import { shorten } from './problems';
import type { ColumnReading, ColumnStatistics, FileStatistics, KeyCandidate, SourceRow } from './types';
import { readBoolean } from './words';

/** Distinct values of a column are kept up to this many. */
export const MAX_DISTINCT = 200;
const SAMPLE_VALUES = 1000;
const SETTLED_ROWS = 10_000;
const ENOUGH_VALUES = 200;
const MANY_ROWS = 200_000;

/** What to look for: `dated` and `counted` columns must be decided before the scan may stop, `keys` are tested for uniqueness. */
export type ScanAims = { mustDecide: readonly number[]; keys: readonly number[][] };

/**
 * The first pass: learns from the rows what each column holds, in memory that does not grow with the file. It may stop early
 * (`settled`) once nothing that is still to come can change a decision.
 */
export class ColumnScan {
  private readonly columns: ColumnFacts[];
  private readonly keys: { columns: readonly number[]; rows: RowsByText | null }[];
  private rows = 0;

  constructor(
    private readonly header: readonly HeaderColumn[],
    private readonly aims: ScanAims = { mustDecide: [], keys: [] },
  ) {
    this.columns = header.map(() => new ColumnFacts());
    this.keys = aims.keys.map((columns) => ({ columns, rows: new RowsByText() }));
  }

  add(rows: readonly SourceRow[]): void {
    for (const row of rows) {
      this.rows += 1;
      for (let i = 0; i < this.columns.length; i++) {
        const cell = row.cells[i];
        if (cell) this.columns[i]?.add(cell);
      }
      for (const key of this.keys) testKey(key, row);
    }
    if (this.rows > MANY_ROWS) this.dropSpareKeys();
  }

  settled(): boolean {
    if (this.rows < SETTLED_ROWS || this.keys.some((key) => key.rows !== null)) return false;
    return this.aims.mustDecide.every((index) => this.columns[index]?.decided() ?? true);
  }

  statistics(complete: boolean): FileStatistics {
    const keys: KeyCandidate[] = this.keys.map(({ columns, rows }) => ({
      columns: [...columns],
      names: columns.map((index) => this.header[index]?.name ?? ''),
      unique: rows !== null && this.rows > 0,
    }));
    const columns = this.header.map((column, i) => describe(column, this.columns[i] ?? new ColumnFacts()));
    return { rows: this.rows, complete, columns, keys };
  }

  /** Memory stays bounded on very long files: only the best three candidates that still hold are tested on. */
  private dropSpareKeys(): void {
    let live = 0;
    for (const key of this.keys) {
      if (key.rows !== null && ++live > 3) key.rows = null;
    }
  }
}

function testKey(key: { columns: readonly number[]; rows: RowsByText | null }, row: SourceRow): void {
  if (key.rows === null) return;
  const values = key.columns.map((index) => row.cells[index]?.trim() ?? '');
  if (values.every((value) => value === '') || key.rows.add(values.join('\u001F'), row.rowNo) !== null)
    key.rows = null;
}

class ColumnFacts {
  filled = 0;
  readonly samples: string[] = [];
  distinct: Map<string, number> | null = new Map();
  readonly dates = new DateEvidence();
  readonly numbers = new NumberEvidence();
  booleans = 0;
  currencies = 0;
  private classified = 0;

  add(cell: string): void {
    const text = cell.trim();
    if (isNone(text)) return;
    this.filled += 1;
    if (this.samples.length < 3 && !this.samples.includes(shorten(text, 60)))
      this.samples.push(owned(shorten(text, 60)));
    if (this.distinct) this.countDistinct(text);
    if (this.classified < SAMPLE_VALUES) {
      this.classified += 1;
      this.dates.add(text);
      this.numbers.add(text);
      if (readBoolean(text) !== null) this.booleans += 1;
      if (currencyOfWord(text) !== null) this.currencies += 1;
      return;
    }
    if (this.isDated() && !this.dates.decided()) this.dates.add(text);
    if (this.isCounted() && this.numbers.mark() === 'ask') this.numbers.add(text);
  }

  decided(): boolean {
    if (this.filled < ENOUGH_VALUES) return false;
    return !(this.isDated() && !this.dates.decided()) && !(this.isCounted() && this.numbers.mark() === 'ask');
  }

  share(part: number): number {
    return this.classified === 0 ? 0 : Math.min(1, part / this.classified);
  }

  get read(): number {
    return this.classified;
  }

  private isDated(): boolean {
    return this.dates.dates * 2 >= this.classified;
  }

  private isCounted(): boolean {
    return this.numbers.numbers * 2 >= this.classified;
  }

  private countDistinct(text: string): void {
    const seen = this.distinct?.get(text);
    if (seen !== undefined) this.distinct?.set(text, seen + 1);
    else if ((this.distinct?.size ?? 0) >= MAX_DISTINCT || text.length > 200) this.distinct = null;
    else this.distinct?.set(owned(text), 1);
  }
}

/** A copy that does not keep the 32 KB piece of the file alive out of which the text was cut. */
function owned(text: string): string {
  return ` ${text}`.slice(1);
}

function describe(column: HeaderColumn, facts: ColumnFacts): ColumnStatistics {
  const reading: ColumnReading = {
    dates: facts.dates.order(),
    decimal: facts.numbers.mark(),
    percentIsFraction: facts.numbers.percentIsFraction(),
    utc: facts.dates.utc,
  };
  return {
    index: column.index,
    name: column.name,
    named: column.named,
    filled: facts.filled,
    samples: facts.samples,
    distinct: facts.distinct,
    share: {
      date: facts.share(facts.dates.dates),
      number: facts.share(facts.numbers.numbers),
      boolean: facts.share(facts.booleans),
      currency: facts.share(facts.currencies),
    },
    reading,
  };
}
