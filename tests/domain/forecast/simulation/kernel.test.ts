import { describe, expect, test } from 'vitest';
import { addDraws } from '@/domain/forecast/simulation/kernel';
import { outcomesOf } from '@/domain/forecast/simulation/outcomes';
import { SLIP_POINTS, type RangeInput } from '@/domain/forecast/simulation/range';
import { DAY, inputOf, momentsOf, type TestDeal } from './pipelines';

/** The sums of a cell, trial by trial; first quarter, hardware unless told. */
function drawn(input: RangeInput, cell = 0, only?: number): Float64Array {
  const sums = Array.from({ length: 16 }, () => new Float64Array(input.trials));
  const deals = outcomesOf(input);
  addDraws(only === undefined ? deals : deals.slice(only, only + 1), sums, input.trials, {
    share: input.sharedSlip,
    seed: input.seed,
  });
  return sums[cell] ?? new Float64Array();
}

const same = (count: number, bp: number, amount: number): TestDeal[] =>
  Array.from({ length: count }, () => ({ bp, rows: [{ amount }] }));

describe('against closed forms, to three standard errors', () => {
  for (const [count, bp] of [
    [1, 7000],
    [25, 2000],
    [400, 4000],
    [1000, 9500],
  ] as const) {
    test(`${count} deals of ${bp / 100} % are binomial in mean and variance`, () => {
      const p = bp / 10_000;
      const { mean, variance, meanError, varianceError } = momentsOf(drawn(inputOf(same(count, bp, 300))));
      expect(Math.abs(mean - 300 * count * p)).toBeLessThan(3 * meanError);
      expect(Math.abs(variance - 300 ** 2 * count * p * (1 - p))).toBeLessThan(3 * varianceError);
    });
  }

  test('independent lines of any size and chance: means add up, and so do variances', () => {
    const deals = Array.from({ length: 137 }, (_, i) => ({
      bp: 100 + ((i * 733) % 9800),
      rows: [{ amount: 1000 + ((i * 7919) % 100_000) }],
    }));
    const expected = deals.reduce((sum, { bp, rows }) => sum + (rows[0]?.amount ?? 0) * (bp / 10_000), 0);
    const spread = deals.reduce(
      (sum, { bp, rows }) => sum + (rows[0]?.amount ?? 0) ** 2 * (bp / 10_000) * (1 - bp / 10_000),
      0,
    );
    const { mean, variance, meanError, varianceError } = momentsOf(drawn(inputOf(deals)));
    expect(Math.abs(mean - expected)).toBeLessThan(3 * meanError);
    expect(Math.abs(variance - spread)).toBeLessThan(3 * varianceError);
  });

  test("half of the deals whose lead time ends on a quarter's last day ship in the next", () => {
    const slips = Array.from({ length: SLIP_POINTS }, (_, i) => i - SLIP_POINTS / 2);
    const deals = Array.from({ length: 300 }, () => ({
      bp: 6000,
      rows: [{ amount: 50, day: DAY.next, lags: 1 }],
    }));
    const input = inputOf(deals, {}, slips);
    for (const cell of [0, 4]) {
      const { mean, meanError } = momentsOf(drawn(input, cell));
      // Each deal has fifteen ways of its own: beside the error of the draws stands that of a lattice of 300 × 15 points.
      expect(Math.abs(mean - 300 * 50 * 0.6 * 0.5)).toBeLessThan(3 * meanError + (300 * 50 * 0.6) / 100);
    }
  });
});

test('a deal that counts nothing never comes, one that counts everything always', () => {
  expect(new Set(drawn(inputOf([...same(3, 0, 10), ...same(2, 10_000, 7)])))).toEqual(new Set([14]));
});

test('a deal draws the same whoever is beside it: the sums of all are the sums of each', () => {
  const slips = Array.from({ length: SLIP_POINTS }, (_, i) => i * 4 - 60);
  const deals = Array.from({ length: 43 }, (_, i) => ({
    bp: 500 + i * 210,
    group: i % 3,
    rows: [
      { amount: 100 + i, day: DAY.today + (i % 90), lags: i % 2 },
      { column: 1, amount: 12 * i, day: DAY.today + 20, days: 120, lags: i % 4 === 0 ? 7 : 0 },
    ],
  }));
  for (const sharedSlip of [0, 0.5]) {
    const input = inputOf(deals, { trials: 500, sharedSlip }, slips);
    for (const cell of [0, 1, 4, 5, 9]) {
      const together = drawn(input, cell);
      const alone = new Float64Array(500);
      deals.forEach((_, i) =>
        drawn(input, cell, i).forEach((value, t) => (alone[t] = (alone[t] ?? 0) + value)),
      );
      together.forEach((value, t) => expect(value).toBeCloseTo(alone[t] ?? NaN, 6));
    }
  }
});

test('the streams of a deal are won and lost together', () => {
  const deals = same(20, 5000, 100).map(({ bp, rows }) => ({
    bp,
    rows: [...rows, { column: 1, amount: 300 }, { column: 2, amount: 900, day: DAY.next }],
  }));
  const input = inputOf(deals);
  const [hardware, software, services] = [drawn(input), drawn(input, 1), drawn(input, 6)];
  hardware.forEach((value, t) => {
    expect(software[t]).toBe(value * 3);
    expect(services[t]).toBe(value * 9);
  });
});

test('neighbours in key, in seed and in trial do not follow each other', () => {
  const trials = 20_000;
  const won = (key: number, seed: number) =>
    drawn(inputOf([{ bp: 5000, key, rows: [{ amount: 1 }] }], { trials, seed }));
  const first = won(1, 1);
  const correlation = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, t) => sum + (value - 0.5) * ((b[t] ?? 0) - 0.5), 0) / (trials / 4);
  const others = [won(2, 1), won(3, 1), won(1, 2), won(-1, 1), won(1, -1), first.slice(1), first.slice(7)];
  for (const other of others) expect(Math.abs(correlation(first, other))).toBeLessThan(4 / Math.sqrt(trials));
});

describe('a shared slip', () => {
  const slips = Array.from({ length: SLIP_POINTS }, (_, i) => (i < SLIP_POINTS / 2 ? -1 : 1));
  const deals = Array.from({ length: 60 }, () => ({
    bp: 8000,
    group: 4,
    rows: [{ amount: 10, day: DAY.next, lags: 1 }],
  }));

  test('leaves what is expected as it is, and makes the quarter less certain', () => {
    const apart = momentsOf(drawn(inputOf(deals, {}, slips)));
    const together = momentsOf(drawn(inputOf(deals, { sharedSlip: 0.5 }, slips)));
    expect(Math.abs(together.mean - apart.mean)).toBeLessThan(3 * (together.meanError + apart.meanError) + 6);
    expect(together.variance).toBeGreaterThan(5 * apart.variance);
  });

  test('of nobody changes nothing', () => {
    const lonely = deals.map((deal) => ({ ...deal, group: -1 }));
    const shared = drawn(inputOf(lonely, { sharedSlip: 1 }, slips));
    expect(shared).toEqual(drawn(inputOf(lonely, {}, slips)));
  });
});
