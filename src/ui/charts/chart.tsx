import { useId, type ReactNode } from 'react';
import { ChartLegend } from './chart-legend';
import type { AnyChart } from './chart-types';
import { ColumnLinks, columnsOf } from './column-links';
import { ColumnPins, type ColumnPin } from './column-pins';
import { heightOf } from './geometry';
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
  /** Of a trend. */
  pins?: readonly ColumnPin[];
};

/**
 * A chart with everything that belongs to it. The server draws the picture; recharts arrives later in its own chunk
 * and takes its place without moving a pixel. Where columns lead to their rows the picture stays: the links say the
 * exact figures, so nothing needs to be fetched. The table twin holds them too.
 */
export function Chart({ title, hideTitle, summary, hideSummary, chart, tip, pins = [] }: ChartProps) {
  const id = useId();
  const size = (chart.kind === 'trend' || chart.kind === 'bridge' ? chart.spec.size : null) ?? 'normal';
  const isNormal = size === 'normal';
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <figcaption
        className={
          hideTitle && hideSummary
            ? 'sr-only'
            : isNormal
              ? 'flex flex-col gap-0.5'
              : 'flex flex-wrap items-baseline gap-x-3 gap-y-0.5'
        }
      >
        <span
          id={id}
          className={hideTitle ? 'sr-only' : 'inline-flex items-center gap-1.5 text-sm font-semibold'}
        >
          {title}
          {tip}
        </span>
        <span className={hideSummary ? 'sr-only' : 'text-xs text-muted'}>{summary}</span>
      </figcaption>
      {isNormal ? <ChartLegend chart={chart} /> : null}
      <div className="chart-box relative isolate" data-crowded={isCrowded(chart) || undefined}>
        <LazyChart chart={chart} height={heightOf(size)} label={title} still={columnsOf(chart).length > 0} />
        <ColumnLinks chart={chart} />
        {chart.kind === 'trend' && pins.length > 0 ? (
          <ColumnPins pins={pins} count={chart.spec.points.length} size={size} />
        ) : null}
      </div>
      <div className={isNormal ? undefined : 'relative min-h-5'}>
        {/* Beside the table's switch, where it takes no line of its own. */}
        {isNormal ? null : (
          <div className="pointer-events-none absolute end-0 top-0">
            <ChartLegend chart={chart} />
          </div>
        )}
        <TwinTable title={title} chart={chart} />
      </div>
    </figure>
  );
}

/** Too many direct labels for a narrow plot; a bridge names its figures beside it there. */
function isCrowded(chart: AnyChart): 'some' | 'all' | false {
  if (chart.kind === 'bridge') return 'all';
  return chart.kind === 'trend' && chart.spec.points.length > 4 ? 'some' : false;
}
