import { useId, type ReactNode } from 'react';
import { BridgeLinks } from './bridge-links';
import { BridgePicture } from './bridge-picture';
import { ChartLegend } from './chart-legend';
import { ChartPatterns } from './chart-patterns';
import type { AnyChart } from './chart-types';
import { CHART_HEIGHT } from './geometry';
import { HistogramPicture } from './histogram-picture';
import { LazyChart } from './lazy-chart';
import { QuartersPicture } from './quarters-picture';
import { StepsPicture } from './steps-picture';
import { TrendPicture } from './trend-picture';
import { twinOf } from './table-twin';

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
      <ChartPatterns />
      <div className="chart-box relative" data-crowded={isCrowded(chart) || undefined}>
        <LazyChart chart={chart} height={CHART_HEIGHT} label={title}>
          <Picture chart={chart} />
        </LazyChart>
        {chart.kind === 'bridge' ? <BridgeLinks steps={chart.spec.steps} /> : null}
      </div>
      <TableTwin title={title} chart={chart} />
    </figure>
  );
}

/** Too many direct labels for a narrow plot; a bridge names its figures beside it there. */
function isCrowded(chart: AnyChart): 'some' | 'all' | false {
  if (chart.kind === 'bridge') return 'all';
  return chart.kind === 'trend' && chart.spec.points.length > 4 ? 'some' : false;
}

function Picture({ chart }: { chart: AnyChart }) {
  switch (chart.kind) {
    case 'trend':
      return <TrendPicture spec={chart.spec} />;
    case 'bridge':
      return <BridgePicture spec={chart.spec} />;
    case 'quarters':
      return <QuartersPicture spec={chart.spec} />;
    case 'histogram':
      return <HistogramPicture spec={chart.spec} />;
    case 'steps':
      return <StepsPicture spec={chart.spec} />;
  }
}

function TableTwin({ title, chart }: { title: string; chart: AnyChart }) {
  const twin = twinOf(chart);
  return (
    <details className="text-xs">
      <summary className="w-fit text-muted hover:text-text pointer-coarse:py-3">Show as table</summary>
      <div className="mt-2 overflow-x-auto">
        <table className="w-full">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {twin.head.map((head, index) => (
                <th
                  key={head}
                  scope="col"
                  className={index === twin.head.length - 1 ? 'py-1 text-end' : 'py-1 text-start'}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {twin.rows.map((row) => (
              <tr key={row.join('|')} className="border-t">
                {row.map((cell, index) => (
                  <td
                    key={twin.head[index]}
                    className={index === row.length - 1 ? 'py-1 text-end tabular-nums' : 'py-1'}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
