import type { DealFacts, LineFacts } from '@/domain/deals/deal';
import { productOf } from '../filter';
import { leadTimesFor, libraryName } from '../find-lead-times';
import type { LeadTimeKind } from '../lead-times';
import { dayNumber, nextQuarters, periodsOf } from '../periods';
import { FORECAST_COLUMNS, type ForecastOptions, type ForecastRow } from '../types';
import { keyOf } from './draws';
import { hangingRows, type HangingRow } from './hanging';
import { SLIP_POINTS, TRIALS, type RangeInput } from './range';
import { slipsOf } from './slips';

/** How much of a lead time the deals of one product (else of one customer) share, unless told: half of the draws are the group's own. */
export const SHARED_SLIP = 0.5;

export type RangeOptions = { seed?: number; trials?: number; sharedSlip?: number };

/** The columns of deals and rows before the first one is written. */
export function noDeals(): Pick<RangeInput, 'deals' | 'rows'> {
  return {
    deals: { key: [], bp: [], group: [], rowsEnd: [] },
    rows: {
      column: [],
      amount: [],
      day: [],
      days: [],
      first: [],
      last: [],
      ship: [],
      install: [],
      activation: [],
    },
  };
}

/**
 * What a simulation needs of a forecast, its rows and lead times as plain numbers (docs/metrics.md, "Range"). Quarters and filter as the
 * options say.
 */
export function rangeInputOf(
  deals: readonly DealFacts[],
  options: ForecastOptions,
  currency: string,
  { seed = 1, trials = TRIALS, sharedSlip = SHARED_SLIP }: RangeOptions = {},
): RangeInput {
  const periods = periodsOf(options.quarters ?? nextQuarters(options.asOf, options.fiscal));
  const { whole, open } = hangingRows(deals, options);
  const input: RangeInput = {
    asOf: options.asOf,
    currency,
    trials,
    seed,
    periods: periods.list.map(({ kind, label }) => ({ kind, label })),
    starts: periods.starts,
    today: dayNumber(options.asOf),
    certain: Array.from({ length: periods.list.length * FORECAST_COLUMNS.length }, () => 0),
    ...noDeals(),
    slips: [Array.from({ length: SLIP_POINTS }, () => 0)],
    sharedSlip,
  };
  // What has happened, in the quarters that have begun.
  whole.periods.slice(0, -2).forEach(({ streams }, period) =>
    FORECAST_COLUMNS.forEach((column, i) => {
      input.certain[period * FORECAST_COLUMNS.length + i] = Number(streams[column].actualMinor);
    }),
  );
  const writer = { input, slips: new Map<string, number>(), options };
  const byDeal = new Map<string, HangingRow[]>();
  for (const hanging of open) {
    const list = byDeal.get(hanging.row.dealId);
    if (list) list.push(hanging);
    else byDeal.set(hanging.row.dealId, [hanging]);
  }
  for (const deal of deals) writeDeal(writer, deal, byDeal.get(deal.id) ?? []);
  return input;
}

type Writer = {
  input: RangeInput;
  /** Where a distribution stands in `slips`. */
  slips: Map<string, number>;
  options: ForecastOptions;
};

function writeDeal(writer: Writer, deal: DealFacts, open: readonly HangingRow[]): void {
  const { deals, rows } = writer.input;
  const drawn = open.filter((hanging) => !isCertain(hanging));
  for (const { row } of open.filter(isCertain)) addCertain(writer.input, row);
  const [first] = drawn;
  if (!first) return;
  for (const hanging of drawn) writeRow(writer, deal, hanging);
  deals.key.push(keyOf(deal.id));
  deals.bp.push(first.row.probabilityBp);
  deals.group.push(groupOf(deal));
  deals.rowsEnd.push(rows.amount.length);
}

/** What runs already is earned to the end of its term, whatever becomes of the rest of its deal. */
function isCertain({ row, first, last }: HangingRow): boolean {
  return row.probabilityBp === 10_000 && first === 0 && last === 0;
}

function addCertain({ certain, starts }: RangeInput, row: ForecastRow): void {
  const column = FORECAST_COLUMNS.indexOf(row.column);
  const amount = Number(row.amountMinor);
  if (row.date === null) {
    add(certain, starts.length * FORECAST_COLUMNS.length + column, amount);
    return;
  }
  const from = dayNumber(row.date);
  const until = from + (row.days ?? 1);
  starts.forEach((start, period) => {
    const [begin, end] = [Math.max(from, start), Math.min(until, starts[period + 1] ?? until)];
    if (end > begin)
      add(certain, period * FORECAST_COLUMNS.length + column, (amount * (end - begin)) / (until - from));
  });
}

function add(list: number[], index: number, amount: number): void {
  list[index] = (list[index] ?? 0) + amount;
}

function writeRow(writer: Writer, deal: DealFacts, { row, first, last }: HangingRow): void {
  const { rows } = writer.input;
  const line = deal.lines.find(({ id }) => id === row.lineId) ?? null;
  const hardware =
    line?.stream === 'hardware' ? line : deal.lines.find(({ stream }) => stream === 'hardware');
  rows.column.push(FORECAST_COLUMNS.indexOf(row.column));
  rows.amount.push(Number(row.amountMinor));
  rows.day.push(row.date === null ? -1 : dayNumber(row.date));
  rows.days.push(row.days ?? 0);
  rows.first.push(first);
  rows.last.push(last);
  const lags = first | last;
  rows.ship.push((lags & 1) === 0 ? 0 : slipIndex(writer, deal, hardware ?? line, 'hardware'));
  rows.install.push((lags & 2) === 0 ? 0 : slipIndex(writer, deal, hardware ?? line, 'install'));
  rows.activation.push((lags & 4) === 0 ? 0 : slipIndex(writer, deal, line, 'activation'));
}

function slipIndex(
  { input, slips, options }: Writer,
  deal: DealFacts,
  line: LineFacts | null,
  kind: LeadTimeKind,
): number {
  const found = leadTimesFor(options.book, line, deal).of[kind];
  const key = `${kind}/${found.why}/${found.p50Days}/${found.p80Days}`;
  const known = slips.get(key);
  if (known !== undefined) return known;
  const index = input.slips.push(slipsOf(found)) - 1;
  slips.set(key, index);
  return index;
}

/** A number made of the name, so that two inputs of one day agree on it. */
function groupOf(deal: DealFacts): number {
  const product = libraryName(productOf(deal) ?? '');
  if (product !== '') return keyOf(`product ${product}`) >>> 1;
  return deal.customerId === null ? -1 : keyOf(`customer ${deal.customerId}`) >>> 1;
}

/** Two inputs of the same day and periods, of other deals, as one. */
export function joinedInput(one: RangeInput, other: RangeInput): RangeInput {
  const rowsBefore = one.rows.amount.length;
  const shifted = (indexes: readonly number[]) => indexes.map((index) => index + one.slips.length);
  const { rows } = other;
  const later = {
    ...rows,
    ship: shifted(rows.ship),
    install: shifted(rows.install),
    activation: shifted(rows.activation),
  };
  const both = <T extends Record<string, number[]>>(a: T, b: T) =>
    Object.fromEntries(Object.keys(a).map((name) => [name, [...(a[name] ?? []), ...(b[name] ?? [])]])) as T;
  return {
    ...one,
    certain: one.certain.map((amount, cell) => amount + (other.certain[cell] ?? 0)),
    deals: both(one.deals, { ...other.deals, rowsEnd: other.deals.rowsEnd.map((end) => end + rowsBefore) }),
    rows: both(one.rows, later),
    slips: [...one.slips, ...other.slips],
  };
}
