import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import { dealPasses, rowPasses, type ForecastFilter } from './filter';
import type { SnapshotDeal } from './snapshot';
import { FORECAST_COLUMNS, type ForecastColumn, type ForecastPeriod, type ForecastRow } from './types';
import {
  WATERFALL_STEPS,
  type Waterfall,
  type WaterfallMeasure,
  type WaterfallMove,
  type WaterfallSide,
  type WaterfallStep,
} from './waterfall';
import { next, splitLine, valueOf, type LineSide, type OpenPart } from './waterfall-line';

export type WaterfallOptions = {
  measure: WaterfallMeasure;
  /** One or more of comparableQuarters(); null: everything. */
  range: DateRange | null;
  filter: ForecastFilter;
};

/** The quarters that both sides show: those of which a waterfall can tell. */
export function comparableQuarters(
  from: Pick<WaterfallSide, 'periods'>,
  to: Pick<WaterfallSide, 'periods'>,
): ForecastPeriod[] {
  return to.periods.filter(
    (period) =>
      period.kind === 'quarter' &&
      from.periods.some((other) => other.from === period.from && other.until === period.until),
  );
}

/**
 * Why the forecast of one day became that of another (docs/metrics.md, "Waterfall"): startMinor + Σ steps = endMinor to the minor unit, for
 * every measure, range and filter. Without a range actuals count from the first quarter that both sides show. Minor units.
 */
export function waterfallBetween(
  from: WaterfallSide,
  to: WaterfallSide,
  options: WaterfallOptions,
): Waterfall {
  const looks = { from: lookOf(from, to, options), to: lookOf(to, from, options) };
  const before = new Map(from.deals.map((deal) => [deal.dealId, deal]));
  const result = emptyWaterfall(options);
  for (const deal of to.deals) {
    splitDeal(before.get(deal.dealId), deal, looks, result);
    before.delete(deal.dealId);
  }
  for (const gone of before.values()) splitDeal(gone, undefined, looks, result);
  result.moves.sort(byChange);
  return { ...result, steps: totalsOf(result.moves) };
}

/** What of one side is looked at. */
type Look = WaterfallOptions & {
  side: WaterfallSide;
  /** By period: whether its open amounts, and its actuals, count. */
  open: boolean[];
  actual: boolean[];
};
type Looks = { from: Look; to: Look };
type Result = Omit<Waterfall, 'steps'>;

function lookOf(side: WaterfallSide, other: WaterfallSide, options: WaterfallOptions): Look {
  const { range, measure } = options;
  const starts = [side, other].map(({ periods }) => periods[0]?.from ?? null);
  const first = starts.reduce((a, b) => (a !== null && (b === null || a > b) ? a : b), null);
  const open = side.periods.map((period) => range === null || isWithin(period, range));
  const actual = side.periods.map((period, i) => {
    if (measure !== 'forecast') return false;
    return range === null
      ? period.from !== null && (first === null || period.from >= first)
      : open[i] === true;
  });
  return { ...options, side, open, actual };
}

function isWithin({ from, until }: ForecastPeriod, range: DateRange): boolean {
  return from !== null && until !== null && from >= range.from && until <= range.until;
}

function splitDeal(
  from: SnapshotDeal | undefined,
  to: SnapshotDeal | undefined,
  looks: Looks,
  result: Result,
): void {
  const was = from && dealPasses(from, looks.from.filter) ? linesOf(from, looks.from) : [];
  const is = to && dealPasses(to, looks.to.filter) ? linesOf(to, looks.to) : [];
  const collector = new Collector(to ?? from, result);
  for (const line of was) collector.start(line);
  for (const line of is) collector.end(line);
  const whole = wholeStep(from, to, looks);
  if (whole === null) splitLines(was, is, collector);
  else {
    for (const line of was) collector.push(line.column, whole, -valueOf(line), line, null);
    for (const line of is) collector.push(line.column, whole, valueOf(line), null, line);
  }
  collector.close();
}

/** What happened to a deal that only one side has, or sees; null: both do, or none. */
function wholeStep(
  from: SnapshotDeal | undefined,
  to: SnapshotDeal | undefined,
  looks: Looks,
): WaterfallStep | null {
  const isOthers = ({ side }: Look, { dealId }: SnapshotDeal) => side.others?.has(dealId) === true;
  if (from === undefined) return to !== undefined && isOthers(looks.from, to) ? 'reassigned' : 'created';
  if (to === undefined) return isOthers(looks.to, from) ? 'reassigned' : 'removed';
  return dealPasses(from, looks.from.filter) === dealPasses(to, looks.to.filter) ? null : 'reassigned';
}

/** Lines of one id go together; of what is left, those of one column in their order (a deal whose lines were written anew). */
function splitLines(was: readonly LineLook[], is: readonly LineLook[], collector: Collector): void {
  const left = new Set(is);
  const pairs = was.map((line) => {
    const same = is.find(({ lineId, column }) => lineId === line.lineId && column === line.column);
    if (same) left.delete(same);
    return { line, same };
  });
  for (const { line, same } of pairs) {
    const other = same ?? [...left].find(({ column }) => column === line.column);
    if (other) {
      left.delete(other);
      splitLine(line, other, (step, amount) => collector.push(line.column, step, amount, line, other));
    } else collector.push(line.column, 'amountDown', -valueOf(line), line, null);
  }
  for (const line of left) collector.push(line.column, 'amountUp', valueOf(line), null, line);
}

type LineLook = LineSide & { lineId: string | null };

function linesOf(deal: SnapshotDeal, look: Look): LineLook[] {
  return deal.lines.map(({ lineId, column, realisedMinor }) => {
    const rows = deal.rows.filter((row) => row.lineId === lineId && row.column === column);
    const seen = (row: ForecastRow) => rowPasses(row, look.filter);
    const open = rows.filter(({ kind }) => kind === 'open');
    const actualMinor = rows.reduce(
      (sum, row) =>
        row.kind === 'actual' && look.actual[row.period] && seen(row) ? sum + row.amountMinor : sum,
      0n,
    );
    const weigh = (row: ForecastRow) => (seen(row) ? weightIn(row, look.measure) : 0n);
    const figure = open[0] ? figureOf(open[0], look.measure, seen(open[0])) : '';
    const parts = open.map((row) => partOf(row, weigh(row), look.open[row.period] === true));
    const { modelVersion } = look.side;
    return { lineId, deal, column, realisedMinor, actualMinor, parts, figure, modelVersion };
  });
}

function partOf(row: ForecastRow, weightMinor: bigint, counts: boolean): OpenPart {
  const { date: on, days, amountMinor } = row;
  return {
    on,
    until: on !== null && days !== null ? addDays(on, days) : null,
    amountMinor,
    weightMinor,
    counts,
  };
}

function weightIn(row: ForecastRow, measure: WaterfallMeasure): bigint {
  if (measure !== 'commit') return row.weightedMinor;
  return row.category === 'commit' ? row.amountMinor : 0n;
}

function figureOf(row: ForecastRow, measure: WaterfallMeasure, seen: boolean): string {
  if (!seen) return 'unseen';
  return measure === 'commit' ? String(row.category === 'commit') : String(row.probabilityBp);
}

/** Adds up what the lines of one deal count, and their moves by column and step. */
class Collector {
  readonly #deal: SnapshotDeal | undefined;
  readonly #result: Result;
  readonly #moves = new Map<string, WaterfallMove>();

  constructor(deal: SnapshotDeal | undefined, result: Result) {
    this.#deal = deal;
    this.#result = result;
  }

  start(line: LineSide): void {
    this.#result.startMinor += valueOf(line);
    this.#result.columns[line.column].startMinor += valueOf(line);
  }

  end(line: LineSide): void {
    this.#result.endMinor += valueOf(line);
    this.#result.columns[line.column].endMinor += valueOf(line);
  }

  push(
    column: ForecastColumn,
    step: WaterfallStep,
    amountMinor: bigint,
    from: LineSide | null,
    to: LineSide | null,
  ): void {
    if (amountMinor === 0n || this.#deal === undefined) return;
    const key = `${column} ${step}`;
    const [fromOn, toOn] = [dayOf(from), dayOf(to)];
    const { dealId, name } = this.#deal;
    const move = this.#moves.get(key);
    if (move) move.amountMinor += amountMinor;
    else this.#moves.set(key, { dealId, name, column, step, amountMinor, fromOn, toOn });
  }

  close(): void {
    for (const move of this.#moves.values()) if (move.amountMinor !== 0n) this.#result.moves.push(move);
  }
}

function dayOf(line: LineSide | null): CalendarDate | null {
  return line === null ? null : next(line);
}

function emptyWaterfall({ measure, range }: WaterfallOptions): Result {
  const none = () => ({ startMinor: 0n, endMinor: 0n });
  const columns = { hardware: none(), software: none(), services: none(), unsplit: none() };
  return { measure, range, startMinor: 0n, endMinor: 0n, columns, moves: [] };
}

function totalsOf(moves: readonly WaterfallMove[]): Waterfall['steps'] {
  return WATERFALL_STEPS.flatMap((step) => {
    const own = moves.filter((move) => move.step === step);
    if (own.length === 0) return [];
    const columns = { hardware: 0n, software: 0n, services: 0n, unsplit: 0n };
    for (const { column, amountMinor } of own) columns[column] += amountMinor;
    const amountMinor = FORECAST_COLUMNS.reduce((sum, column) => sum + columns[column], 0n);
    return [{ step, amountMinor, columns, deals: new Set(own.map(({ dealId }) => dealId)).size }];
  });
}

function byChange(a: WaterfallMove, b: WaterfallMove): number {
  const [x, y] = [size(a.amountMinor), size(b.amountMinor)];
  if (x !== y) return x > y ? -1 : 1;
  return a.dealId < b.dealId ? -1 : a.dealId > b.dealId ? 1 : 0;
}

const size = (minor: bigint) => (minor < 0n ? -minor : minor);
