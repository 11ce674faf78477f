import { FORECAST_COLUMNS } from '../types';
import { mixed, streamOf, turn } from './draws';
import { SLIP_POINTS, WAYS, type RangeInput } from './range';

const COLUMNS = FORECAST_COLUMNS.length;
const SHIP = 1;
const INSTALL = 2;
const ACTIVATE = 4;

/** A deal as the kernel draws it: its counter, and what each of its states brings to each cell. */
export type DealOutcomes = {
  from: number;
  step: number;
  /** Won with this probability, 0 to 1. */
  probability: number;
  /** Index of the group whose lead times it shares; −1: of none. */
  group: number;
  cells: number[];
  /** Per cell one amount for each of WAYS; where the lead times change nothing, the first says it. */
  amounts: Float64Array[];
  varies: boolean;
};

/** What each deal may bring, lead times drawn: the deals that count nothing are left out. */
export function outcomesOf(input: RangeInput): DealOutcomes[] {
  const { deals, rows, seed } = input;
  const cells = input.periods.length * COLUMNS;
  const scratch = new Float64Array(WAYS * cells);
  const slipped = new Int32Array(WAYS * 3);
  const list: DealOutcomes[] = [];
  let row = 0;
  for (let deal = 0; deal < deals.key.length; deal++) {
    const [key, bp, end] = [at(deals.key, deal), at(deals.bp, deal), at(deals.rowsEnd, deal)];
    const begin = row;
    row = end;
    if (bp <= 0 || begin === end) continue;
    let hangs = 0;
    for (let i = begin; i < end; i++) hangs |= at(rows.first, i) | at(rows.last, i);
    const ways = hangs === 0 ? 1 : WAYS;
    scratch.fill(0);
    for (let i = begin; i < end; i++) {
      if (ways > 1) drawLags(input, i, key, slipped);
      writeRow(input, i, slipped, scratch, { cells, ways });
    }
    const found = collect(scratch, cells, ways);
    list.push({ ...streamOf(seed, key), probability: bp / 10_000, group: at(deals.group, deal), ...found });
  }
  return list;
}

/**
 * Days against the median of a row's three lead times in each way: a lattice of WAYS points, turned by an amount of the deal's own, so
 * that each lead time takes every fifteenth part of its range once and the three of them fall together by chance.
 */
function drawLags({ rows, slips }: RangeInput, row: number, key: number, slipped: Int32Array): void {
  for (const [lag, list, stride] of [
    [0, rows.ship, 1],
    [1, rows.install, 4],
    [2, rows.activation, 7],
  ] as const) {
    const points = slips[at(list, row)];
    const offset = turn(mixed(key + lag));
    for (let way = 0; way < WAYS; way++) {
      const part = (((way * stride) % WAYS) + offset) / WAYS;
      slipped[way * 3 + lag] = points?.[Math.floor(part * SLIP_POINTS)] ?? 0;
    }
  }
}

/** Adds a row to each way's cells. What has not happened by the end of today happens today at the earliest. */
function writeRow(
  input: RangeInput,
  row: number,
  slipped: Int32Array,
  out: Float64Array,
  { cells, ways }: { cells: number; ways: number },
): void {
  const { rows, starts, today } = input;
  const [day, days, amount] = [at(rows.day, row), at(rows.days, row), at(rows.amount, row)];
  const column = at(rows.column, row);
  const [first, last] = [at(rows.first, row), at(rows.last, row)];
  const undated = starts.length * COLUMNS + column;
  for (let way = 0; way < ways; way++) {
    const offset = way * cells;
    if (day < 0) {
      out[offset + undated] = at(out, offset + undated) + amount;
      continue;
    }
    const from = Math.max(today, day + slipOf(slipped, way, first));
    const until = Math.max(from + 1, day + days + slipOf(slipped, way, last));
    addSpread(starts, out, offset + column, amount, from, days === 0 ? from + 1 : until);
  }
}

function slipOf(slipped: Int32Array, way: number, lags: number): number {
  let days = 0;
  if ((lags & SHIP) !== 0) days += at(slipped, way * 3);
  if ((lags & INSTALL) !== 0) days += at(slipped, way * 3 + 1);
  if ((lags & ACTIVATE) !== 0) days += at(slipped, way * 3 + 2);
  return days;
}

/** An amount evenly over the days [from, until), each in the period that it lies in. */
function addSpread(
  starts: readonly number[],
  out: Float64Array,
  column: number,
  amount: number,
  from: number,
  until: number,
): void {
  let period = starts.length - 1;
  while (period > 0 && at(starts, period) > from) period -= 1;
  const days = until - from;
  for (let day = from; day < until; period += 1) {
    const next = Math.min(until, starts[period + 1] ?? until);
    const cell = column + period * COLUMNS;
    out[cell] = at(out, cell) + (amount * (next - day)) / days;
    day = next;
  }
}

function collect(
  scratch: Float64Array,
  cells: number,
  ways: number,
): Pick<DealOutcomes, 'cells' | 'amounts' | 'varies'> {
  const touched: number[] = [];
  const amounts: Float64Array[] = [];
  let varies = false;
  for (let cell = 0; cell < cells; cell++) {
    const first = at(scratch, cell);
    let [any, changes] = [first !== 0, false];
    for (let way = 1; way < ways; way++) {
      const amount = at(scratch, way * cells + cell);
      any ||= amount !== 0;
      changes ||= amount !== first;
    }
    if (!any) continue;
    const own = new Float64Array(ways);
    for (let way = 0; way < ways; way++) own[way] = at(scratch, way * cells + cell);
    touched.push(cell);
    amounts.push(own);
    varies ||= changes;
  }
  return { cells: touched, amounts, varies };
}

/** An element that is known to be there. */
function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}
