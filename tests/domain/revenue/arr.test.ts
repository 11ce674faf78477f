import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acvOf, annualise, monthly } from '@/domain/revenue/arr';

describe('ARR of a contract line', () => {
  it.each([
    ['a month', 5_000n, 1, 60_000n],
    ['a quarter', 30_000n, 3, 120_000n],
    ['a year', 200_000n, 12, 200_000n],
    ['two years', 200_000n, 24, 100_000n],
    ['three years', 100_000n, 36, 33_333n],
    ['seven months', 70_000n, 7, 120_000n],
    ['five months, rounded to even', 1n, 5, 2n],
  ])('is the amount of %s times 12 by its months', (_, amount, months, expected) => {
    expect(annualise(amount, months)).toBe(expected);
  });

  it('rounds halves to even, up and down', () => {
    expect(annualise(1n, 24)).toBe(0n);
    expect(annualise(3n, 24)).toBe(2n);
    expect(annualise(5n, 24)).toBe(2n);
    expect(annualise(-3n, 24)).toBe(-2n);
  });

  it('is exact for amounts beyond what a float carries', () => {
    expect(annualise(9_007_199_254_740_993n, 1)).toBe(108_086_391_056_891_916n);
  });

  it('is never more than half a minor unit away from the exact figure', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 1, max: 240 }),
        (amount, months) => {
          const off = annualise(amount, months) * BigInt(months) - amount * 12n;
          expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(BigInt(months));
        },
      ),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a period of %s months', (months) => {
    expect(() => annualise(100n, months)).toThrow(RangeError);
    expect(() => acvOf({ totalMinor: 1n, oneTimeMinor: 0n, termMonths: months })).toThrow(RangeError);
  });
});

describe('ACV', () => {
  it('D4: 380,000 over three years with 20,000 one-time is 120,000 a year', () => {
    expect(acvOf({ totalMinor: 38_000_000n, oneTimeMinor: 2_000_000n, termMonths: 36 })).toBe(12_000_000n);
  });

  it('takes one-time fees out before dividing', () => {
    expect(acvOf({ totalMinor: 1_000n, oneTimeMinor: 1_000n, termMonths: 12 })).toBe(0n);
  });

  it('counts a term of 18 months as one and a half years', () => {
    expect(acvOf({ totalMinor: 18_000n, oneTimeMinor: 0n, termMonths: 18 })).toBe(12_000n);
  });

  it('of a term of one year without fees is the contract value', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (totalMinor) => {
        expect(acvOf({ totalMinor, oneTimeMinor: 0n, termMonths: 12 })).toBe(totalMinor);
      }),
    );
  });
});

describe('MRR', () => {
  it('is a twelfth of ARR, for printing', () => {
    expect(monthly(200_000n)).toBe(16_667n);
    expect(monthly(72_000n)).toBe(6_000n);
  });
});
