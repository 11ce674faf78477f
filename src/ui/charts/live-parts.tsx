'use client';

import type { XAxisTickContentProps, YAxisTickContentProps } from 'recharts';
import { figureText, tickText, unitLabel, type Axis } from './axis';
import type { ChartUnit } from './chart-types';
import { BAR_GAP, labelClass, MARGIN, MAX_BAR, plotOf } from './geometry';

function labelY(plot = plotOf()): number {
  return MARGIN.top + plot.height + 18;
}

export type LiveSize = { width: number; height: number; label: string };

/** The same margins, gaps and bar width that the picture uses. */
export function liveFrame({ width, height, label }: LiveSize) {
  return {
    width,
    height,
    title: label,
    margin: { top: MARGIN.top, right: MARGIN.right, bottom: 0, left: 0 },
    barCategoryGap: `${BAR_GAP * 100}%`,
    maxBarSize: MAX_BAR,
    accessibilityLayer: true,
  };
}

/** Props of the value axis. Recharts finds axes by their element, so these are props and not a component. */
export function valueAxis(axis: Axis, unit: ChartUnit) {
  const { left } = axis.plot ?? plotOf();
  return {
    width: left,
    domain: [axis.min, axis.max] as [number, number],
    ticks: [...axis.ticks],
    interval: 0 as const,
    axisLine: false,
    tickLine: false,
    tick: (props: YAxisTickContentProps) => (
      <text x={left - 8} y={props.y} dy="0.355em" textAnchor="end">
        {figureText(Number(props.payload.value), unit, axis)}
      </text>
    ),
    label: () => (
      <text x={0} y={12}>
        {unitLabel(unit)}
      </text>
    ),
  };
}

/** Props of an axis of categories; long ones show every second or third name, as the picture does. */
export function categoryAxis(labels: readonly string[], axis?: Axis) {
  return {
    dataKey: 'label',
    scale: 'band' as const,
    height: MARGIN.bottom,
    interval: 0 as const,
    axisLine: false,
    tickLine: false,
    tick: (props: XAxisTickContentProps) => {
      const look = labelClass(props.index, labels.length, axis?.plot?.size);
      if (look === null) return <g />;
      return (
        <text x={props.x} y={labelY(axis?.plot)} textAnchor="middle" className={look || undefined}>
          {String(props.payload.value)}
        </text>
      );
    },
  };
}

/** Props of a number axis along the bottom. */
export function numberAxis(max: number, ticks: readonly number[], unit: ChartUnit) {
  return {
    dataKey: 'x',
    type: 'number' as const,
    domain: [0, max] as [number, number],
    ticks: [...ticks],
    height: MARGIN.bottom,
    interval: 0 as const,
    axisLine: false,
    tickLine: false,
    tick: (props: XAxisTickContentProps) => (
      <text x={props.x} y={labelY()} textAnchor="middle">
        {tickText(Number(props.payload.value), unit)}
      </text>
    ),
  };
}

/** Grid lines at the ticks, the zero line stronger. */
export function grid(axis: Axis) {
  return {
    vertical: false,
    horizontalValues: [...axis.ticks],
    stroke: 'var(--line)',
  };
}

export const ZERO_LINE = { y: 0, stroke: 'var(--line-strong)', strokeWidth: 1 };
export const DASHED = { stroke: 'var(--text)', strokeDasharray: '4 4' };
export const CURSOR = { fill: 'var(--text)', fillOpacity: 0.06 };
