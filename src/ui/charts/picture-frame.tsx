import type { ReactNode } from 'react';
import { figureText, unitLabel, type Axis } from './axis';
import type { ChartTarget, ChartUnit } from './chart-types';
import { bandMiddle, labelClass, MARGIN, plotOf, yOf } from './geometry';

export type PictureFrameProps = {
  axis: Axis;
  unit: ChartUnit;
  /** Names under the categories, or ticks of a number axis with their own places in percent. */
  labels: readonly string[] | readonly { at: number; text: string }[];
  target?: ChartTarget;
  children: ReactNode;
  /** Drawn over everything else: figures beside marks. */
  over?: ReactNode;
};

/**
 * The server's picture: grid, axes and labels around the marks. Its coordinate system is the plot: x in percent of
 * its width, y in pixels, so it fits every width without knowing it.
 */
export function PictureFrame({ axis, unit, labels, target, children, over }: PictureFrameProps) {
  const count = labels.length;
  const { left, height } = axis.plot ?? plotOf();
  return (
    <svg
      aria-hidden
      className="chart-picture"
      height={height}
      style={{
        insetBlockStart: MARGIN.top,
        insetInlineStart: left,
        width: `calc(100% - ${left + MARGIN.right}px)`,
      }}
    >
      <text x={-left} y={-MARGIN.top + 12}>
        {unitLabel(unit)}
      </text>
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1="0"
            x2="100%"
            y1={yOf(tick, axis)}
            y2={yOf(tick, axis)}
            className={tick === 0 ? 'chart-zero' : 'chart-grid'}
          />
          <text x={-8} y={yOf(tick, axis)} dy="0.355em" textAnchor="end">
            {figureText(tick, unit, axis)}
          </text>
        </g>
      ))}
      {labels.map((label, index) => {
        const own = typeof label !== 'string';
        const look = own ? '' : labelClass(index, count, axis.plot?.size);
        if (look === null) return null;
        return (
          <text
            key={own ? label.at : label}
            x={`${own ? label.at : bandMiddle(index, count)}%`}
            y={height + 18}
            textAnchor="middle"
            className={look || undefined}
          >
            {own ? label.text : label}
          </text>
        );
      })}
      {children}
      {target ? (
        <line
          x1="0"
          x2="100%"
          y1={yOf(target.value, axis)}
          y2={yOf(target.value, axis)}
          stroke="var(--text)"
          strokeDasharray="4 4"
        />
      ) : null}
      {over}
    </svg>
  );
}
