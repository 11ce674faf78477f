import { describe, expect, it } from 'vitest';
import type { AnyChart } from '@/ui/charts/chart-types';
import { columnsOf } from '@/ui/charts/column-links';

const unit = { kind: 'count', noun: 'deals' } as const;
const point = (label: string, href?: string) => ({ label, value: 1, text: '1', href });
const trend = (points: ReturnType<typeof point>[]): AnyChart => ({
  kind: 'trend',
  spec: { unit, shape: 'bars', series: 'Deals', points },
});

describe('the columns of a chart that lead somewhere', () => {
  it('are all of a trend or bridge once one of them does, so that each keeps its place', () => {
    expect(columnsOf(trend([point('Q1'), point('Q2', '/q2')])).map(({ label }) => label)).toEqual([
      'Q1',
      'Q2',
    ]);
    const steps = [{ ...point('Opening', '/o'), role: 'total' as const }];
    expect(columnsOf({ kind: 'bridge', spec: { unit, steps } })).toHaveLength(1);
  });

  it('are none where nothing leads to rows', () => {
    expect(columnsOf(trend([point('Q1'), point('Q2')]))).toEqual([]);
    const bins = [{ from: 0, until: 1, count: 1 }];
    expect(columnsOf({ kind: 'histogram', spec: { unit, noun: 'deals', bins } })).toEqual([]);
  });
});
