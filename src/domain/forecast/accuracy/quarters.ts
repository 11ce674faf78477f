import type { RatioOrNone } from '@/domain/values/ratio';
import { addDays, daysBetween, firstDay, type CalendarDate } from '@/domain/values/calendar-date';
import type { DateRange, FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { forecastMinor } from '../forecast';
import type { SnapshotCells, SnapshotHeader } from '../snapshot';
import { FORECAST_COLUMNS, type Forecast, type ForecastColumn } from '../types';
import { bias, sumPairs, variance, wape, type ForecastPair } from './variance';

/** When in its quarter a forecast was frozen. The start is what counts; later ones show how fast it became right. */
export const MOMENTS = ['start', 'week5', 'week9'] as const;
export type Moment = (typeof MOMENTS)[number];

const FIRST_WEEK: Record<Moment, number> = { start: 0, week5: 4, week9: 8 };
/** A Monday. */
const MONDAY = firstDay(1900, 1);

/** The day of the snapshot: the quarter's first day, or the Monday of its fifth or ninth week. */
export function momentDay({ from }: Pick<DateRange, 'from'>, moment: Moment): CalendarDate {
  if (moment === 'start') return from;
  const begins = addDays(from, FIRST_WEEK[moment] * 7);
  return addDays(begins, (7 - (daysBetween(MONDAY, begins) % 7)) % 7);
}

export type ColumnAmounts = Record<ForecastColumn, bigint>;

/** What was forecast of, or came in, a quarter for the deals of one rep; null: of nobody. */
export type RepAmounts = { repId: string | null; name: string | null; amounts: ColumnAmounts };

/** The forecast of one quarter as a snapshot has it, also without the deals that the audit's clean-up would have closed. */
export type TakenForecast = {
  snapshotId: string;
  asOf: CalendarDate;
  reps: RepAmounts[];
  cleaned: RepAmounts[];
};

/** What a snapshot said of a quarter; null where it does not show that quarter, or was taken of a time before anything was on record. */
export function takenOf(snapshot: SnapshotHeader, quarter: DateRange): TakenForecast | null {
  const { figures, id, asOf } = snapshot;
  const period = figures.periods.findIndex(({ kind, from }) => kind === 'quarter' && from === quarter.from);
  if (period < 0 || snapshot.deals === 0) return null;
  const of = (cells: SnapshotCells): ColumnAmounts => {
    const columns = cells[period];
    return amountsBy((column) => (columns ? forecastMinor(columns[column]) : 0n));
  };
  const named = figures.reps.map(({ repId, name, cells, cleanedCells }) => ({
    whole: { repId, name, amounts: of(cells) },
    cleaned: { repId, name, amounts: of(cleanedCells) },
  }));
  return {
    snapshotId: id,
    asOf,
    reps: named.map(({ whole }) => whole),
    cleaned: named.map(({ cleaned }) => cleaned),
  };
}

/** What happened in each quarter of a forecast, by rep; `repOf` says whose a deal is. Quarters in the forecast's order. */
export function actualsOf(
  { periods, rows }: Pick<Forecast, 'periods' | 'rows'>,
  repOf: (dealId: string) => { repId: string | null; name: string | null },
): RepAmounts[][] {
  const found = periods.map(() => new Map<string | null, RepAmounts>());
  for (const { dealId, period, kind, column, amountMinor } of rows) {
    if (kind !== 'actual') continue;
    const rep = repOf(dealId);
    const reps = found[period];
    const amounts = reps?.get(rep.repId) ?? { ...rep, amounts: amountsBy(() => 0n) };
    amounts.amounts[column] += amountMinor;
    reps?.set(rep.repId, amounts);
  }
  return found.map((reps) => [...reps.values()]);
}

export function amountsBy(of: (column: ForecastColumn) => bigint): ColumnAmounts {
  return Object.fromEntries(FORECAST_COLUMNS.map((column) => [column, of(column)])) as ColumnAmounts;
}

/** A quarter with everything that was said of it, and what it came to. */
export type MeasuredQuarter = {
  quarter: FiscalQuarter;
  actual: readonly RepAmounts[];
  taken: Partial<Record<Moment, TakenForecast>>;
};

export type Measured = ForecastPair & { variance: RatioOrNone };
export type MeasuredColumns = Record<ForecastColumn | 'total', Measured>;

export type QuarterAccuracy = {
  label: string;
  from: CalendarDate;
  until: CalendarDate;
  actual: Record<ForecastColumn | 'total', bigint>;
  /** null: no snapshot of that day says anything of this quarter. */
  moments: Record<Moment, (MeasuredColumns & { asOf: CalendarDate; cleaned: Measured }) | null>;
};

/** Forecast against actual of one quarter at its three moments; of one rep ('' nobody's) or, with null, of all. */
export function quarterAccuracy(
  { quarter, actual, taken }: MeasuredQuarter,
  repId: string | null,
): QuarterAccuracy {
  const { label, from, until } = quarter;
  const came = withTotal(sumOf(actual, repId));
  const at = (moment: Moment) => {
    const said = taken[moment];
    if (!said) return null;
    const whole = withTotal(sumOf(said.reps, repId));
    const pair = (key: ForecastColumn | 'total') => measured(whole[key], came[key]);
    const columns = {
      hardware: pair('hardware'),
      software: pair('software'),
      services: pair('services'),
      unsplit: pair('unsplit'),
      total: pair('total'),
    };
    const cleaned = measured(withTotal(sumOf(said.cleaned, repId)).total, came.total);
    return { ...columns, asOf: said.asOf, cleaned };
  };
  return {
    label,
    from,
    until,
    actual: came,
    moments: { start: at('start'), week5: at('week5'), week9: at('week9') },
  };
}

function measured(said: bigint, came: bigint): Measured {
  const pair = { forecastMinor: said, actualMinor: came };
  return { ...pair, variance: variance(pair) };
}

function sumOf(reps: readonly RepAmounts[], repId: string | null): ColumnAmounts {
  const own = reps.filter((rep) => repId === null || (rep.repId ?? '') === repId);
  return amountsBy((column) => own.reduce((sum, { amounts }) => sum + amounts[column], 0n));
}

function withTotal(amounts: ColumnAmounts): Record<ForecastColumn | 'total', bigint> {
  return { ...amounts, total: FORECAST_COLUMNS.reduce((sum, column) => sum + amounts[column], 0n) };
}

/** Several quarters in one figure: the misses of every rep, stream and quarter added, and their sign. */
export type RollUp = ForecastPair & { quarters: number; wape: RatioOrNone; bias: RatioOrNone };
export type RollUps = Record<ForecastColumn | 'total', RollUp>;
export type RepAccuracy = { repId: string | null; name: string | null; whole: RollUps };

export type AccuracyRollUp = {
  whole: RollUps;
  /** The total without the deals that the clean-up would have closed. */
  cleaned: RollUp;
  /** By name; of nobody last. The misses of all reps add up to the whole's, in every column. */
  reps: RepAccuracy[];
};

/** WAPE and bias over the quarters of which this moment has a snapshot, each rep, stream and quarter a part of its own. */
export function rollUp(
  quarters: readonly MeasuredQuarter[],
  moment: Moment,
  repId: string | null,
): AccuracyRollUp {
  const leaves = quarters.flatMap((quarter) => leavesOf(quarter, moment));
  const own = leaves.filter((leaf) => repId === null || (leaf.repId ?? '') === repId);
  const names = new Map(own.map((leaf) => [leaf.repId, leaf.name]));
  const reps = [...names].map(([id, name]) => {
    const mine = own.filter((leaf) => leaf.repId === id);
    return { repId: id, name, whole: rollUpsOf(mine) };
  });
  return { whole: rollUpsOf(own), cleaned: totalOf(own, 'cleaned'), reps: reps.sort(byName) };
}

type Leaf = {
  quarter: CalendarDate;
  repId: string | null;
  name: string | null;
  column: ForecastColumn;
  said: ForecastPair;
  cleaned: ForecastPair;
};

function leavesOf({ quarter, actual, taken }: MeasuredQuarter, moment: Moment): Leaf[] {
  const said = taken[moment];
  if (!said) return [];
  const reps = new Map<string | null, string | null>();
  for (const { repId, name } of [...said.reps, ...actual]) reps.set(repId, name);
  const amount = (list: readonly RepAmounts[], repId: string | null, column: ForecastColumn) =>
    list.find((rep) => rep.repId === repId)?.amounts[column] ?? 0n;
  return [...reps].flatMap(([repId, name]) =>
    FORECAST_COLUMNS.map((column): Leaf => {
      const actualMinor = amount(actual, repId, column);
      return {
        quarter: quarter.from,
        repId,
        name,
        column,
        said: { forecastMinor: amount(said.reps, repId, column), actualMinor },
        cleaned: { forecastMinor: amount(said.cleaned, repId, column), actualMinor },
      };
    }),
  );
}

function rollUpsOf(leaves: readonly Leaf[]): RollUps {
  const of = (column: ForecastColumn) =>
    totalOf(
      leaves.filter((leaf) => leaf.column === column),
      'said',
    );
  return {
    hardware: of('hardware'),
    software: of('software'),
    services: of('services'),
    unsplit: of('unsplit'),
    total: totalOf(leaves, 'said'),
  };
}

function totalOf(leaves: readonly Leaf[], which: 'said' | 'cleaned'): RollUp {
  const pairs = leaves.map((leaf) => leaf[which]);
  const quarters = new Set(leaves.map(({ quarter }) => quarter)).size;
  return { ...sumPairs(pairs), quarters, wape: wape(pairs), bias: bias(pairs) };
}

function byName(a: RepAccuracy, b: RepAccuracy): number {
  if (a.name === null || b.name === null) return a.name === b.name ? 0 : a.name === null ? 1 : -1;
  return a.name.localeCompare(b.name);
}
