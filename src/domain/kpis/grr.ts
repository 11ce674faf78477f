import { blend, grrOf, nrrOf, type RetentionSums } from '../revenue/retention';
import { retentionAt } from '../revenue/roll-ups';
import { addMonths, type CalendarDate } from '../values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '../values/fiscal-calendar';
import { ratioValue, type RatioOrNone } from '../values/ratio';
import { byStream, STREAMS, type ByStream } from '../values/stream';
import { alarmOf, notJudged, type KpiAlarm, type KpiBasis } from './kpi';
import { lastDayOf, targetOn, type KpiData, type KpiWindow } from './kpi-data';
import { sayMoney, sayPercent } from './wording';

export const YEAR_MONTHS = 12;
/** Below this, in percent over the long window, the alarm is raised. */
export const GRR_ALARM_PERCENT = 80n;

export type GrrWindow = RetentionSums & {
  months: number;
  /** ARR is compared between the ends of these two days. */
  from: CalendarDate;
  until: CalendarDate;
  grr: RatioOrNone;
  /** A drill-down, not a KPI. */
  nrr: RatioOrNone;
  byStream: ByStream<RatioOrNone>;
  /** What one would believe who looks at the software alone. */
  softwareOnly: RatioOrNone;
  /** The same loss spread evenly, per year: grr ^ (12 / months). For printing only. */
  annualised: number | null;
};

export type GrrQuarter = { label: string; until: CalendarDate; hardwareLife: RatioOrNone; year: RatioOrNone };

export type Grr = {
  hardwareLife: GrrWindow;
  year: GrrWindow;
  quarters: GrrQuarter[];
  /** Basis points: 8000 = 80 %. */
  targetBp: bigint | null;
  alarm: KpiAlarm;
  verdict: string;
  basis: KpiBasis;
};

/** Blended gross revenue retention over the hardware's life, and over 12 months beside it (docs/metrics.md, "GRR"). */
export function grr(data: KpiData, window: KpiWindow): Grr {
  const hardwareLife = measure(data, data.hardwareLifeMonths, window.measured);
  const year = measure(data, YEAR_MONTHS, window.measured);
  const targetBp = targetOn(data.targets, 'grr', data.asOf);
  return {
    hardwareLife,
    year,
    quarters: quartersOf(data, window),
    targetBp,
    alarm: alarmOfWindow(hardwareLife),
    verdict: verdictOf(hardwareLife, year, targetBp),
    basis: basisOf(data, window, hardwareLife),
  };
}

function measure(data: KpiData, months: number, period: Period): GrrWindow {
  const sums = retentionAt(data.retentionMonths, months, period);
  const total = blend(sums);
  const [from, until] = [lastDayOf(period - months), lastDayOf(period)];
  const value = grrOf(total, noCohort(data, months, period));
  const ofStream = byStream((stream) =>
    grrOf(sums[stream], `No recurring ${stream} revenue on ${from}, ${months} months before ${until}.`),
  );
  return {
    ...total,
    months,
    from,
    until,
    grr: value,
    nrr: nrrOf(total, noCohort(data, months, period)),
    byStream: ofStream,
    softwareOnly: ofStream.software,
    annualised: value.ratio === null ? null : ratioValue(value.ratio) ** (YEAR_MONTHS / months),
  };
}

function noCohort(data: KpiData, months: number, period: Period): string {
  const [from, until] = [lastDayOf(period - months), lastDayOf(period)];
  if (data.firstPeriod === null || data.firstPeriod > period)
    return `No recurring revenue is recorded up to ${until}.`;
  if (data.firstPeriod > period - months) {
    const begins = startOfPeriod(data.firstPeriod).slice(0, 7);
    return `The ledger begins in ${begins}, less than ${months} months before the end of ${until}.`;
  }
  return `No customer had recurring revenue on ${from}, ${months} months before ${until}: there is no cohort.`;
}

function quartersOf(data: KpiData, window: KpiWindow): GrrQuarter[] {
  const { firstPeriod, hardwareLifeMonths } = data;
  const known = window.quarters.filter(({ until }) => firstPeriod !== null && firstPeriod < periodOf(until));
  return known.map(({ label, until }) => {
    const period = periodOf(addMonths(until, -1));
    const at = (months: number) =>
      grrOf(blend(retentionAt(data.retentionMonths, months, period)), noCohort(data, months, period));
    return { label, until: lastDayOf(period), hardwareLife: at(hardwareLifeMonths), year: at(YEAR_MONTHS) };
  });
}

function alarmOfWindow(window: GrrWindow): KpiAlarm {
  if (window.grr.ratio === null) {
    return notJudged(`The alarm looks at the ${window.months}-month window. ${window.grr.reason}`);
  }
  const { numerator, denominator } = window.grr.ratio;
  if (numerator * 100n >= denominator * GRR_ALARM_PERCENT) return alarmOf([]);
  return alarmOf([
    `${sayPercent(window.grr.ratio)} over ${window.months} months is under ${GRR_ALARM_PERCENT} %.`,
  ]);
}

function verdictOf(long: GrrWindow, year: GrrWindow, targetBp: bigint | null): string {
  const shown = long.grr.ratio === null ? year : long;
  if (shown.grr.ratio === null) return `Retention cannot be measured yet. ${long.grr.reason ?? ''}`.trim();
  const missing = shown === long ? '' : ` (the ${long.months}-month figure is n/a: no cohort)`;
  const kept = `${sayPercent(shown.grr.ratio)} of the recurring revenue of ${shown.months} months ago is still paid${missing}`;
  const software = shown.softwareOnly.ratio;
  const trap = software === null ? '' : `; software alone would say ${sayPercent(software)}`;
  return `${kept}${trap}${shown === long ? againstTarget(long, targetBp) : ''}.`;
}

function againstTarget(window: GrrWindow, targetBp: bigint | null): string {
  if (targetBp === null || window.grr.ratio === null) return '';
  const { numerator, denominator } = window.grr.ratio;
  const target = sayPercent({ numerator: targetBp, denominator: 10_000n });
  return `; the target of ${target} is ${numerator * 10_000n >= denominator * targetBp ? 'met' : 'missed'}`;
}

function basisOf(data: KpiData, window: KpiWindow, long: GrrWindow): KpiBasis {
  return {
    window: `Hardware life of ${long.months} months, ${long.from} to ${long.until}; ${YEAR_MONTHS} months beside it. Measured at the end of the last completed month`,
    cohort: `Customers with recurring revenue on ${long.from}: ${sayMoney(long.startMinor, data.currency)}`,
    measuredOn: window.measuredOn,
    streams: STREAMS,
    currency: data.currency,
    leftOut: [],
    notes: [
      'Per customer and stream the smaller of then and now counts: new customers and upsell never change it.',
      'One-time hardware and fees are not recurring and are not in it.',
    ],
  };
}
