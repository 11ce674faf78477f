import { blend, grrOf, NO_COHORT, nrrOf, type RetentionSums } from '../revenue/retention';
import { retentionSeries } from '../revenue/roll-ups';
import { dayText, type CalendarDate } from '../values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '../values/fiscal-calendar';
import { ratioValue, type RatioOrNone } from '../values/ratio';
import { byStream, STREAMS, type ByStream } from '../values/stream';
import { alarmOf, notJudged, ratesNote, type KpiAlarm, type KpiBasis } from './kpi';
import { lastDayBefore, lastDayOf, targetOn, type KpiData, type KpiWindow } from './kpi-data';
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
  const lifeSeries = seriesOf(data, window, data.hardwareLifeMonths);
  const yearSeries = seriesOf(data, window, YEAR_MONTHS);
  const hardwareLife = windowOf(data, lifeSeries.now);
  const year = windowOf(data, yearSeries.now);
  const targetBp = targetOn(data.targets, 'grr', data.asOf);
  return {
    hardwareLife,
    year,
    quarters: quartersOf(data, window, lifeSeries, yearSeries),
    targetBp,
    alarm: alarmOfWindow(hardwareLife),
    verdict: verdictOf(hardwareLife, year, targetBp),
    basis: basisOf(data, window, hardwareLife),
  };
}

type Measure = { months: number; period: Period; sums: ByStream<RetentionSums> };
type Series = { quarters: Measure[]; now: Measure };

/** One window at the chart's quarter ends, and at the end of the last completed month. */
function seriesOf(data: KpiData, window: KpiWindow, months: number): Series {
  const periods = [...window.quarters.map(({ until }) => periodOf(until) - 1), window.measured];
  const sums = retentionSeries(data.retentionMonths, months, periods);
  const at = (i: number): Measure => ({
    months,
    period: periods[i] ?? window.measured,
    sums: sums[i] ?? noSums(),
  });
  return { quarters: window.quarters.map((_, i) => at(i)), now: at(periods.length - 1) };
}

function noSums(): ByStream<RetentionSums> {
  return byStream(() => NO_COHORT);
}

function windowOf(data: KpiData, { months, period, sums }: Measure): GrrWindow {
  const total = blend(sums);
  const [from, until] = [lastDayOf(period - months), lastDayOf(period)];
  const reason = noCohort(data, months, period);
  const value = grrOf(total, reason);
  const ofStream = byStream((stream) =>
    grrOf(
      sums[stream],
      `No recurring ${stream} revenue on ${dayText(from)}, ${months} months before ${dayText(until)}.`,
    ),
  );
  return {
    ...total,
    months,
    from,
    until,
    grr: value,
    nrr: nrrOf(total, reason),
    byStream: ofStream,
    softwareOnly: ofStream.software,
    annualised: value.ratio === null ? null : ratioValue(value.ratio) ** (YEAR_MONTHS / months),
  };
}

function noCohort(data: KpiData, months: number, period: Period): string {
  const [from, until] = [lastDayOf(period - months), lastDayOf(period)];
  if (data.firstPeriod === null || data.firstPeriod > period)
    return `No recurring revenue is recorded up to ${dayText(until)}.`;
  if (data.firstPeriod > period - months) {
    const begins = startOfPeriod(data.firstPeriod).slice(0, 7);
    return `The ledger begins in ${begins}, less than ${months} months before the end of ${dayText(until)}.`;
  }
  return `No customer had recurring revenue on ${dayText(from)}, ${months} months before ${dayText(until)}: there is no cohort.`;
}

function quartersOf(data: KpiData, window: KpiWindow, life: Series, year: Series): GrrQuarter[] {
  const { firstPeriod } = data;
  const ratioOfMeasure = ({ months, period, sums }: Measure) =>
    grrOf(blend(sums), noCohort(data, months, period));
  return window.quarters.flatMap(({ label, until }, i) => {
    const [long, short] = [life.quarters[i], year.quarters[i]];
    if (!long || !short || firstPeriod === null || firstPeriod > long.period) return [];
    return [
      { label, until: lastDayBefore(until), hardwareLife: ratioOfMeasure(long), year: ratioOfMeasure(short) },
    ];
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
  const software = shown.softwareOnly.ratio && sayPercent(shown.softwareOnly.ratio);
  const trap =
    software === null || software === sayPercent(shown.grr.ratio)
      ? ''
      : `; software alone would say ${software}`;
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
    window: `Hardware life of ${long.months} months, ${dayText(long.from)} to ${dayText(long.until)}; ${YEAR_MONTHS} months beside it. Measured at the end of the last completed month`,
    cohort: `Customers with recurring revenue on ${dayText(long.from)}: ${sayMoney(long.startMinor, data.currency)}`,
    measuredOn: window.measuredOn,
    streams: STREAMS,
    currency: data.currency,
    leftOut: [],
    notes: [
      'Per customer and stream the smaller of then and now counts: new customers and upsell never change it.',
      'One-time hardware and fees are not recurring and are not in it.',
      ...ratesNote(data),
    ],
  };
}
