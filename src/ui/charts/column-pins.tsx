import type { ReactNode } from 'react';
import { bandMiddle, MARGIN, plotOf, type ChartSize } from './geometry';

/** `node` stands at the top of the column, over a line through it. */
export type ColumnPin = { column: number; node: ReactNode };

/** What is pinned to the columns of a chart: over its picture, and in print. */
export function ColumnPins({
  pins,
  count,
  size,
}: {
  pins: readonly ColumnPin[];
  count: number;
  size?: ChartSize;
}) {
  const { left, height } = plotOf(size);
  return (
    <ul
      className="column-pins"
      style={{
        insetInlineStart: left,
        insetInlineEnd: MARGIN.right,
        height: MARGIN.top + height,
      }}
    >
      {pins.map(({ column, node }) => (
        <li key={column} style={{ insetInlineStart: `${bandMiddle(column, count)}%` }}>
          {node}
        </li>
      ))}
    </ul>
  );
}
