import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { TTFV_GOOD_DAYS, TTFV_LATE_DAYS } from '@/domain/kpis/ttfv-clock';
import type { Ttfv } from '@/domain/kpis/ttfv';
import { ratioValue } from '@/domain/values/ratio';
import { Chart } from '@/ui/charts/chart';
import type { AnyChart } from '@/ui/charts/chart-types';
import { dateText, daysText } from '@/ui/format/dates';
import { trendOf } from '../dashboard-trends';
import { pinsOf, type TrendProps } from './overview/trend-card';

type Drawn = { title: string; summary: string; chart: AnyChart | null };

/** How one KPI came here, on its own page: by quarter with what people pinned to it; TTFV as the share that has arrived. */
export function KpiTrend(props: TrendProps) {
  const { kpi, kpis } = props;
  const trend = kpi === 'ttfv' ? null : trendOf(kpi, kpis, props);
  if (trend) {
    const { title, summary, spec } = trend;
    return (
      <Chart title={title} summary={summary} chart={{ kind: 'trend', spec }} pins={pinsOf(trend, props)} />
    );
  }
  const none = { title: KPI_DEFINITIONS[kpi].name, summary: 'No quarter is over yet.', chart: null };
  const { title, summary, chart }: Drawn = kpi === 'ttfv' ? ttfvDrawn(kpis.ttfv) : none;
  if (chart) return <Chart title={title} summary={summary} chart={chart} />;
  return (
    <div className="flex h-full min-h-32 flex-col gap-1">
      <h3 className="text-sm font-semibold">{title}</h3>
      <p className="text-sm text-muted">{summary}</p>
    </div>
  );
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
