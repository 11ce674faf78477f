'use client';

import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { ForecastFilter } from '@/domain/forecast/filter';
import type { Clocks } from '@/domain/values/clocks';
import type { QuarterSpec } from '@/ui/charts/chart-types';
import { Chart } from '@/ui/charts/chart';
import { rangedSpec, rangeWords } from './ranged-spec';
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
  const chart = useMemo(
    () => ({ kind: 'quarters' as const, spec: rangedSpec(spec, range, currency) }),
    [spec, range, currency],
  );
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
