'use client';

import {
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  ReferenceLine,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { tickText } from './axis';
import type { HistogramSpec } from './chart-types';
import { binFill, histogramAxis, histogramRange } from './histogram-picture';
import { grid, liveFrame, numberAxis, valueAxis, ZERO_LINE, type LiveSize } from './live-parts';
import { markLines } from './mark-lines';
import { TipPanel } from './tip-panel';

export function HistogramLive({ spec, ...size }: { spec: HistogramSpec } & LiveSize) {
  const axis = histogramAxis(spec);
  const max = histogramRange(spec);
  const edges = [0, ...spec.bins.map((bin) => bin.until)];
  const middles = spec.bins.map((bin) => ({ ...bin, x: (bin.from + bin.until) / 2 }));
  return (
    <ComposedChart {...liveFrame(size)} data={middles}>
      <CartesianGrid {...grid(axis)} />
      <XAxis {...numberAxis(max, edges, spec.unit)} />
      <YAxis {...valueAxis(axis, { kind: 'count', noun: spec.noun })} />
      <ReferenceLine {...ZERO_LINE} />
      {spec.bins.map((bin) => (
        <ReferenceArea
          key={bin.from}
          x1={bin.from}
          x2={bin.until}
          y1={0}
          y2={bin.count}
          fill={binFill(bin)}
          fillOpacity={1}
          stroke="var(--surface)"
          strokeWidth={2}
        />
      ))}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--line-strong)' }}
        content={({ label }) => {
          const bin = middles.find((one) => one.x === Number(label));
          if (!bin) return null;
          const title = `${tickText(bin.from, spec.unit)} – ${tickText(bin.until, spec.unit)}`;
          return <TipPanel title={title} lines={[{ name: spec.noun, text: String(bin.count) }]} />;
        }}
      />
      <Scatter dataKey="count" fillOpacity={0} isAnimationActive={false} />
      {markLines(spec.marks ?? [])}
    </ComposedChart>
  );
}
