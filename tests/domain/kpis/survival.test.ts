import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier, quantileDays, type Observation } from '@/domain/kpis/survival';
import { ratioValue } from '@/domain/values/ratio';

const HALF = { numerator: 1n, denominator: 2n };
const THREE_QUARTERS = { numerator: 3n, denominator: 4n };

function arrived(...days: number[]): Observation[] {
  return days.map((n) => ({ days: n, arrived: true }));
}

function waiting(...days: number[]): Observation[] {
  return days.map((n) => ({ days: n, arrived: false }));
}

function curve(observations: readonly Observation[]): [number, number][] {
  return kaplanMeier(observations).map((step) => [step.days, ratioValue(step.waiting)]);
}

describe('the curve of those still waiting', () => {
  it('without unfinished ones is the empirical share', () => {
    expect(curve(arrived(10, 20, 30, 40))).toEqual([
      [10, 0.75],
      [20, 0.5],
      [30, 0.25],
      [40, 0],
    ]);
  });

  it('takes several on one day in one step', () => {
    expect(curve(arrived(10, 10, 10, 40))).toEqual([
      [10, 0.25],
      [40, 0],
    ]);
  });

  it('is empty while nobody has arrived', () => {
    expect(kaplanMeier([])).toEqual([]);
    expect(kaplanMeier(waiting(10, 20))).toEqual([]);
  });

  it('follows the textbook: 6, 6, 6, 6+, 7, 9+, 10, 10+, 11+, 13, 16 … of 21 (Freireich 1963)', () => {
    const treated = [
      ...arrived(6, 6, 6, 7, 10, 13, 16, 22, 23),
      ...waiting(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
    ];
    const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    expect(curve(treated).map(([, share]) => Number(share.toFixed(3)))).toEqual(published);
    expect(quantileDays(treated, HALF)).toBe(23);
    expect(quantileDays(treated, THREE_QUARTERS)).toBeNull();
  });

  it('counts one who stops being watched on the day of an arrival as still there on it', () => {
    expect(curve([...arrived(10), ...waiting(10)])).toEqual([[10, 0.5]]);
    expect(curve([...arrived(10), ...waiting(9)])).toEqual([[10, 0]]);
  });

  it('is exact where floats would not be: seven steps of one in seven', () => {
    expect(kaplanMeier(arrived(1, 2, 3, 4, 5, 6, 7)).at(-2)?.waiting).toEqual({
      numerator: 1n,
      denominator: 7n,
    });
  });
});

describe('quantiles', () => {
  it('of an odd number: the middle one', () => {
    expect(quantileDays(arrived(30, 10, 20), HALF)).toBe(20);
  });

  it('of an even number: the first day by which half have arrived', () => {
    expect(quantileDays(arrived(10, 20, 30, 40), HALF)).toBe(20);
    expect(quantileDays(arrived(10, 20, 30, 40), THREE_QUARTERS)).toBe(30);
  });

  it('are pushed back by those who wait long, not by those who have just begun', () => {
    const base = arrived(10, 20, 30, 40);
    expect(quantileDays([...base, ...waiting(90, 90)], HALF)).toBe(30);
    expect(quantileDays([...base, ...waiting(1, 1)], HALF)).toBe(20);
  });

  it('do not exist before the curve has come that far', () => {
    expect(quantileDays([...arrived(10), ...waiting(90, 90)], HALF)).toBeNull();
    expect(quantileDays([], HALF)).toBeNull();
  });
});

describe('for any observations', () => {
  const anyObservations = fc.array(fc.record({ days: fc.nat(200), arrived: fc.boolean() }), {
    maxLength: 60,
  });

  it('without unfinished ones a quantile is the empirical one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 60 }), (days) => {
        const sorted = days.toSorted((a, b) => a - b);
        expect(quantileDays(arrived(...days), HALF)).toBe(sorted[Math.ceil(days.length / 2) - 1]);
        expect(quantileDays(arrived(...days), THREE_QUARTERS)).toBe(
          sorted[Math.ceil((days.length * 3) / 4) - 1],
        );
      }),
    );
  });

  it('the curve falls, within 0 and 1', () => {
    fc.assert(
      fc.property(anyObservations, (observations) => {
        const shares = [1, ...curve(observations).map(([, share]) => share), 0];
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      }),
    );
  });

  it('half arrived in fact means that the median exists', () => {
    fc.assert(
      fc.property(anyObservations, (observations) => {
        const n = observations.filter((one) => one.arrived).length;
        if (observations.length > 0 && n * 2 >= observations.length) {
          expect(quantileDays(observations, HALF)).not.toBeNull();
        }
      }),
    );
  });

  it('the curve never stands above the share that has not arrived so far', () => {
    fc.assert(
      fc.property(anyObservations, (observations) => {
        for (const [days, share] of curve(observations)) {
          const there = observations.filter((one) => one.arrived && one.days <= days).length;
          expect(share).toBeLessThanOrEqual(1 - there / observations.length + 1e-8);
        }
      }),
    );
  });
});
