import type { StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { currencyExponent } from '@/domain/values/money';
import { multipliesQuantity } from './contract-quantity';
import { currencyOfSymbol, currencyOfWord, settleDollar } from './currencies';
import { readDate } from './dates';
import { minorUnitsInHeader } from './header-currency';
import { convertMinor, isNone, readNumber, toMinor, wholeMinor } from './numbers';
import { rowError, rowWarning } from './problems';
import type { StagedMoney } from './staged';
import type { ColumnPlan, Plan, RowProblem, SourceRow, StageMeaning } from './types';
import { readBoolean } from './words';

const NO_TEXT = new Set(['-', '–', '—', '(No value)']);
const APOSTROPHE = 39;
const GUARDED = /^'+\s*[=+\-@＝＋－＠]/;
const MAX_CACHED_DATES = 5_000;

/** Where one target's values come from: a column, or a constant for every row; and the dates already read there. */
type Source = {
  column: ColumnPlan | null;
  constant: string;
  dates: Map<string, CalendarDate | null>;
  /** The column that is read where this one says nothing (lost time beside won time). */
  next: Source | null;
  /** Its name says that it counts cents. */
  minorUnits: boolean;
};

/**
 * Reads typed values out of one record at a time by a plan, and collects what is wrong with it. Made once per import; `start`
 * sets the record. Values that cannot be read are null and leave a problem.
 */
export class RowReader {
  problems: RowProblem[] = [];
  rowNo = 0;
  /** Stage words met in this pass that the plan does not have. */
  readonly metStages = new Map<string, StageMeaning>();
  private cells: readonly string[] = [];
  private readonly sources = new Map<string, Source>();

  /** Contracts: the amount is the price of one. */
  readonly multiplies: boolean;

  constructor(
    readonly plan: Plan,
    /** The tenant's stage model in force: how far a row's evidence carries its deal. */
    readonly model: StageModel,
  ) {
    this.multiplies = multipliesQuantity(plan);
    for (const column of plan.columns) {
      if (column.target === null) continue;
      const minorUnits = minorUnitsInHeader(column.name) !== null;
      const source: Source = { column, constant: '', dates: new Map(), next: null, minorUnits };
      const first = this.sources.get(column.target);
      if (first) first.next = source;
      else this.sources.set(column.target, source);
    }
    for (const [target, constant] of Object.entries(plan.constants)) {
      this.sources.set(target, {
        column: null,
        constant,
        dates: new Map(),
        next: null,
        minorUnits: false,
      });
    }
  }

  start(row: SourceRow): void {
    this.rowNo = row.rowNo;
    this.cells = row.cells;
    this.problems = [];
  }

  has(target: string): boolean {
    return this.sources.has(target);
  }

  /** Whether a person said where this target comes from. */
  isChosen(target: string): boolean {
    const source = this.sources.get(target);
    return source !== undefined && (source.column === null || source.column.reason === 'you chose it');
  }

  columnName(target: string): string | null {
    return this.sourceOf(target)?.column?.name ?? null;
  }

  private sourceOf(target: string): Source | undefined {
    let source = this.sources.get(target);
    while (source?.next && source.column && isNone(this.cell(source.column.index))) source = source.next;
    return source;
  }

  cell(index: number): string {
    return (this.cells[index] ?? '').trim();
  }

  /** The cell as written, without blanks around it; null where it says nothing. */
  raw(target: string): string | null {
    const source = this.sourceOf(target);
    if (!source) return null;
    const text = source.column ? (this.cells[source.column.index] ?? '').trim() : source.constant;
    if (text === '') return null;
    const first = text.charCodeAt(0);
    if ((first < 46 || first > 8000) && NO_TEXT.has(text)) return null;
    // Our own exports guard cells that a spreadsheet would run as a formula; exactly one guard is taken off.
    return first === APOSTROPHE && GUARDED.test(text) ? text.slice(1) : text;
  }

  /** Text kept verbatim, or an error when it is longer than the field may be. */
  text(target: string, maxLength: number): string | null {
    const text = this.raw(target);
    if (text === null || text.length <= maxLength) return text;
    this.error(target, text, `is longer than ${maxLength} characters`, 'Shorten it.');
    return null;
  }

  /** Long text (next steps, reasons) is cut with a warning. */
  note(target: string, maxLength = 2000): string | null {
    const text = this.raw(target);
    if (text === null || text.length <= maxLength) return text;
    this.warning(target, text, `is longer than ${maxLength} characters and was cut`, 'Shorten it.');
    return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
  }

  date(target: string): CalendarDate | null {
    const source = this.sourceOf(target);
    const text = source ? this.value(target) : null;
    if (!source || text === null) return null;
    const order = source.column ? source.column.reading.dates : 'iso';
    let day = source.dates.get(text);
    if (day === undefined) {
      day = readDate(text, order === 'ask' || order === 'mixed' ? null : order);
      if (source.dates.size >= MAX_CACHED_DATES) source.dates.clear();
      source.dates.set(` ${text}`.slice(1), day);
    }
    if (day === null) {
      this.error(target, text, `is not a date${DATE_HINT[order ?? ''] ?? ''}`, 'Write it as 2026-12-31.');
    }
    return day;
  }

  /** A day that must have happened by as-of to be a fact; a later one is null with `later` set. */
  fact(target: string): { on: CalendarDate | null; later: CalendarDate | null } {
    const day = this.date(target);
    if (day === null || day <= this.plan.asOf) return { on: day, later: null };
    return { on: null, later: day };
  }

  money(target: string): StagedMoney | null {
    const number = this.number(target);
    if (number === null) return null;
    const currency = this.currencyOf(target, number.symbol);
    if (currency === null) return null;
    const minor = this.inMinorUnits(target) ? wholeMinor(number.decimal) : toMinor(number.decimal, currency);
    if (minor === null) {
      this.error(target, this.raw(target), 'is too large', 'Check the amount.');
      return null;
    }
    if (currency === this.plan.currency)
      return { minor, sourceMinor: null, sourceCurrency: null, rate: null };
    const rate = Object.hasOwn(this.plan.rates, currency) ? this.plan.rates[currency] : undefined;
    if (rate === undefined) {
      const message = `is in ${currency} and there is no rate to ${this.plan.currency}`;
      this.error(target, this.raw(target), message, `Give one with --rate ${currency}=…`);
      return null;
    }
    const exponents = { from: currencyExponent(currency), to: currencyExponent(this.plan.currency) };
    return {
      minor: convertMinor(minor, rate, exponents),
      sourceMinor: minor,
      sourceCurrency: currency,
      rate,
    };
  }

  private inMinorUnits(target: string): boolean {
    return this.sourceOf(target)?.minorUnits ?? false;
  }

  /** The cell's own sign, else the row's currency column, else the one in the header, else the tenant's. */
  private currencyOf(target: string, symbol: string | null): string | null {
    const own = symbol === null ? null : currencyOfSymbol(symbol);
    if (own !== null && own !== '$') return own;
    const word = this.value('currency');
    if (word !== null) {
      const code = currencyOfWord(word);
      if (code !== null) return settleDollar(code, this.plan.currency);
      this.error('currency', word, 'is not a currency', 'Use the three-letter code, such as EUR.');
      return null;
    }
    const stated = own ?? this.sources.get(target)?.column?.currency ?? null;
    return stated === null ? this.plan.currency : settleDollar(stated, this.plan.currency);
  }

  /** A whole number of 0 or more. */
  integer(target: string): number | null {
    const number = this.number(target);
    if (number === null) return null;
    const value = Number(number.decimal);
    if (Number.isInteger(value) && value >= 0 && value < 2 ** 31) return value;
    this.error(target, this.raw(target), 'is not a whole number', 'Use digits only.');
    return null;
  }

  /** Basis points, 0–10000; anything else is a warning and no value. */
  percent(target: string): number | null {
    const text = this.value(target);
    if (text === null) return null;
    const reading = this.sources.get(target)?.column?.reading;
    const number = readNumber(text, markOf(reading?.decimal));
    const factor = reading?.percentIsFraction && number?.percent !== true ? 10_000 : 100;
    const points = number === null ? Number.NaN : Math.round(Number(number.decimal) * factor);
    if (points >= 0 && points <= 10_000) return points;
    this.warning(target, text, 'is not a share between 0 and 100 % and was left out', null);
    return null;
  }

  boolean(target: string): boolean | null {
    const text = this.value(target);
    if (text === null) return null;
    const value = readBoolean(text);
    if (value === null)
      this.warning(target, text, 'is neither yes nor no and was left out', 'Use yes or no.');
    return value;
  }

  /** A cell of a typed column; "n/a", "null" and the like say nothing there. */
  value(target: string): string | null {
    const text = this.raw(target);
    return text === null || isNone(text) ? null : text;
  }

  private number(target: string) {
    const text = this.value(target);
    if (text === null) return null;
    const number = readNumber(text, markOf(this.sources.get(target)?.column?.reading.decimal));
    if (number === null) this.error(target, text, 'is not a number', 'Use digits, such as 1234.50.');
    return number;
  }

  error(target: string, value: string | null, what: string, fix: string | null): void {
    const column = this.columnName(target) ?? target;
    this.problems.push(rowError(this.rowNo, column, value, `${column} ${what}.`, fix));
  }

  warning(target: string, value: string | null, what: string, fix: string | null): void {
    const column = this.columnName(target) ?? target;
    this.problems.push(rowWarning(this.rowNo, column, value, `${column} ${what}.`, fix));
  }

  get failed(): boolean {
    return this.problems.some(({ severity }) => severity === 'error');
  }
}

const DATE_HINT: Record<string, string> = {
  dmy: ' with the day first',
  mdy: ' with the month first',
  ask: ' whose order of day and month is known',
  mixed: ' whose order of day and month is known',
};

function markOf(decimal: '.' | ',' | 'ask' | null | undefined): '.' | ',' {
  return decimal === ',' ? ',' : '.';
}
