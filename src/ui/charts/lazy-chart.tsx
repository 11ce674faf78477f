'use client';

import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ComponentType } from 'react';
import type { AnyChart } from './chart-types';
import { markupOf } from './picture';

export type LiveChartProps = {
  chart: AnyChart;
  width: number;
  height: number;
  label: string;
  onDrawn: () => void;
};

const LiveChart = lazy<ComponentType<LiveChartProps>>(() =>
  // Without the chunk the server's picture stays: it holds the same figures.
  import('./live-chart').catch(() => ({ default: () => null })),
);

type LazyChartProps = {
  chart: AnyChart;
  height: number;
  label: string;
  /** The picture stays. */
  still: boolean;
};

/** Shows the server's picture at once; the chart that can be pointed at and walked by keys replaces it. */
export function LazyChart({ chart, height, label, still }: LazyChartProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [drawn, setDrawn] = useState(false);
  // Made here, not handed over: a page then carries it once, as markup, and not as component data too.
  const picture = useMemo(() => ({ __html: markupOf(chart) }), [chart]);

  useEffect(() => {
    const element = stage.current;
    if (!element || still) return undefined;
    const resizing = new ResizeObserver(() => setWidth(element.clientWidth));
    // Only what is seen is fetched, and only when the browser has nothing better to do.
    let idle = 0;
    const seeing = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seeing.disconnect();
      idle = whenIdle(() => resizing.observe(element));
    });
    seeing.observe(element);
    return () => {
      seeing.disconnect();
      resizing.disconnect();
      cancelIdle(idle);
    };
  }, [still]);

  return (
    <div ref={stage} className="chart-stage" style={{ height }} data-live={still ? undefined : drawn}>
      <div className="contents" dangerouslySetInnerHTML={picture} />
      {width > 0 ? (
        <Suspense fallback={null}>
          <LiveChart {...{ chart, width, height, label }} onDrawn={() => setDrawn(true)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function whenIdle(run: () => void): number {
  if (typeof requestIdleCallback === 'function') return requestIdleCallback(run, { timeout: 2_000 });
  return window.setTimeout(run, 200);
}

function cancelIdle(id: number): void {
  if (typeof cancelIdleCallback === 'function') cancelIdleCallback(id);
  else clearTimeout(id);
}
