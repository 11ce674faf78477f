'use client';

import {
  Bar,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  Rectangle,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
  type BarShapeProps,
} from 'recharts';
import { figureText } from './axis';
import type { ChartPoint, TrendSpec } from './chart-types';
import {
  categoryAxis,
  CURSOR,
  DASHED,
  grid,
  liveFrame,
  valueAxis,
  ZERO_LINE,
  type LiveSize,
} from './live-parts';
import { TipPanel } from './tip-panel';
import { hasLabels, trendAxis } from './trend-picture';

export function TrendLive({ spec, ...size }: { spec: TrendSpec } & LiveSize) {
  const { unit, points, series, target } = spec;
  const axis = trendAxis(spec);
  const labels = hasLabels(spec) ? (
    <LabelList
      dataKey="value"
      position="top"
      offset={7}
      className="chart-strong-text"
      formatter={(value) =>
        value === null || value === undefined ? '' : figureText(Number(value), unit, axis)
      }
    />
  ) : null;
  return (
    <ComposedChart {...liveFrame(size)} data={[...points]}>
      <CartesianGrid {...grid(axis)} />
      <XAxis
        {...categoryAxis(
          points.map((point) => point.label),
          axis,
        )}
      />
      <YAxis {...valueAxis(axis, unit)} />
      <ReferenceLine {...ZERO_LINE} />
      <Tooltip
        isAnimationActive={false}
        cursor={spec.shape === 'bars' ? CURSOR : { stroke: 'var(--line-strong)' }}
        content={({ label }) => {
          const point = points.find((one) => one.label === label);
          if (!point) return null;
          const lines = [{ name: point.partial ? `${series}, to date` : series, text: point.text }];
          return (
            <TipPanel
              title={point.label}
              lines={target ? [...lines, { name: target.label, text: target.text }] : lines}
            />
          );
        }}
      />
      {spec.shape === 'bars' ? (
        <Bar dataKey="value" name={series} isAnimationActive={false} shape={TrendBar}>
          {labels}
        </Bar>
      ) : (
        <Line
          dataKey="value"
          name={series}
          type="linear"
          stroke="var(--accent)"
          strokeWidth={2}
          isAnimationActive={false}
          dot={({ key, cx, cy, index }) =>
            typeof cx === 'number' && typeof cy === 'number' ? (
              <circle
                key={key}
                cx={cx}
                cy={cy}
                r={3}
                fill={points[index]?.partial ? 'var(--surface)' : 'var(--accent)'}
                stroke="var(--accent)"
                strokeWidth={1.5}
              />
            ) : (
              <g key={key} />
            )
          }
        >
          {labels}
        </Line>
      )}
      {target ? <ReferenceLine y={target.value} {...DASHED} /> : null}
    </ComposedChart>
  );
}

function TrendBar(props: BarShapeProps) {
  const point = props.payload as ChartPoint | undefined;
  return (
    <Rectangle
      x={props.x}
      y={props.y}
      width={props.width}
      height={props.height}
      fill={point?.partial ? 'url(#pattern-partial)' : 'var(--accent)'}
      stroke={point?.partial ? 'var(--accent)' : undefined}
    />
  );
}
