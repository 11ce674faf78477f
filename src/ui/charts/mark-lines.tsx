'use client';

import { Label, ReferenceLine } from 'recharts';
import type { ChartMark } from './chart-types';
import { DASHED } from './live-parts';

/** Vertical lines such as "goal 60 d". */
export function markLines(marks: readonly ChartMark[]) {
  return marks.map((mark) => (
    <ReferenceLine key={mark.at} x={mark.at} {...DASHED}>
      <Label value={mark.label} position="top" offset={7} className="chart-strong-text" />
    </ReferenceLine>
  ));
}
