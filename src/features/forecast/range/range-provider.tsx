'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { ForecastFilter } from '@/domain/forecast/filter';
import type { Band } from '@/domain/forecast/simulation/range';
import type { Clocks } from '@/domain/values/clocks';
import { currencyExponent } from '@/domain/values/money';
import type { QuarterSpec } from '@/ui/charts/chart-types';
import { Chart } from '@/ui/charts/chart';
import { moneyCompact, NONE } from '@/ui/format/money';
import { useRange, type RangeState } from './use-range';

const RangeContext = createContext<RangeState>({ state: 'waiting', range: null });

type Props = { slug: string; filter: ForecastFilter; clock: Clocks; children: ReactNode };

/** One range for everything on the page that shows a part of it; drawn after the page stands, and nothing moves when it comes. */
export function RangeProvider({ slug, filter, clock, children }: Props) {
  return <RangeContext value={useRange({ slug, filter, clock })}>{children}</RangeContext>;
}

type ChartProps = { title: string; summary: string; spec: QuarterSpec; currency: string };

/** The quarters' chart, with a whisker on each bar as soon as the range is there. */
export function RangedChart({ title, summary, spec, currency }: ChartProps) {
  const { range } = useContext(RangeContext);
  const chart = useMemo(() => {
    const scale = 10 ** currencyExponent(currency);
    const periods = spec.periods.map((period, index) => {
      const band = range?.periods[index];
      if (!band || band.p10 === band.p90) return period;
      const { low, middle, high } = {
        low: band.p10 / scale,
        middle: band.p50 / scale,
        high: band.p90 / scale,
      };
      return { ...period, range: { low, middle, high, text: rangeWords(band, currency) } };
    });
    return { kind: 'quarters' as const, spec: { ...spec, periods, rangeLabel: 'P10 to P90' } };
  }, [spec, range, currency]);
  return <Chart title={title} summary={summary} chart={chart} />;
}

type TextProps = {
  /** Index of the period; null: all of them. */
  period: number | null;
  currency: string;
};

/** A figure of the range in the room that is kept for it. */
export function RangeText({ period, currency }: TextProps) {
  const { state, range } = useContext(RangeContext);
  const band = period === null ? range?.total : range?.periods[period];
  if (state === 'failed') return <span className="text-faint">no range</span>;
  if (!band) return <span className="text-faint">…</span>;
  return <span className={state === 'waiting' ? 'opacity-50' : undefined}>{rangeWords(band, currency)}</span>;
}

/** Where nothing is drawn there is one figure, or none. */
function rangeWords(band: Band, currency: string): string {
  if (band.p10 === band.p90) return band.p50 === 0 ? NONE : short(band.p50, currency);
  return `${short(band.p10, currency)} to ${short(band.p90, currency)}`;
}

function short(minor: number, currency: string): string {
  return moneyCompact({ minor: BigInt(Math.round(minor)), currency });
}
