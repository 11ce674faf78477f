import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf } from '@/domain/forecast/simulation/percentiles';
import { simulateRange } from '@/domain/forecast/simulation/simulate';
import { exactDistribution, exactPercentile } from '../../../../bench/support/exact-distribution';
import { DAY, inputOf } from './pipelines';

/** Deals of many sizes, all in one stream and quarter; amounts are whole thousands. */
const deals = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    bp: [1000, 2000, 4000, 7000, 8500, 9500][i % 6] ?? 0,
    rows: [{ amount: (1 + ((i * 37) % 60)) * 1000 }],
  }));

test('the exact convolution is met within half a percent at P10, P50 and P90', () => {
  for (const count of [120, 600]) {
    const chances = deals(count).map(({ bp, rows }) => ({
      bins: (rows[0]?.amount ?? 0) / 1000,
      probability: bp / 10_000,
    }));
    const exact = exactDistribution(chances);
    const { total } = simulateRange(inputOf(deals(count), { trials: 40_000 }));
    for (const [part, found] of [
      [0.1, total.p10],
      [0.5, total.p50],
      [0.9, total.p90],
    ] as const) {
      const truth = exactPercentile(exact, part) * 1000;
      expect(Math.abs(found - truth) / truth).toBeLessThan(0.005);
    }
  }
});

test('the same input gives the same range, another seed another', () => {
  const input = inputOf(deals(50));
  expect(simulateRange(input)).toEqual(simulateRange(inputOf(deals(50))));
  expect(simulateRange({ ...input, seed: 2 }).total).not.toEqual(simulateRange(input).total);
});

test('what is certain has no width, and stands in every sum that it is part of', () => {
  const certain = Array.from({ length: 16 }, (_, cell) => (cell === 0 ? 500 : cell === 5 ? 30 : 0));
  const range = simulateRange(
    inputOf([{ bp: 5000, rows: [{ amount: 100, day: DAY.next, column: 1 }] }], { certain }),
  );
  expect(range.cells[0]?.[0]).toEqual({ p10: 500, p50: 500, p90: 500, mean: 500 });
  expect(range.cells[1]?.[1]).toMatchObject({ p10: 30, p90: 130 });
  expect(range.periods[1]).toMatchObject({ p10: 30, p90: 130 });
  expect(range.columns[1]).toMatchObject({ p10: 30, p90: 130 });
  expect(range.total).toMatchObject({ p10: 530, p90: 630 });
});

test('a total is narrower than its parts beside each other, never wider', () => {
  const both = deals(80).map(({ bp, rows }, i) => ({
    bp,
    rows: rows.map((row) => ({ ...row, day: i % 2 === 0 ? DAY.today : DAY.next })),
  }));
  const { periods, total } = simulateRange(inputOf(both));
  const width = (band: { p10: number; p90: number } | undefined) => (band ? band.p90 - band.p10 : 0);
  expect(width(total)).toBeLessThan(width(periods[0]) + width(periods[1]));
  expect(width(total)).toBeGreaterThan(Math.max(width(periods[0]), width(periods[1])));
});

test('nothing to draw is nothing', () => {
  const { total, cells } = simulateRange(inputOf([]));
  expect(total).toEqual({ p10: 0, p50: 0, p90: 0, mean: 0 });
  expect(cells).toHaveLength(4);
});

test('percentiles are those of the sorted list', () => {
  const values = fc.oneof(
    fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 400 }),
    fc.array(fc.constantFrom(0, 1, 5_000_000_000), { minLength: 1, maxLength: 400 }),
    fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 65, maxLength: 300 }),
  );
  fc.assert(
    fc.property(values, (list) => {
      const sorted = [...list].sort((a, b) => a - b);
      const rank = (part: number) => sorted[Math.ceil(part * list.length) - 1];
      const band = bandOf(Float64Array.from(list));
      expect(band.p10).toBe(rank(0.1));
      expect(band.p50).toBe(rank(0.5));
      expect(band.p90).toBe(rank(0.9));
    }),
  );
});
