import { periodOf, type Period } from '../values/fiscal-calendar';
import { byStream, STREAMS, type ByStream, type Stream } from '../values/stream';
import type { MovementKind, NetMovement } from './movements';
import { addSums, NO_COHORT, noArr, retainedOf, type ArrByStream, type RetentionSums } from './retention';

/**
 * The three roll-ups of the ledger. EVERY row is a change within its month, so that they are kept by adding, in any order, only what
 * the customers at hand changed; a figure at the end of a month is the sum of all rows up to it. Rows that are 0 throughout
 * may be absent. docs/metrics.md, "Roll-ups".
 */
export type RollUps = {
  movementMonths: MovementMonth[];
  customerMonths: CustomerMonth[];
  retentionMonths: RetentionMonth[];
};

/** Sum and number of the ledger's rows (reversals included, with their sign in the amount and as −1 in the number). */
export type MovementMonth = {
  period: Period;
  stream: Stream;
  kind: MovementKind;
  amountMinor: bigint;
  n: number;
};

/** Change of the number of customers with ARR > 0 between the ends of the month before and of this one. */
export type CustomerMonth = { period: Period; activeDelta: number };

/** Change of the cohort sums that are measured from `lookback` months before a month's end to that end. */
export type RetentionMonth = RetentionSums & { period: Period; lookback: number; stream: Stream };

export type CustomerMovement = NetMovement & { customerId: string };

/** The look-backs (months) kept: the ledger's month and quarter, the year, and the hardware life of the tenant. */
export function lookbacksOf(hardwareLifeMonths: number): number[] {
  return [...new Set([1, 3, 12, hardwareLifeMonths])].sort((a, b) => a - b);
}

/** The reference that the tables are compared with: all roll-ups of all live movements (reversed pairs left out). */
export function rollUps(movements: readonly CustomerMovement[], lookbacks: readonly number[]): RollUps {
  const months = new Map<string, MovementMonth>();
  const active = new Map<Period, number>();
  const retention = new Map<string, RetentionMonth>();
  for (const own of byCustomer(movements).values()) {
    for (const movement of own) addMovement(months, movement);
    const arr = arrByPeriod(own);
    for (const { period, activeDelta } of activeChanges(arr)) {
      active.set(period, (active.get(period) ?? 0) + activeDelta);
    }
    for (const change of lookbacks.flatMap((lookback) => retentionChanges(arr, lookback))) {
      const key = `${change.period} ${change.lookback} ${change.stream}`;
      const known = retention.get(key);
      retention.set(key, known ? { ...change, ...addSums(known, change) } : change);
    }
  }
  return {
    movementMonths: [...months.values()].filter((row) => row.n !== 0 || row.amountMinor !== 0n),
    customerMonths: [...active]
      .filter(([, delta]) => delta !== 0)
      .map(([period, activeDelta]) => ({ period, activeDelta })),
    retentionMonths: [...retention.values()].filter(isChange),
  };
}

/** The cohort sums at the end of `period`, from rows of that period and all earlier ones. */
export function retentionAt(
  rows: readonly RetentionMonth[],
  lookback: number,
  period: Period,
): ByStream<RetentionSums> {
  return retentionSeries(rows, lookback, [period])[0] ?? byStream(() => NO_COHORT);
}

/** The same at the ends of several months, given in ascending order, in one pass over the rows. */
export function retentionSeries(
  rows: readonly RetentionMonth[],
  lookback: number,
  periods: readonly Period[],
): ByStream<RetentionSums>[] {
  const series = periods.map(() => byStream(() => ({ ...NO_COHORT })));
  for (const row of rows) {
    if (row.lookback !== lookback) continue;
    const first = series[firstAtOrAfter(periods, row.period)];
    if (first) addTo(first[row.stream], row);
  }
  series.forEach((sums, i) => {
    const before = series[i - 1];
    if (before) for (const stream of STREAMS) addTo(sums[stream], before[stream]);
  });
  return series;
}

function firstAtOrAfter(periods: readonly Period[], period: Period): number {
  let [low, high] = [0, periods.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle] ?? period) < period) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addTo(total: RetentionSums, part: RetentionSums): void {
  total.startMinor += part.startMinor;
  total.retainedMinor += part.retainedMinor;
  total.endMinor += part.endMinor;
}

/** ARR of one customer at the end of each month in which it changed, oldest first. */
export type ArrHistory = readonly { period: Period; arr: ArrByStream }[];

export function arrByPeriod(movements: readonly NetMovement[]): ArrHistory {
  const sorted = movements.toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));
  const history: { period: Period; arr: ArrByStream }[] = [];
  let arr = noArr();
  for (const { effectiveOn, stream, amountMinor } of sorted) {
    const period = periodOf(effectiveOn);
    arr = { ...arr, [stream]: arr[stream] + amountMinor };
    if (history.at(-1)?.period === period) history.pop();
    history.push({ period, arr });
  }
  return history;
}

function byCustomer(movements: readonly CustomerMovement[]): Map<string, CustomerMovement[]> {
  const customers = new Map<string, CustomerMovement[]>();
  for (const movement of movements) {
    const own = customers.get(movement.customerId);
    if (own) own.push(movement);
    else customers.set(movement.customerId, [movement]);
  }
  return customers;
}

function addMovement(months: Map<string, MovementMonth>, movement: NetMovement): void {
  const { stream, kind, amountMinor } = movement;
  const period = periodOf(movement.effectiveOn);
  const key = `${period} ${stream} ${kind}`;
  const known = months.get(key) ?? { period, stream, kind, amountMinor: 0n, n: 0 };
  months.set(key, { ...known, amountMinor: known.amountMinor + amountMinor, n: known.n + 1 });
}

function activeChanges(history: ArrHistory): CustomerMonth[] {
  let before = 0;
  return history.map(({ period, arr }) => {
    const now = STREAMS.some((stream) => arr[stream] > 0n) ? 1 : 0;
    const activeDelta = now - before;
    before = now;
    return { period, activeDelta };
  });
}

/**
 * A customer's part of the cohort sums changes only in a month where his ARR changed (the end moves) and `lookback` months after one
 * (the start moves): so a movement touches two months per look-back, whatever the look-back's length.
 */
function retentionChanges(history: ArrHistory, lookback: number): RetentionMonth[] {
  const periods = [...new Set(history.flatMap(({ period }) => [period, period + lookback]))].sort(
    (a, b) => a - b,
  );
  const changes: RetentionMonth[] = [];
  let before: ByStream<RetentionSums> = retainedOf(noArr(), noArr());
  for (const period of periods) {
    const now = retainedOf(arrAt(history, period - lookback), arrAt(history, period));
    for (const stream of STREAMS) {
      changes.push({ period, lookback, stream, ...subtractSums(now[stream], before[stream]) });
    }
    before = now;
  }
  return changes.filter(isChange);
}

function arrAt(history: ArrHistory, period: Period): ArrByStream {
  return history.findLast((entry) => entry.period <= period)?.arr ?? noArr();
}

function subtractSums(a: RetentionSums, b: RetentionSums): RetentionSums {
  return {
    startMinor: a.startMinor - b.startMinor,
    retainedMinor: a.retainedMinor - b.retainedMinor,
    endMinor: a.endMinor - b.endMinor,
  };
}

function isChange(sums: RetentionSums): boolean {
  return sums.startMinor !== 0n || sums.retainedMinor !== 0n || sums.endMinor !== 0n;
}
