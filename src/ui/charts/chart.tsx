import { useId, type ReactNode } from 'react';
import { BridgeLinks } from './bridge-links';
import { ChartLegend } from './chart-legend';
import type { AnyChart } from './chart-types';
import { CHART_HEIGHT } from './geometry';
import { LazyChart } from './lazy-chart';
import { TwinTable } from './twin-table';

export type ChartProps = {
  title: string;
  /** The title is read out but not shown, because a heading beside it says the same. */
  hideTitle?: boolean;
  /** What the picture says, in a sentence: the text alternative, shown under the title. */
  summary: string;
  hideSummary?: boolean;
  chart: AnyChart;
  tip?: ReactNode;
};

/**
 * A chart with everything that belongs to it. The server draws the picture; recharts arrives later in its own chunk
 * and takes its place without moving a pixel. The table twin holds the exact figures.
 */
export function Chart({ title, hideTitle, summary, hideSummary, chart, tip }: ChartProps) {
  const id = useId();
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <figcaption className={hideTitle && hideSummary ? 'sr-only' : 'flex flex-col gap-0.5'}>
        <span
          id={id}
          className={hideTitle ? 'sr-only' : 'inline-flex items-center gap-1.5 text-sm font-semibold'}
        >
          {title}
          {tip}
        </span>
        <span className={hideSummary ? 'sr-only' : 'text-xs text-muted'}>{summary}</span>
      </figcaption>
      <ChartLegend chart={chart} />
      <div className="chart-box relative" data-crowded={isCrowded(chart) || undefined}>
        <LazyChart chart={chart} height={CHART_HEIGHT} label={title} />
        {chart.kind === 'bridge' ? <BridgeLinks steps={chart.spec.steps} /> : null}
      </div>
      <TwinTable title={title} chart={chart} />
    </figure>
  );
}

/** Too many direct labels for a narrow plot; a bridge names its figures beside it there. */
function isCrowded(chart: AnyChart): 'some' | 'all' | false {
  if (chart.kind === 'bridge') return 'all';
  return chart.kind === 'trend' && chart.spec.points.length > 4 ? 'some' : false;
}
