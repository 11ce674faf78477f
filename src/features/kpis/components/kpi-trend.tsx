import type { AcvPerDeployment } from '@/domain/kpis/acv-per-deployment';
import type { Grr } from '@/domain/kpis/grr';
import type { DaysToDeployment } from '@/domain/kpis/days-to-deployment';
import type { HardwareFailureRate } from '@/domain/kpis/hardware-failure-rate';
import type { KpiId } from '@/domain/kpis/kpi-data';
import type { Kpis } from '@/domain/kpis/kpis';
import type { Nnarr } from '@/domain/kpis/nnarr';
import { TTFV_GOOD_DAYS, TTFV_LATE_DAYS } from '@/domain/kpis/ttfv-clock';
import type { Ttfv } from '@/domain/kpis/ttfv';
import { toDecimal } from '@/domain/values/money';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import { Chart } from '@/ui/charts/chart';
import type { AnyChart, ChartPoint } from '@/ui/charts/chart-types';
import { countOf } from '@/ui/format/counts';
import { dateText, daysText } from '@/ui/format/dates';
import { moneyCompact, moneyExact } from '@/ui/format/money';
import { percent, percentOrReason } from '@/ui/format/ratio';
import { meanDays } from '../kpi-formula';

/** As many figures as carry their own labels. */
const POINTS = 8;

type Props = { kpi: KpiId; kpis: Kpis; currency: string };
type Drawn = { title: string; summary: string; chart: AnyChart | null };

/** How one KPI came here: a picture at once, the same figures as a table under it. */
export function KpiTrend({ kpi, kpis, currency }: Props) {
  const { title, summary, chart } = drawnOf(kpi, kpis, currency);
  if (chart) return <Chart title={title} summary={summary} chart={chart} />;
  return (
    <div className="flex h-full min-h-32 flex-col gap-1">
      <h3 className="text-sm font-semibold">{title}</h3>
      <p className="text-sm text-muted">{summary}</p>
    </div>
  );
}

function drawnOf(kpi: KpiId, kpis: Kpis, currency: string): Drawn {
  switch (kpi) {
    case 'nnarr':
      return nnarrDrawn(kpis.nnarr, currency);
    case 'grr':
      return grrDrawn(kpis.grr);
    case 'acv_per_deployment':
      return acvDrawn(kpis.acvPerDeployment, currency);
    case 'ttfv':
      return ttfvDrawn(kpis.ttfv);
    case 'days_to_deployment':
      return daysDrawn(kpis.daysToDeployment);
    case 'hardware_failure_rate':
      return failureDrawn(kpis.hardwareFailureRate);
  }
}

function nnarrDrawn({ quarters, quarterToDate, reason }: Nnarr, currency: string): Drawn {
  const title = 'Net new ARR by quarter';
  const bars = quarters.slice(quarterToDate ? 1 - POINTS : -POINTS);
  const newest = bars.at(-1);
  if (!newest) return { title, summary: reason ?? 'No quarter is over yet.', chart: null };
  const point = (label: string, minor: bigint): ChartPoint => ({ label, ...amountOf(minor, currency) });
  const points = bars.map(({ label, nnarrMinor }) => point(label, nnarrMinor));
  const summary = `${newest.label}: ${moneyCompact({ minor: newest.nnarrMinor, currency })}.`;
  const spec = { unit: { kind: 'money' as const, currency }, shape: 'bars' as const, series: 'NNARR' };
  if (!quarterToDate) return { title, summary, chart: { kind: 'trend', spec: { ...spec, points } } };
  const label = quarterToDate.label.replace(' to date', '');
  const running = { ...point(label, quarterToDate.nnarrMinor), partial: true };
  return {
    title,
    summary: `${summary} ${label} so far, by completed months: ${moneyCompact({ minor: quarterToDate.nnarrMinor, currency })}.`,
    chart: { kind: 'trend', spec: { ...spec, points: [...points, running] } },
  };
}

/** The long window; where no quarter has one yet, the twelve months. */
function grrDrawn({ quarters, hardwareLife, year, targetBp }: Grr): Drawn {
  const isLong = quarters.some((quarter) => quarter.hardwareLife.ratio);
  const { months, grr } = isLong ? hardwareLife : year;
  const title = `GRR over ${months} months`;
  const shown = quarters.slice(-POINTS);
  const of = (quarter: (typeof quarters)[number]) => (isLong ? quarter.hardwareLife : quarter.year);
  if (!shown.some((quarter) => of(quarter).ratio)) {
    return { title, summary: grr.reason ?? 'No quarter is over yet.', chart: null };
  }
  const target = targetBp === null ? null : { numerator: targetBp, denominator: 10_000n };
  return {
    title,
    summary: grr.ratio
      ? `${percent(grr.ratio)} of the recurring revenue of ${months} months ago is still paid.`
      : grr.reason,
    chart: {
      kind: 'trend',
      spec: {
        unit: { kind: 'percent' },
        shape: 'line',
        series: 'GRR',
        points: shown.map((quarter) => ({ label: quarter.label, ...shareOf(of(quarter)) })),
        target:
          target && isLong
            ? { label: 'Target', value: ratioValue(target), text: percent(target, 1) }
            : undefined,
      },
    },
  };
}

function acvDrawn({ quarters, targetMinor, latest, reason }: AcvPerDeployment, currency: string): Drawn {
  const title = 'ACV per deployment';
  const shown = quarters.slice(-POINTS);
  if (!shown.some(({ meanMinor }) => meanMinor !== null)) {
    return { title, summary: reason ?? 'No quarter is over yet.', chart: null };
  }
  const mean = moneyCompact(latest.meanMinor === null ? null : { minor: latest.meanMinor, currency });
  return {
    title,
    summary: `${mean} a year for each of ${latest.deployments} in service on ${dateText(latest.on)}.`,
    chart: {
      kind: 'trend',
      spec: {
        unit: { kind: 'money', currency },
        shape: 'line',
        series: 'Mean ACV',
        points: shown.map(({ label, meanMinor }) => ({ label, ...amountOf(meanMinor, currency) })),
        target:
          targetMinor === null
            ? undefined
            : {
                label: 'Target',
                ...knownAmount(targetMinor, currency),
                text: moneyCompact({ minor: targetMinor, currency }),
              },
      },
    },
  };
}

function ttfvDrawn({ headline, curve, waiting }: Ttfv): Drawn {
  const title = 'Share with first value, days after signature';
  const since = `signed since ${dateText(headline.from)}`;
  if (curve.length === 0) {
    const none = headline.signed === 0 ? `Nothing was ${since}.` : `None of ${headline.signed} ${since} yet.`;
    return { title, summary: none, chart: null };
  }
  const last = curve.at(-1)?.days ?? 0;
  const oldest = waiting.find(({ signedOn }) => signedOn >= headline.from)?.ageDays ?? 0;
  const start = curve[0]?.days === 0 ? [] : [{ x: 0, y: 0 }];
  return {
    title,
    summary: `${headline.arrived} of ${headline.signed} ${since} have first value. Median ${headline.median.days === null ? 'n/a' : daysText(headline.median.days)}.`,
    chart: {
      kind: 'steps',
      spec: {
        unit: { kind: 'days' },
        yUnit: { kind: 'percent' },
        series: 'Share with first value',
        points: [...start, ...curve.map(({ days, waiting: left }) => ({ x: days, y: 1 - ratioValue(left) }))],
        xMax: Math.ceil(Math.max(last, oldest, TTFV_LATE_DAYS) / 20 + 0.5) * 20,
        marks: [
          { at: TTFV_GOOD_DAYS, label: `goal ${daysText(TTFV_GOOD_DAYS)}` },
          { at: TTFV_LATE_DAYS, label: `late ${daysText(TTFV_LATE_DAYS)}` },
        ],
      },
    },
  };
}

function daysDrawn({ quarters, window, targetDays }: DaysToDeployment): Drawn {
  const title = 'Days from signature to activation, by quarter';
  const shown = quarters.slice(-POINTS);
  if (shown.length === 0)
    return { title, summary: window.mean.reason ?? 'No quarter is over yet.', chart: null };
  const days = ({ ratio }: RatioOrNone) =>
    ratio === null
      ? { value: null, text: 'n/a' }
      : { value: ratioValue(ratio), text: daysText(meanDays(ratio)) };
  return {
    title,
    summary: `${countOf(window.activated, 'deployment')} activated in four quarters, on average after ${days(window.mean).text}.`,
    chart: {
      kind: 'trend',
      spec: {
        unit: { kind: 'days' },
        shape: 'line',
        series: 'Mean days',
        points: shown.map(({ label, mean }) => ({ label, ...days(mean) })),
        target:
          targetDays === null
            ? undefined
            : { label: 'Target', value: targetDays, text: daysText(targetDays) },
      },
    },
  };
}

function failureDrawn({ quarters, window, targetBp }: HardwareFailureRate): Drawn {
  const title = 'Hardware failure rate over four quarters';
  const shown = quarters.slice(-POINTS);
  if (shown.length === 0)
    return { title, summary: window.rate.reason ?? 'No quarter is over yet.', chart: null };
  const target = targetBp === null ? null : { numerator: targetBp, denominator: 10_000n };
  return {
    title,
    summary: `${countOf(window.failedDevices, 'device')} failed in the four quarters to ${window.label}.`,
    chart: {
      kind: 'trend',
      spec: {
        unit: { kind: 'percent' },
        shape: 'line',
        series: 'Failure rate',
        points: shown.map(({ label, rate }) => ({ label, ...shareOf(rate) })),
        target: target ? { label: 'Target', value: ratioValue(target), text: percent(target, 1) } : undefined,
      },
    },
  };
}

function amountOf(minor: bigint | null, currency: string) {
  return minor === null ? { value: null, text: 'n/a' } : knownAmount(minor, currency);
}

function knownAmount(minor: bigint, currency: string) {
  return { value: Number(toDecimal({ minor, currency })), text: moneyExact({ minor, currency }) };
}

function shareOf(value: RatioOrNone) {
  return {
    value: value.ratio === null ? null : ratioValue(value.ratio),
    text: percentOrReason(value, 1).text,
  };
}
