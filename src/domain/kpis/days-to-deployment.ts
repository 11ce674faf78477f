import type { DeploymentFact } from '../deployments/deployment';
import { dayText, daysBetween, type CalendarDate } from '../values/calendar-date';
import type { FiscalQuarter } from '../values/fiscal-calendar';
import { ratioOf, type RatioOrNone } from '../values/ratio';
import { STREAMS } from '../values/stream';
import { alarmOf, leftOut, notJudged, type KpiAlarm, type KpiBasis } from './kpi';
import { lastDayBefore, ROLLING_QUARTERS, targetOn, type KpiData, type KpiWindow } from './kpi-data';
import { count, sayDays } from './wording';

/** Production deployments activated in some quarters. `mean`: Σ days from signature to activation / their number. */
export type ActivationQuarter = {
  label: string;
  from: CalendarDate;
  until: CalendarDate;
  activated: number;
  totalDays: number;
  mean: RatioOrNone;
};

/** Signed and not activated yet at the end of `asOf`. */
export type NotActivated = {
  id: string;
  externalId: string | null;
  site: string;
  signedOn: CalendarDate;
  ageDays: number;
};

export type DaysToDeployment = {
  /** Activated in the last four completed fiscal quarters. */
  window: ActivationQuarter;
  /** The window as it stood a quarter ago. */
  earlier: ActivationQuarter;
  /** Activated in each quarter alone, oldest first, none before the first activation. */
  quarters: ActivationQuarter[];
  /** The longest waiting first. */
  waiting: NotActivated[];
  targetDays: number | null;
  alarm: KpiAlarm;
  verdict: string;
  basis: KpiBasis;
};

/** Mean days from contract signature to activation (docs/metrics.md, "Days to deployment"). */
export function daysToDeployment(data: KpiData, { quarters }: KpiWindow): DaysToDeployment {
  const activations = activationsOf(data.deployments, data.asOf);
  const own = quarters.map((quarter) => groupOf(activations, [quarter]));
  const window = groupOf(activations, quarters.slice(-ROLLING_QUARTERS));
  const earlier = groupOf(activations, quarters.slice(-1 - ROLLING_QUARTERS, -1));
  const waiting = waitingOf(data);
  const target = targetOn(data.targets, 'days_to_deployment', data.asOf);
  const begins = own.findIndex(({ activated }) => activated > 0);
  return {
    window,
    earlier,
    quarters: begins < 0 ? [] : own.slice(begins),
    waiting,
    targetDays: target === null ? null : Number(target),
    alarm: alarmOfMean(window, target),
    verdict: verdictOf(window, waiting, target),
    basis: basisOf(data, window),
  };
}

/** A production deployment that was activated on or after its signature. */
export type Activation = { deployment: DeploymentFact; activatedOn: CalendarDate; days: number };

/** Those activated up to the end of `asOf`; an activation before the signature is a fault in the data and is none. */
export function activationsOf(deployments: readonly DeploymentFact[], asOf: CalendarDate): Activation[] {
  return deployments.flatMap((deployment) => {
    const { kind, signedOn, activatedOn } = deployment;
    if (kind !== 'production' || !signedOn || !activatedOn || activatedOn > asOf) return [];
    const days = daysBetween(signedOn, activatedOn);
    return days < 0 ? [] : [{ deployment, activatedOn, days }];
  });
}

function groupOf(activations: readonly Activation[], quarters: readonly FiscalQuarter[]): ActivationQuarter {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) throw new RangeError('daysToDeployment: a window without quarters');
  const { from } = first;
  const { until } = last;
  const own = activations.filter(({ activatedOn }) => activatedOn >= from && activatedOn < until);
  const totalDays = own.reduce((sum, { days }) => sum + days, 0);
  return {
    label: first === last ? first.label : `${first.label} to ${last.label}`,
    from,
    until,
    activated: own.length,
    totalDays,
    mean: ratioOf(
      BigInt(totalDays),
      BigInt(own.length),
      `No production deployment was activated from ${dayText(from)} to ${dayText(lastDayBefore(until))}.`,
    ),
  };
}

function waitingOf({ deployments, asOf }: KpiData): NotActivated[] {
  return deployments
    .flatMap(({ id, externalId, site, kind, signedOn, activatedOn, endedOn }) => {
      const open = (day: CalendarDate | null) => day === null || day > asOf;
      if (kind !== 'production' || !signedOn || signedOn > asOf || !open(activatedOn) || !open(endedOn))
        return [];
      return [{ id, externalId, site, signedOn, ageDays: daysBetween(signedOn, asOf) }];
    })
    .sort((a, b) => b.ageDays - a.ageDays || a.id.localeCompare(b.id));
}

function alarmOfMean({ mean }: ActivationQuarter, target: bigint | null): KpiAlarm {
  if (mean.ratio === null) return notJudged(mean.reason);
  if (target === null) return notJudged('The alarm looks at the target, and none is set.');
  const { numerator, denominator } = mean.ratio;
  if (numerator <= target * denominator) return alarmOf([]);
  return alarmOf([`${sayDays(mean.ratio)} on average are over the target of ${target}.`]);
}

function verdictOf(
  { mean, activated }: ActivationQuarter,
  waiting: readonly NotActivated[],
  target: bigint | null,
): string {
  const oldest = waiting[0];
  const open = oldest ? `; ${waiting.length} waiting, the longest for ${oldest.ageDays} days` : '';
  if (mean.ratio === null) return `Nothing was activated in four quarters${open}.`;
  const half = `${count(activated, 'deployment')} took ${sayDays(mean.ratio)} on average from signature to activation`;
  const met = target !== null && mean.ratio.numerator <= target * mean.ratio.denominator;
  return `${half}${open}${target === null ? '' : `; the target of ${target} days is ${met ? 'met' : 'missed'}`}.`;
}

function basisOf(data: KpiData, window: ActivationQuarter): KpiBasis {
  const due = data.deployments.filter(({ signedOn }) => signedOn === null || signedOn <= data.asOf);
  const production = due.filter(({ kind }) => kind === 'production');
  const active = production.filter(({ activatedOn }) => activatedOn !== null && activatedOn <= data.asOf);
  const negative = active.filter(
    ({ signedOn, activatedOn }) => signedOn && activatedOn && activatedOn < signedOn,
  );
  const valued = production.filter(
    ({ activatedOn, firstValueOn }) =>
      activatedOn === null && firstValueOn !== null && firstValueOn <= data.asOf,
  );
  return {
    window: `Activated from ${dayText(window.from)} to ${dayText(lastDayBefore(window.until))}: the last four completed fiscal quarters`,
    cohort: 'Production deployments by the day of their activation',
    measuredOn: lastDayBefore(window.until),
    streams: STREAMS,
    currency: data.currency,
    leftOut: leftOut(
      {
        what: 'pilots',
        count: due.length - production.length,
        why: 'they have a decision date of their own',
      },
      {
        what: 'activated deployments without signature',
        count: active.filter(({ signedOn }) => signedOn === null).length,
        why: 'the clock has no start',
      },
      {
        what: 'deployments activated before signature',
        count: negative.length,
        why: 'a fault in the data, not averaged',
      },
      {
        what: 'deployments with first value and no activation date',
        count: valued.length,
        why: 'the clock has no end',
      },
    ),
    notes: ['Those not activated yet are in no mean; they stand beside it with their age.'],
  };
}
