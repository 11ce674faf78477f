import type { KpiId } from '@/domain/kpis/kpi-data';
import { lastDayBefore } from '@/domain/kpis/kpi-data';
import type { Kpis } from '@/domain/kpis/kpis';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { DateRange } from '@/domain/values/fiscal-calendar';
import type { ChartPoint, TrendSpec } from '@/ui/charts/chart-types';
import type { ChartSize } from '@/ui/charts/geometry';
import {
  amountFigure,
  amountTarget,
  daysFigure,
  daysTarget,
  meanDaysFigure,
  shareFigure,
  shareTarget,
} from './chart-figures';

/** A fiscal quarter of the charts. `running`: it is not over; its figure is so far. `notes`: what people pinned to its days. */
export type TrendPeriod = DateRange & { label: string; running: boolean; notes: readonly string[] };

/** Which rows a figure has, as its page's address says it; null: there is no figure. */
type Rows = Readonly<Record<string, CalendarDate>> | null;
type Plotted = { value: number | null; text: string; rows: Rows };

export type Trend = {
  title: string;
  /** In words, for whoever does not see the picture. */
  summary: string;
  spec: TrendSpec;
};

type Drawing = Omit<TrendSpec, 'points' | 'size'> & {
  title: string;
  /** The figure of a quarter; null where the KPI has none for it. */
  at: (period: TrendPeriod) => Plotted | null;
};

/** One KPI by quarter, every quarter leading to its own rows; null while no quarter shown has a figure. */
export function trendOf(
  kpi: KpiId,
  kpis: Kpis,
  { currency, periods, hrefOf, size }: TrendQuestion,
): Trend | null {
  const { title, at, ...look } = drawingOf(kpi, kpis, currency);
  const all = periods.map((period) => pointOf(period, at(period), (rows) => hrefOf(kpi, rows)));
  const first = all.findIndex(({ value }) => value !== null);
  if (first < 0) return null;
  const points = all.slice(first);
  const newest = points.findLast(({ value }) => value !== null);
  return {
    title,
    summary: `${look.series}, ${points[0]?.label} to ${points.at(-1)?.label}. Newest: ${newest?.text}.`,
    spec: { ...look, points, size },
  };
}

export type TrendQuestion = {
  currency: string;
  /** Oldest first; the running quarter last. */
  periods: readonly TrendPeriod[];
  size?: ChartSize;
  /** The page of a KPI with these rows. */
  hrefOf: (kpi: KpiId, rows: Readonly<Record<string, CalendarDate>>) => string;
};

function pointOf(
  { label, running, notes }: TrendPeriod,
  plotted: Plotted | null,
  hrefOf: (rows: Readonly<Record<string, CalendarDate>>) => string,
): ChartPoint {
  const { value, text, rows } = plotted ?? { value: null, text: 'n/a', rows: null };
  return {
    label,
    value,
    text,
    partial: running && value !== null ? true : undefined,
    notes: notes.length > 0 ? notes : undefined,
    href: rows === null ? undefined : hrefOf(rows),
  };
}

function drawingOf(kpi: KpiId, kpis: Kpis, currency: string): Drawing {
  switch (kpi) {
    case 'nnarr':
      return nnarrDrawing(kpis, currency);
    case 'grr':
      return grrDrawing(kpis);
    case 'acv_per_deployment':
      return acvDrawing(kpis, currency);
    case 'ttfv':
      return ttfvDrawing(kpis);
    case 'days_to_deployment':
      return daysDrawing(kpis);
    case 'hardware_failure_rate':
      return failureDrawing(kpis);
  }
}

function nnarrDrawing({ nnarr }: Kpis, currency: string): Drawing {
  return {
    title: 'Net new ARR by quarter',
    series: 'NNARR',
    unit: { kind: 'money', currency },
    shape: 'bars',
    at: ({ from, running }) => {
      const bar = running ? nnarr.quarterToDate : nnarr.quarters.find((one) => one.from === from);
      if (!bar) return null;
      return { ...amountFigure(bar.nnarrMinor, currency), rows: { from: bar.from, until: bar.until } };
    },
  };
}

/** The long window; where no quarter has one yet, the twelve months. The running quarter's is that of the last completed month. */
function grrDrawing({ grr: { quarters, hardwareLife, year, targetBp } }: Kpis): Drawing {
  const isLong = hardwareLife.grr.ratio !== null || quarters.some((one) => one.hardwareLife.ratio);
  const now = isLong ? hardwareLife : year;
  return {
    title: `GRR over ${now.months} months`,
    series: 'GRR',
    unit: { kind: 'percent' },
    shape: 'line',
    target: isLong ? shareTarget(targetBp) : undefined,
    at: ({ from, until, running }) => {
      if (running) return now.until < from ? null : { ...shareFigure(now.grr), rows: { until: now.until } };
      const quarter = quarters.find((one) => one.until === lastDayBefore(until));
      if (!quarter) return null;
      return { ...shareFigure(isLong ? quarter.hardwareLife : quarter.year), rows: { until: quarter.until } };
    },
  };
}

function acvDrawing({ acvPerDeployment: acv }: Kpis, currency: string): Drawing {
  return {
    title: 'ACV per deployment',
    series: 'Mean ACV',
    unit: { kind: 'money', currency },
    shape: 'line',
    target: amountTarget(acv.targetMinor, currency),
    at: ({ until, running }) => {
      const point = running ? acv.today : acv.quarters.find(({ on }) => on === lastDayBefore(until));
      if (!point) return null;
      return { ...amountFigure(point.meanMinor, currency), rows: { on: point.on } };
    },
  };
}

function ttfvDrawing({ ttfv }: Kpis): Drawing {
  return {
    title: 'Median TTFV by signing quarter',
    series: 'Median TTFV',
    unit: { kind: 'days' },
    shape: 'line',
    target: daysTarget(ttfv.targetDays),
    at: ({ from }) => {
      const cohort = ttfv.cohorts.find((one) => one.from === from);
      if (!cohort) return null;
      return { ...daysFigure(cohort.median.days), rows: { from: cohort.from, until: cohort.until } };
    },
  };
}

function daysDrawing({ daysToDeployment: { quarters, targetDays } }: Kpis): Drawing {
  return {
    title: 'Days to deployment by quarter',
    series: 'Mean days to deployment',
    unit: { kind: 'days' },
    shape: 'line',
    target: daysTarget(targetDays),
    at: ({ from }) => {
      const quarter = quarters.find((one) => one.from === from);
      if (!quarter) return null;
      return { ...meanDaysFigure(quarter.mean), rows: { from: quarter.from, until: quarter.until } };
    },
  };
}

function failureDrawing({ hardwareFailureRate: { quarters, targetBp } }: Kpis): Drawing {
  return {
    title: 'Hardware failures, 4 quarters',
    series: 'Hardware failure rate',
    unit: { kind: 'percent', small: true },
    shape: 'line',
    target: shareTarget(targetBp),
    at: ({ until }) => {
      const window = quarters.find((one) => one.until === until);
      return window
        ? { ...shareFigure(window.rate), rows: { from: window.from, until: window.until } }
        : null;
    },
  };
}
