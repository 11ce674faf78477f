import { addDays, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import type { RatioOrNone } from '@/domain/values/ratio';
import { bias, variance, wape, type ForecastPair } from './accuracy/variance';
import { totalMinor, type QuarterActual, type QuarterFigures, type Replayed } from './replay';
import type { SnapshotFigures } from './snapshot';
import { FORECAST_COLUMNS } from './types';

/** recorded: by what was recorded then. rewound: by the days of what is known today. */
export type ReplayBasis = 'recorded' | 'rewound';
export type ReplayedWeek = Replayed & { on: CalendarDate; basis: ReplayBasis; deals: number };

/** A kept forecast as a replayed day: it said what it said. Quarters only; wins by word count in both models. */
export function keptWeek(
  on: CalendarDate,
  deals: number,
  { periods, cells, plain, byWord }: Pick<SnapshotFigures, 'periods' | 'cells' | 'plain' | 'byWord'>,
): ReplayedWeek {
  const week: ReplayedWeek = { on, basis: 'recorded', deals, ours: [], plain: [] };
  for (const [i, { kind, from }] of periods.entries()) {
    const streams = cells[i];
    if (kind !== 'quarter' || from === null || !streams) continue;
    const columns: QuarterFigures['columns'] = {
      hardware: 0n,
      software: 0n,
      services: 0n,
      unsplit: byWord[i] ?? 0n,
    };
    for (const column of FORECAST_COLUMNS)
      columns[column] += streams[column].actualMinor + streams[column].weightedMinor;
    week.ours.push({ from, columns });
    week.plain.push({ from, minor: plain[i] ?? 0n });
  }
  return week;
}

/** Where in (or before) a quarter its forecasts are held against what came: days from its first day. */
export const MARKS = [
  { id: 'ahead', days: -91 },
  { id: 'start', days: 0 },
  { id: 'week5', days: 28 },
  { id: 'week9', days: 56 },
] as const;
export type MarkId = (typeof MARKS)[number]['id'];

export type ModelError = ForecastPair & { variance: RatioOrNone };
/** Both models of one day against what came. */
export type MarkedDay = { on: CalendarDate; basis: ReplayBasis; ours: ModelError; plain: ModelError };

export type TestedQuarter = Pick<QuarterActual, 'from' | 'until' | 'label' | 'byWordMinor'> & {
  actualMinor: bigint;
  /** null: nothing was known on that day. */
  marks: Record<MarkId, MarkedDay | null>;
};

export type ModelSummary = { wape: RatioOrNone; bias: RatioOrNone };
export type MarkSummary = {
  id: MarkId;
  quarters: number;
  ours: ModelSummary;
  plain: ModelSummary;
  /** In how many of the quarters which model was nearer to what came. */
  nearer: { ours: number; plain: number; even: number };
};

/** How far both were off on average in the nth week of a quarter, 1–13. */
export type WeekError = { week: number; ours: RatioOrNone; plain: RatioOrNone };

export type BackTest = { quarters: TestedQuarter[]; marks: MarkSummary[]; weeks: WeekError[] };

/**
 * Both models' errors on the same quarters, oldest first, and rolled up by WAPE and signed bias. Quarters of which no forecast is there
 * are left out; nothing is left out for how it came out.
 */
export function backTest(weeks: readonly ReplayedWeek[], came: readonly QuarterActual[]): BackTest {
  const known = weeks.filter(({ deals }) => deals > 0).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const quarters = came
    .map((actual): TestedQuarter => {
      const { from, until, label, byWordMinor } = actual;
      const [ahead, start, week5, week9] = MARKS.map(({ days }) => marked(known, actual, days));
      const marks = {
        ahead: ahead ?? null,
        start: start ?? null,
        week5: week5 ?? null,
        week9: week9 ?? null,
      };
      return { from, until, label, byWordMinor, actualMinor: totalMinor(actual), marks };
    })
    .filter(({ marks }) => marks.start !== null || marks.week5 !== null || marks.week9 !== null);
  return { quarters, marks: MARKS.map(({ id }) => summary(id, quarters)), weeks: weekErrors(known, came) };
}

/** The last replayed day of the week that ends `days` after the quarter's first. */
function marked(weeks: readonly ReplayedWeek[], actual: QuarterActual, days: number): MarkedDay | null {
  const last = addDays(actual.from, days);
  const week = weeks.findLast(({ on }) => on <= last && daysBetween(on, last) < 7);
  return week ? against(week, actual) : null;
}

function against(week: ReplayedWeek, actual: QuarterActual): MarkedDay | null {
  const ours = week.ours.find(({ from }) => from === actual.from);
  const plain = week.plain.find(({ from }) => from === actual.from);
  if (!ours || !plain) return null;
  const error = (forecastMinor: bigint): ModelError => {
    const pair = { forecastMinor, actualMinor: totalMinor(actual) };
    return { ...pair, variance: variance(pair) };
  };
  return { on: week.on, basis: week.basis, ours: error(totalMinor(ours)), plain: error(plain.minor) };
}

/** Which model missed what came by less. */
export function nearerOf({ ours, plain }: Pick<MarkedDay, 'ours' | 'plain'>): 'ours' | 'plain' | 'even' {
  const [a, b] = [miss(ours), miss(plain)];
  return a === b ? 'even' : a < b ? 'ours' : 'plain';
}

function summary(id: MarkId, quarters: readonly TestedQuarter[]): MarkSummary {
  const days = quarters.flatMap(({ marks }) => marks[id] ?? []);
  const nearer = { ours: 0, plain: 0, even: 0 };
  for (const day of days) nearer[nearerOf(day)] += 1;
  const roll = (model: 'ours' | 'plain'): ModelSummary => {
    const pairs = days.map((day) => day[model]);
    return { wape: wape(pairs), bias: bias(pairs) };
  };
  return { id, quarters: days.length, ours: roll('ours'), plain: roll('plain'), nearer };
}

function weekErrors(weeks: readonly ReplayedWeek[], came: readonly QuarterActual[]): WeekError[] {
  return Array.from({ length: 13 }, (_, i): WeekError => {
    const days = came.flatMap((actual) => marked(weeks, actual, 7 * i) ?? []);
    return {
      week: i + 1,
      ours: wape(days.map(({ ours }) => ours)),
      plain: wape(days.map(({ plain }) => plain)),
    };
  });
}

function miss({ forecastMinor, actualMinor }: ForecastPair): bigint {
  const off = forecastMinor - actualMinor;
  return off < 0n ? -off : off;
}
