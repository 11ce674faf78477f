'use client';

import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Rectangle,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
  type BarShapeProps,
} from 'recharts';
import { figureText } from './axis';
import { bridgeAxis, bridgeLook } from './bridge-picture';
import type { BridgeSpec } from './chart-types';
import { bridgeSpans } from './geometry';
import { categoryAxis, CURSOR, grid, liveFrame, valueAxis, ZERO_LINE, type LiveSize } from './live-parts';
import { TipPanel } from './tip-panel';

export function BridgeLive({ spec, ...size }: { spec: BridgeSpec } & LiveSize) {
  const axis = bridgeAxis(spec);
  const spans = bridgeSpans(spec.steps);
  const data = spec.steps.map((step, index) => ({
    ...step,
    span: [
      Math.min(spans[index]?.from ?? 0, spans[index]?.to ?? 0),
      Math.max(spans[index]?.from ?? 0, spans[index]?.to ?? 0),
    ],
    shown: figureText(step.value, spec.unit, axis),
  }));
  function shape(props: BarShapeProps) {
    const step = spec.steps[props.index];
    if (!step) return <g />;
    return (
      <Rectangle x={props.x} y={props.y} width={props.width} height={props.height} {...bridgeLook(step)} />
    );
  }
  return (
    <BarChart {...liveFrame(size)} data={data}>
      <CartesianGrid {...grid(axis)} />
      <XAxis
        {...categoryAxis(
          spec.steps.map((step) => step.label),
          axis,
        )}
      />
      <YAxis {...valueAxis(axis, spec.unit)} />
      <ReferenceLine {...ZERO_LINE} />
      {spec.steps.slice(0, -1).map((step, index) => (
        <ReferenceLine
          key={step.label}
          segment={[
            { x: step.label, y: spans[index]?.to ?? 0 },
            { x: spec.steps[index + 1]?.label ?? step.label, y: spans[index]?.to ?? 0 },
          ]}
          stroke="var(--line-strong)"
          strokeDasharray="2 3"
        />
      ))}
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={({ label }) => {
          const step = spec.steps.find((one) => one.label === label);
          if (!step) return null;
          return <TipPanel title={step.label} lines={[{ name: 'Amount', text: step.text }]} />;
        }}
      />
      <Bar dataKey="span" isAnimationActive={false} shape={shape}>
        <LabelList dataKey="shown" position="top" offset={7} className="chart-strong-text" />
      </Bar>
    </BarChart>
  );
}
