import type { DeploymentFact } from '../deployments/deployment';
import type { KindMonth } from '../revenue/bridge';
import type { RetentionMonth } from '../revenue/roll-ups';
import { addDays, addMonths, type CalendarDate } from '../values/calendar-date';
import {
  completedQuarters,
  lastCompletedPeriod,
  periodOf,
  quarterAt,
  startOfPeriod,
  type FiscalQuarter,
  type Period,
} from '../values/fiscal-calendar';

/** All that may be in a company's set: the first four unless it chose otherwise, the last two to swap in. */
export const KPI_IDS = [
  'nnarr',
  'grr',
  'acv_per_deployment',
  'ttfv',
  'days_to_deployment',
  'hardware_failure_rate',
] as const;
export type KpiId = (typeof KPI_IDS)[number];

/** Devices that failed in their hardware on a day, at one deployment. */
export type FailureFact = { deploymentId: string; failedOn: CalendarDate; devices: number };

/** Target from a day on: minor units (nnarr, acv_per_deployment), basis points (grr, hardware_failure_rate) or days (ttfv, days_to_deployment). */
export type KpiTarget = { kpi: KpiId; effectiveFrom: CalendarDate; target: bigint };

/**
 * All that the KPIs are computed from; one statement reads it.
 * - `movementMonths`: periods up to `kpiWindow().measured`, streams together or apart. Those before `kpiWindow().foldBefore` may be folded
 *   into any such period, those of a fiscal quarter from then on into its last month, or into `measured` where that lies in it: only the
 *   sums at the ends of quarters and of `measured` count.
 * - `retentionMonths`: look-backs 12 and `hardwareLifeMonths`, periods up to `measured`, which may be folded likewise.
 * - `firstPeriod`: the month of the ledger's first movement, null without any.
 * - `deployments`: at least those not ended before `kpiWindow().deploymentsFrom`; `failures`: of the hardware, at least from that day on.
 * - `constant`: the roll-ups are at constant currency: what rates did is taken out of them.
 */
export type KpiData = {
  currency: string;
  asOf: CalendarDate;
  fiscalStartMonth: number;
  hardwareLifeMonths: number;
  firstPeriod: Period | null;
  movementMonths: readonly KindMonth[];
  retentionMonths: readonly RetentionMonth[];
  deployments: readonly DeploymentFact[];
  failures: readonly FailureFact[];
  targets: readonly KpiTarget[];
  /** The company's own KPIs, at most four, in the order of its dashboard. */
  set: readonly KpiId[];
  constant: boolean;
};

/** Completed quarters drawn in a chart. */
export const TREND_QUARTERS = 12;
/** The rolling window, and the number of bars. */
export const ROLLING_QUARTERS = 4;

export type KpiWindow = {
  /** The last completed month: ARR and retention are measured at its end. */
  measured: Period;
  measuredOn: CalendarDate;
  /** The completed quarters of the charts, oldest first, the last being the newest completed. */
  quarters: FiscalQuarter[];
  /** The quarter after the last completed one. */
  current: FiscalQuarter;
  /** The first month of a quarter that must not be folded into another: the oldest chart quarter's own rolling window begins there. */
  foldBefore: Period;
  deploymentsFrom: CalendarDate;
};

/** Which months and quarters the KPIs need at the end of the day `asOf`. A day that ends a month or quarter completes it. */
export function kpiWindow(asOf: CalendarDate, fiscalStartMonth: number): KpiWindow {
  const measured = lastCompletedPeriod(asOf);
  const all = completedQuarters(asOf, fiscalStartMonth, TREND_QUARTERS + ROLLING_QUARTERS - 1);
  const quarters = all.slice(ROLLING_QUARTERS - 1);
  const oldest = all[0];
  const newest = all.at(-1);
  if (!oldest || !newest) throw new RangeError('kpiWindow: no quarters');
  return {
    measured,
    measuredOn: lastDayOf(measured),
    quarters,
    current: quarterAt(newest.from, fiscalStartMonth, 1),
    foldBefore: periodOf(oldest.from),
    deploymentsFrom: quarters[0]?.from ?? oldest.from,
  };
}

/** The last day of a period. */
export function lastDayOf(period: Period): CalendarDate {
  return lastDayBefore(addMonths(startOfPeriod(period), 1));
}

/** The last day of a half-open range. */
export function lastDayBefore(until: CalendarDate): CalendarDate {
  return addDays(until, -1);
}

/** The target in force on a day, null if none was set. */
export function targetOn(targets: readonly KpiTarget[], kpi: KpiId, day: CalendarDate): bigint | null {
  let best: KpiTarget | null = null;
  for (const row of targets) {
    if (row.kpi !== kpi || row.effectiveFrom > day) continue;
    if (best === null || row.effectiveFrom > best.effectiveFrom) best = row;
  }
  return best?.target ?? null;
}
