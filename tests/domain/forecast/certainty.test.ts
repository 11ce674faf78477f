import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Category } from '@/domain/deals/probability';
import { certaintyOf } from '@/domain/forecast/certainty';
import { FORECAST_COLUMNS, type ForecastColumn, type ForecastRow } from '@/domain/forecast/types';

type Open = {
  dealId: string;
  column: ForecastColumn;
  period: number;
  category: Category;
  amount: number;
  bp: number;
};

function open({ amount, bp, ...rest }: Open): ForecastRow {
  return {
    ...rest,
    kind: 'open',
    lineId: null,
    amountMinor: BigInt(amount),
    weightedMinor: BigInt(Math.round((amount * bp) / 10_000)),
    probabilityBp: bp,
    committed: rest.category === 'commit',
    date: null,
    days: null,
    why: '',
  };
}

function happened(amount: number): ForecastRow {
  const row = open({ dealId: 'x', column: 'hardware', period: 0, category: 'commit', amount, bp: 10_000 });
  return { ...row, kind: 'actual', category: 'actual', weightedMinor: 0n, probabilityBp: 10_000 };
}

const ONE: Open = {
  dealId: 'a',
  column: 'hardware',
  period: 0,
  category: 'commit',
  amount: 1_000,
  bp: 7_000,
};

const anyOpen: fc.Arbitrary<ForecastRow> = fc
  .record({
    dealId: fc.constantFrom('a', 'b', 'c'),
    column: fc.constantFrom(...FORECAST_COLUMNS),
    period: fc.nat({ max: 2 }),
    category: fc.constantFrom<Category>('commit', 'bestCase', 'pipeline'),
    amount: fc.nat({ max: 1_000_000 }),
    bp: fc.constantFrom(1_000, 4_000, 7_000, 10_000),
  })
  .map(open);

describe('the certainty of a forecast', () => {
  test('what is weighted hangs on a PO, a quote or less, stream by stream', () => {
    const rows = [
      open(ONE),
      open({ ...ONE, dealId: 'b', category: 'bestCase', bp: 4_000 }),
      open({ ...ONE, dealId: 'b', column: 'software', category: 'bestCase', amount: 50, bp: 4_000 }),
      happened(9_999),
    ];
    const [first, second] = certaintyOf(rows, 2);
    expect(first?.weighted.hardware).toEqual({ commit: 700n, bestCase: 400n, pipeline: 0n });
    expect(first?.weighted.software).toEqual({ commit: 0n, bestCase: 20n, pipeline: 0n });
    expect(second).toMatchObject({ reachMinor: 0, weighted: { services: { pipeline: 0n } } });
  });

  test('the parts add up to all that is weighted', () => {
    fc.assert(
      fc.property(fc.array(anyOpen, { maxLength: 20 }), (rows) => {
        const parts = certaintyOf(rows, 3).flatMap(({ weighted }) => Object.values(weighted));
        const sum = parts.reduce((all, one) => all + one.commit + one.bestCase + one.pipeline, 0n);
        expect(sum).toBe(rows.reduce((all, row) => all + row.weightedMinor, 0n));
      }),
    );
  });

  test('reaches above the forecast', () => {
    fc.assert(
      fc.property(fc.array(anyOpen, { maxLength: 20 }), (rows) => {
        certaintyOf(rows, 3).forEach(({ reachMinor }, period) => {
          const own = rows.filter((row) => row.period === period);
          const mean = own.reduce((sum, row) => sum + Number(row.weightedMinor), 0);
          expect(reachMinor).toBeGreaterThanOrEqual(mean - 1e-6);
        });
      }),
    );
  });

  test('two lines of one deal come together, two deals apart', () => {
    const apart = certaintyOf(
      Array.from({ length: 16 }, (_, i) => open({ ...ONE, dealId: `d${i}`, bp: 5_000 })),
      1,
    );
    expect(apart[0]?.reachMinor).toBeCloseTo(1.1 * (8_000 + 1.2816 * 2_000), 6);
    const together = certaintyOf(
      Array.from({ length: 16 }, () => open({ ...ONE, bp: 5_000 })),
      1,
    );
    expect(together[0]?.reachMinor).toBeCloseTo(1.1 * (8_000 + 1.2816 * 8_000), 6);
  });
});
