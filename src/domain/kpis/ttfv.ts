import {
  daysToFirstValue,
  faultsOf,
  stateOn,
  type DeploymentFact,
  type DeploymentFault,
  type DeploymentState,
} from '../deployments/deployment';
import { dayText, type CalendarDate } from '../values/calendar-date';
import { quarterOf, type FiscalQuarter } from '../values/fiscal-calendar';
import { STREAMS } from '../values/stream';
import { alarmOf, leftOut, type KpiAlarm, type KpiBasis } from './kpi';
import { lastDayBefore, ROLLING_QUARTERS, targetOn, type KpiData, type KpiWindow } from './kpi-data';
import { kaplanMeier, type SurvivalStep } from './survival';
import {
  clocksOf,
  groupOf,
  TTFV_GOOD_DAYS,
  TTFV_LATE_DAYS,
  type Clock,
  type DaysOrNone,
  type TtfvGroup,
} from './ttfv-clock';
import { count, sayPercent } from './wording';

export type TtfvBand = 'within_60' | 'within_120' | 'past_120';

export type TtfvCohort = TtfvGroup & { label: string; from: CalendarDate; until: CalendarDate };

export type WaitingDeployment = {
  id: string;
  externalId: string | null;
  site: string;
  signedOn: CalendarDate;
  ageDays: number;
  band: TtfvBand;
  state: DeploymentState;
};

export type FaultyDeployment = {
  id: string;
  externalId: string | null;
  site: string;
  days: number | null;
  faults: DeploymentFault[];
};

export type Ttfv = {
  /** Signed in the last four completed quarters and in the running one. */
  headline: TtfvGroup & { from: CalendarDate };
  /** The headline's median as it stood when the last quarter before `asOf` ended. */
  earlier: { label: string; on: CalendarDate; median: DaysOrNone };
  /** Kaplan–Meier of the headline: the share still waiting after each day on which somebody arrived. */
  curve: SurvivalStep[];
  /** By signing quarter, oldest first, only quarters with a signature. */
  cohorts: TtfvCohort[];
  /** Signed, without first value, not ended; of any age, the longest waiting first. */
  waiting: WaitingDeployment[];
  faults: FaultyDeployment[];
  targetDays: number | null;
  alarm: KpiAlarm;
  verdict: string;
  basis: KpiBasis;
};

/** Time from contract signature to first value (docs/metrics.md, "TTFV"). */
export function ttfv(data: KpiData, window: KpiWindow): Ttfv {
  const clocks = clocksOf(data.deployments, data.asOf);
  const from = window.quarters.at(-ROLLING_QUARTERS)?.from ?? window.current.from;
  const recent = clocks.filter(({ signedOn }) => signedOn >= from);
  const headline = { ...groupOf(recent, data.asOf), from };
  const waiting = waitingOf(clocks, data.asOf);
  const earlier = earlierMedian(data, window);
  const target = targetOn(data.targets, 'ttfv', data.asOf);
  return {
    headline,
    earlier,
    curve: kaplanMeier(recent),
    cohorts: cohortsOf(clocks, data, window),
    waiting,
    faults: faultyOf(data.deployments),
    targetDays: target === null ? null : Number(target),
    alarm: alarmOf(alarmReasons(headline, recent, waiting)),
    verdict: verdictOf(headline, waiting, target),
    basis: basisOf(data, from),
  };
}

/** The same measure when the last quarter before `asOf` ended, from what had happened by then. */
function earlierMedian(data: KpiData, { quarters }: KpiWindow): Ttfv['earlier'] {
  const ended = quarters.filter(({ until }) => lastDayBefore(until) < data.asOf);
  const [first, last] = [ended.at(-ROLLING_QUARTERS), ended.at(-1)];
  if (!first || !last) throw new RangeError('ttfv: a window without quarters');
  const on = lastDayBefore(last.until);
  const recent = clocksOf(data.deployments, on).filter(({ signedOn }) => signedOn >= first.from);
  return { label: last.label, on, median: groupOf(recent, on).median };
}

function cohortsOf(clocks: readonly Clock[], data: KpiData, window: KpiWindow): TtfvCohort[] {
  const from = window.quarters[0]?.from ?? window.current.from;
  const groups = new Map<string, { quarter: FiscalQuarter; clocks: Clock[] }>();
  for (const clock of clocks) {
    if (clock.signedOn < from) continue;
    const quarter = quarterOf(clock.signedOn, data.fiscalStartMonth);
    const group = groups.get(quarter.from) ?? { quarter, clocks: [] };
    group.clocks.push(clock);
    groups.set(quarter.from, group);
  }
  return [...groups.values()]
    .sort((a, b) => a.quarter.from.localeCompare(b.quarter.from))
    .map(({ quarter, clocks: own }) => {
      const { label, from: first, until } = quarter;
      return { label, from: first, until, ...groupOf(own, data.asOf) };
    });
}

/** A clock's band: up to 60 days, up to 120, or past it. */
export function bandOf(days: number): TtfvBand {
  if (days <= TTFV_GOOD_DAYS) return 'within_60';
  return days <= TTFV_LATE_DAYS ? 'within_120' : 'past_120';
}

function waitingOf(clocks: readonly Clock[], asOf: CalendarDate): WaitingDeployment[] {
  return clocks
    .filter((clock) => !clock.arrived && !clock.lost)
    .map(({ deployment: { id, externalId, site }, deployment, signedOn, days }) => ({
      id,
      externalId,
      site,
      signedOn,
      ageDays: days,
      band: bandOf(days),
      state: stateOn(deployment, asOf),
    }))
    .sort((a, b) => b.ageDays - a.ageDays || a.id.localeCompare(b.id));
}

function faultyOf(deployments: readonly DeploymentFact[]): FaultyDeployment[] {
  return deployments.flatMap((deployment) => {
    const faults = faultsOf(deployment);
    const { id, externalId, site } = deployment;
    return faults.length === 0 ? [] : [{ id, externalId, site, days: daysToFirstValue(deployment), faults }];
  });
}

function alarmReasons(
  headline: TtfvGroup,
  recent: readonly Clock[],
  waiting: readonly WaitingDeployment[],
): string[] {
  const reasons: string[] = [];
  const { median } = headline;
  if (median.days !== null && median.days > TTFV_GOOD_DAYS) {
    reasons.push(`The median of ${median.days} days is over ${TTFV_GOOD_DAYS}.`);
  }
  const late = waiting.filter(({ band }) => band === 'past_120').length;
  if (late > 0) reasons.push(`${count(late, 'deployment')} without first value past ${TTFV_LATE_DAYS} days.`);
  const slow = recent.filter((clock) => clock.arrived && clock.days > TTFV_LATE_DAYS).length;
  if (slow > 0)
    reasons.push(`${count(slow, 'deployment')} took more than ${TTFV_LATE_DAYS} days to first value.`);
  return reasons;
}

function verdictOf(
  headline: Ttfv['headline'],
  waiting: readonly WaitingDeployment[],
  target: bigint | null,
): string {
  if (headline.signed === 0)
    return `No production deployment has been signed since ${dayText(headline.from)}.`;
  const { median, within60 } = headline;
  const signed = `${count(headline.signed, 'deployment')} signed since ${dayText(headline.from)}`;
  const half =
    median.days === null
      ? `${headline.arrived} of ${signed} have first value`
      : `Half of ${signed} had first value within ${median.days} days`;
  const share = within60.ratio === null ? '' : `; ${sayPercent(within60.ratio)} within ${TTFV_GOOD_DAYS}`;
  const oldest = waiting[0];
  const open = oldest ? `; ${waiting.length} waiting, the longest for ${oldest.ageDays} days` : '';
  const goal =
    target === null || median.days === null
      ? ''
      : `; the target of ${target} days is ${BigInt(median.days) <= target ? 'met' : 'missed'}`;
  return `${half}${share}${open}${goal}.`;
}

function basisOf(data: KpiData, from: CalendarDate): KpiBasis {
  const due = data.deployments.filter(({ signedOn }) => signedOn === null || signedOn <= data.asOf);
  const production = due.filter(({ kind }) => kind === 'production');
  const negative = production.filter((deployment) => (daysToFirstValue(deployment) ?? 0) < 0).length;
  const unsigned = production.filter(({ signedOn }) => signedOn === null).length;
  return {
    window: `Signed from ${dayText(from)} to ${dayText(data.asOf)}: the last four completed fiscal quarters and the running one`,
    cohort: 'Production deployments by the day of their contract signature',
    measuredOn: data.asOf,
    streams: STREAMS,
    currency: data.currency,
    leftOut: leftOut(
      {
        what: 'pilots',
        count: due.length - production.length,
        why: 'they have a decision date of their own',
      },
      { what: 'deployments without signature', count: unsigned, why: 'the clock has no start' },
      {
        what: 'deployments with first value before signature',
        count: negative,
        why: 'a fault in the data, listed apart',
      },
    ),
    notes: ['Median and 75th percentile by Kaplan–Meier: those still waiting count with their running age.'],
  };
}
