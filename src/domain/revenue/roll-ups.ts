import { periodOf, type Period } from '../values/fiscal-calendar';
import { byStream, STREAMS, type ByStream, type Stream } from '../values/stream';
import type { MovementKind, NetMovement } from './movements';
import { activeChanges, arrByPeriod, isChange, retentionChanges, type ArrHistory } from './arr-history';
import { NO_COHORT, type RetentionSums } from './retention';

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

/**
 * What to add to the roll-ups for constant currency, empty for a company of one currency: the amounts without what exchange rates did
 * (`n` is 0), and how the cohort sums at constant rates change otherwise than those above.
 */
export type ConstantRollUps = {
  constantMovementMonths: MovementMonth[];
  constantRetentionMonths: RetentionMonth[];
};

export type KeptRollUps = RollUps & ConstantRollUps;

/** The roll-ups at constant rates: the same shapes, read with the same functions. */
export function inConstantCurrency(kept: KeptRollUps): RollUps {
  return {
    movementMonths: [...kept.movementMonths, ...kept.constantMovementMonths],
    customerMonths: kept.customerMonths,
    retentionMonths: [...kept.retentionMonths, ...kept.constantRetentionMonths],
  };
}

/** A row of the ledger on the day that it is booked. */
export type CustomerMovement = NetMovement & { customerId: string; reversesId: string | null };

/** The look-backs (months) kept: the ledger's month and quarter, the year, and the hardware life of the tenant. */
export function lookbacksOf(hardwareLifeMonths: number): number[] {
  return [...new Set([1, 3, 12, hardwareLifeMonths])].sort((a, b) => a - b);
}

/** The reference that the tables are compared with: the roll-ups of all rows of the ledger, those taken back and taking back included. */
export function rollUps(movements: readonly CustomerMovement[], lookbacks: readonly number[]): KeptRollUps {
  const months = new Map<string, MovementMonth>();
  const constantMonths = new Map<string, MovementMonth>();
  const active = new Map<Period, number>();
  const retention = new Map<string, RetentionMonth>();
  const constantRetention = new Map<string, RetentionMonth>();
  for (const own of byCustomer(movements).values()) {
    for (const row of own) {
      addMovement(months, row, row.amountMinor, row.reversesId === null ? 1 : -1);
      if (row.fxMinor !== 0n) addMovement(constantMonths, row, -row.fxMinor, 0);
    }
    const arr = arrByPeriod(own);
    for (const { period, activeDelta } of activeChanges(arr)) {
      active.set(period, (active.get(period) ?? 0) + activeDelta);
    }
    addRetention(retention, arr, lookbacks, 1n);
    if (own.every(({ fxMinor }) => fxMinor === 0n)) continue;
    addRetention(constantRetention, arr, lookbacks, -1n);
    addRetention(constantRetention, arrByPeriod(own.map(atConstantRates)), lookbacks, 1n);
  }
  return {
    movementMonths: [...months.values()].filter((row) => row.n !== 0 || row.amountMinor !== 0n),
    customerMonths: [...active]
      .filter(([, delta]) => delta !== 0)
      .map(([period, activeDelta]) => ({ period, activeDelta })),
    retentionMonths: [...retention.values()].filter(isChange),
    constantMovementMonths: [...constantMonths.values()].filter((row) => row.amountMinor !== 0n),
    constantRetentionMonths: [...constantRetention.values()].filter(isChange),
  };
}

function atConstantRates<M extends NetMovement>(movement: M): M {
  return { ...movement, amountMinor: movement.amountMinor - movement.fxMinor, fxMinor: 0n };
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

function byCustomer(movements: readonly CustomerMovement[]): Map<string, CustomerMovement[]> {
  const customers = new Map<string, CustomerMovement[]>();
  for (const movement of movements) {
    const own = customers.get(movement.customerId);
    if (own) own.push(movement);
    else customers.set(movement.customerId, [movement]);
  }
  return customers;
}

function addMovement(
  months: Map<string, MovementMonth>,
  movement: NetMovement,
  amountMinor: bigint,
  n: number,
) {
  const { stream, kind } = movement;
  const period = periodOf(movement.effectiveOn);
  const key = `${period} ${stream} ${kind}`;
  const known = months.get(key) ?? { period, stream, kind, amountMinor: 0n, n: 0 };
  months.set(key, { ...known, amountMinor: known.amountMinor + amountMinor, n: known.n + n });
}

function addRetention(
  retention: Map<string, RetentionMonth>,
  arr: ArrHistory,
  lookbacks: readonly number[],
  sign: 1n | -1n,
): void {
  for (const change of lookbacks.flatMap((lookback) => retentionChanges(arr, lookback))) {
    const key = `${change.period} ${change.lookback} ${change.stream}`;
    const known = retention.get(key) ?? { ...change, ...NO_COHORT };
    retention.set(key, {
      ...known,
      startMinor: known.startMinor + sign * change.startMinor,
      retainedMinor: known.retainedMinor + sign * change.retainedMinor,
      endMinor: known.endMinor + sign * change.endMinor,
    });
  }
}
