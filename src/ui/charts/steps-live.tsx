'use client';

import { CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { tickText } from './axis';
import type { StepSpec } from './chart-types';
import { grid, liveFrame, numberAxis, valueAxis, ZERO_LINE, type LiveSize } from './live-parts';
import { markLines } from './mark-lines';
import { stepsAxis, stepsTicks } from './steps-picture';
import { TipPanel } from './tip-panel';

export function StepsLive({ spec, ...size }: { spec: StepSpec } & LiveSize) {
  const axis = stepsAxis(spec);
  const final = spec.points.at(-1);
  const data =
    final && final.x < spec.xMax ? [...spec.points, { x: spec.xMax, y: final.y }] : [...spec.points];
  return (
    <ComposedChart {...liveFrame(size)} data={data}>
      <CartesianGrid {...grid(axis)} />
      <XAxis {...numberAxis(spec.xMax, stepsTicks(spec), spec.unit)} />
      <YAxis {...valueAxis(axis, spec.yUnit)} />
      <ReferenceLine {...ZERO_LINE} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--line-strong)' }}
        content={({ label }) => {
          const point = data.find((one) => one.x === Number(label));
          if (!point) return null;
          return (
            <TipPanel
              title={tickText(point.x, spec.unit)}
              lines={[{ name: spec.series, text: tickText(point.y, spec.yUnit) }]}
            />
          );
        }}
      />
      <Line
        dataKey="y"
        type="stepAfter"
        stroke="var(--accent)"
        strokeWidth={2}
        dot={false}
        isAnimationActive={false}
      />
      {markLines(spec.marks ?? [])}
    </ComposedChart>
  );
}
