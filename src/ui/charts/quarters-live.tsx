'use client';

import {
  Bar,
  ComposedChart,
  CartesianGrid,
  Line,
  Rectangle,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
  type BarShapeProps,
} from 'recharts';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';
import { tickText, type Axis } from './axis';
import {
  CERTAINTY_LABEL,
  CERTAINTY_OPACITY,
  CERTAINTY_ORDER,
  inStackOrder,
  patternUrl,
  STREAM_ORDER,
  streamColor,
} from './chart-colors';
import type { QuarterPeriod, QuarterSegment, QuarterSpec } from './chart-types';
import { MARGIN, yOf } from './geometry';
import { categoryAxis, CURSOR, grid, liveFrame, valueAxis, ZERO_LINE, type LiveSize } from './live-parts';
import { labelHeight, quartersAxis } from './quarters-picture';
import { TipPanel } from './tip-panel';
import { Whisker } from './whisker';

type Part = Pick<QuarterSegment, 'stream' | 'certainty'>;

const PARTS: readonly Part[] = CERTAINTY_ORDER.flatMap((certainty) =>
  STREAM_ORDER.map((stream) => ({ stream, certainty })),
);

function valueOf(period: QuarterPeriod, part: Part): number {
  return period.segments.reduce(
    (sum, one) => (one.stream === part.stream && one.certainty === part.certainty ? sum + one.value : sum),
    0,
  );
}

export function QuartersLive({ spec, ...size }: { spec: QuarterSpec } & LiveSize) {
  const axis = quartersAxis(spec);
  const parts = PARTS.filter((part) => spec.periods.some((period) => valueOf(period, part) !== 0));
  const half = ((size.width - MARGIN.left - MARGIN.right) / spec.periods.length) * 0.4;
  return (
    <ComposedChart {...liveFrame(size)} data={[...spec.periods]} stackOffset="sign">
      <CartesianGrid {...grid(axis)} />
      <XAxis {...categoryAxis(spec.periods.map((period) => period.label))} />
      <YAxis {...valueAxis(axis, spec.unit)} />
      <ReferenceLine {...ZERO_LINE} />
      <Tooltip
        isAnimationActive={false}
        cursor={CURSOR}
        content={({ label }) => <Tip spec={spec} label={label} />}
      />
      {parts.map((part) => (
        <Bar
          key={`${part.stream}-${part.certainty}`}
          stackId="period"
          dataKey={(period: QuarterPeriod) => valueOf(period, part)}
          name={`${STREAM_LABEL[part.stream]}, ${CERTAINTY_LABEL[part.certainty]}`}
          isAnimationActive={false}
          shape={(props: BarShapeProps) => <Segment bar={props} part={part} />}
        />
      ))}
      {spec.markerLabel ? (
        <Line
          dataKey={(period: QuarterPeriod) => period.marker?.value || null}
          name={spec.markerLabel}
          stroke="none"
          isAnimationActive={false}
          activeDot={false}
          dot={({ key, cx, cy }) =>
            cx === undefined || cy === undefined ? (
              <g key={key} />
            ) : (
              <line
                key={key}
                x1={cx - half}
                x2={cx + half}
                y1={cy}
                y2={cy}
                stroke="var(--text)"
                strokeWidth={2}
              />
            )
          }
        />
      ) : null}
      {whiskers(spec, axis)}
      {sumLabels(spec, axis)}
    </ComposedChart>
  );
}

function sumOf(period: QuarterPeriod): number {
  return period.segments.reduce((sum, one) => sum + one.value, 0);
}

/** The bar's figure above everything that is drawn there: a line would run through it. */
function sumLabels(spec: QuarterSpec, axis: Axis) {
  return (
    <Line
      dataKey={(period: QuarterPeriod) => labelHeight(period, spec, axis)}
      name="Sum"
      stroke="none"
      isAnimationActive={false}
      activeDot={false}
      dot={({ key, cx, cy, index }) => {
        const period = spec.periods[index];
        if (cx === undefined || cy === undefined || !period) return <g key={key} />;
        return (
          <text key={key} x={cx} y={cy - 7} textAnchor="middle" className="chart-strong-text">
            {tickText(sumOf(period), spec.unit)}
          </text>
        );
      }}
    />
  );
}

/** Recharts knows the middle of the band, the axis the heights. */
function whiskers(spec: QuarterSpec, axis: Axis) {
  return (
    <Line
      dataKey={(period: QuarterPeriod) => period.range?.middle ?? null}
      name={spec.rangeLabel ?? 'Range'}
      stroke="none"
      isAnimationActive={false}
      activeDot={false}
      dot={({ key, cx, index }) => {
        const range = spec.periods[index]?.range;
        if (cx === undefined || !range) return <g key={key} />;
        const y = (value: number) => MARGIN.top + yOf(value, axis);
        return <Whisker key={key} x={cx} low={y(range.low)} middle={y(range.middle)} high={y(range.high)} />;
      }}
    />
  );
}

function Segment({ bar, part }: { bar: BarShapeProps; part: Part }) {
  const place = { x: bar.x, y: bar.y, width: bar.width, height: bar.height };
  if (!bar.height) return <g />;
  const color = streamColor(part.stream);
  return (
    <g>
      <Rectangle {...place} fill={color} fillOpacity={CERTAINTY_OPACITY[part.certainty]} stroke={color} />
      <Rectangle {...place} fill={patternUrl(part.stream)} className="print-pattern" />
    </g>
  );
}

function Tip({ spec, label }: { spec: QuarterSpec; label: unknown }) {
  const period = spec.periods.find((one) => one.label === label);
  if (!period) return null;
  const lines = inStackOrder(period.segments).map((part) => ({
    name: `${STREAM_LABEL[part.stream]}, ${CERTAINTY_LABEL[part.certainty].toLowerCase()}`,
    text: part.text,
  }));
  const marker = period.marker ? [{ name: spec.markerLabel ?? 'Marker', text: period.marker.text }] : [];
  const range = period.range ? [{ name: spec.rangeLabel ?? 'Range', text: period.range.text }] : [];
  return (
    <TipPanel
      title={period.label}
      lines={[...lines, { name: 'Sum', text: period.text, strong: true }, ...marker, ...range]}
    />
  );
}
