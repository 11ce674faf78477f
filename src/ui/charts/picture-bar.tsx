import type { CSSProperties } from 'react';
import type { Axis } from './axis';
import { bandMiddle, barWidth, yOf } from './geometry';

export type PictureBarProps = {
  index: number;
  count: number;
  /** Axis values, in either order. */
  from: number;
  to: number;
  axis: Axis;
  fill: string;
  fillOpacity?: number;
  stroke?: string;
  className?: string;
};

/** One bar of the server's picture. */
export function PictureBar({ index, count, from, to, axis, className = '', ...look }: PictureBarProps) {
  const a = yOf(from, axis);
  const b = yOf(to, axis);
  const place = {
    '--middle': `${bandMiddle(index, count)}%`,
    '--share': `${barWidth(count)}%`,
  } as CSSProperties;
  return (
    <rect
      {...look}
      y={Math.min(a, b)}
      height={Math.abs(a - b)}
      className={`picture-bar ${className}`}
      style={place}
    />
  );
}
