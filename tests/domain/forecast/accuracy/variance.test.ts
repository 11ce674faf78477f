import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bias, meetsGoal, variance, wape } from '@/domain/forecast/accuracy/variance';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';

const pair = (forecastMinor: bigint, actualMinor: bigint) => ({ forecastMinor, actualMinor });

function value({ ratio }: RatioOrNone): number | null {
  return ratio === null ? null : ratioValue(ratio);
}

describe('variance of a quarter', () => {
  it('is |actual − forecast| / actual, on either side of it', () => {
    expect(value(variance(pair(1_150_000n, 1_000_000n)))).toBe(0.15);
    expect(value(variance(pair(850_000n, 1_000_000n)))).toBe(0.15);
    expect(value(variance(pair(2_000_000n, 500_000n)))).toBe(3);
  });

  it('is n/a with its reason where nothing was realised, and 0 where it came exactly', () => {
    expect(variance(pair(1_000n, 0n))).toEqual({ ratio: null, reason: 'nothing was realised' });
    expect(variance(pair(0n, 0n)).ratio).toBeNull();
    expect(value(variance(pair(7n, 7n)))).toBe(0);
  });

  it('meets the goal strictly under 20 %', () => {
    expect(meetsGoal(variance(pair(1_199_999n, 1_000_000n)))).toBe(true);
    expect(meetsGoal(variance(pair(1_200_000n, 1_000_000n)))).toBe(false);
    expect(meetsGoal(variance(pair(5n, 0n)))).toBeNull();
  });
});

describe('several quarters, reps and streams', () => {
  // Ada says 120 of 100 and 40 of 50; Ben 30 of 60. Missed 20 + 10 + 30 = 60 of 210, net −20.
  const pairs = [pair(120n, 100n), pair(40n, 50n), pair(30n, 60n)];

  it('adds the misses and not the percentages', () => {
    expect(wape(pairs).ratio).toEqual({ numerator: 60n, denominator: 210n });
    expect(bias(pairs).ratio).toEqual({ numerator: -20n, denominator: 210n });
  });

  it('lets a quarter without an actual weigh by its miss', () => {
    expect(wape([pair(50n, 0n), pair(100n, 100n)]).ratio).toEqual({ numerator: 50n, denominator: 100n });
    expect(wape([]).ratio).toBeNull();
    expect(bias([pair(10n, 0n)]).reason).toBe('nothing was realised');
  });

  it('never hides one side by the other: WAPE ≥ |bias|, and the parts’ misses add up', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const some = fc.array(fc.record({ forecastMinor: amount, actualMinor: amount }), { minLength: 1 });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const all = [...a, ...b];
        const [whole, left, right] = [wape(all).ratio, wape(a).ratio, wape(b).ratio];
        if (!whole || !left || !right) return;
        expect(left.numerator + right.numerator).toBe(whole.numerator);
        const off = bias(all).ratio?.numerator ?? 0n;
        expect(whole.numerator >= (off < 0n ? -off : off)).toBe(true);
      }),
    );
  });
});
