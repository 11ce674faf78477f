import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  allocate,
  currencyExponent,
  isCurrency,
  multiplyRatio,
  scale,
  parseDecimal,
  subtract,
  sum,
  toDecimal,
  type Money,
} from '@/domain/values/money';

const usd = (minor: bigint): Money => ({ minor, currency: 'USD' });
const anyMinor = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const anyPositive = fc.bigInt({ min: 1n, max: 10n ** 12n });
const anyCurrency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLP', 'TND');
const size = (n: bigint) => (n < 0n ? -n : n);

describe('adding', () => {
  it('is exact', () => {
    fc.assert(
      fc.property(anyMinor, anyMinor, (a, b) => {
        expect(add(usd(a), usd(b)).minor).toBe(a + b);
        expect(subtract(add(usd(a), usd(b)), usd(b))).toEqual(usd(a));
      }),
    );
  });

  it('of a list is the sum, and of none is 0 of the currency', () => {
    fc.assert(
      fc.property(fc.array(anyMinor), (list) => {
        const total = list.reduce((a, b) => a + b, 0n);
        expect(sum(list.map(usd), 'USD')).toEqual(usd(total));
      }),
    );
    expect(sum([], 'EUR')).toEqual({ minor: 0n, currency: 'EUR' });
  });

  it('never mixes currencies', () => {
    const eur: Money = { minor: 1n, currency: 'EUR' };
    expect(() => add(usd(1n), eur)).toThrow('USD and EUR');
    expect(() => subtract(usd(1n), eur)).toThrow('USD and EUR');
    expect(() => sum([eur], 'USD')).toThrow('USD and EUR');
  });
});

describe('the part of an amount', () => {
  it.each([
    [5n, 1n, 2n, 2n],
    [7n, 1n, 2n, 4n],
    [-5n, 1n, 2n, -2n],
    [-7n, 1n, 2n, -4n],
    [10n, 1n, 3n, 3n],
    [20n, 1n, 3n, 7n],
    [-20n, 1n, 3n, -7n],
    [5n, -1n, 2n, -2n],
    [5n, 1n, -2n, -2n],
    [100n, 85n, 100n, 85n],
    [0n, 3n, 7n, 0n],
  ])('%s × %s / %s is %s, halves to even', (minor, numerator, denominator, expected) => {
    expect(multiplyRatio(minor, numerator, denominator)).toBe(expected);
  });

  it('is the nearest whole minor unit, the even one of two equally near', () => {
    fc.assert(
      fc.property(anyMinor, anyMinor, anyPositive, fc.boolean(), (minor, numerator, positive, negative) => {
        const denominator = negative ? -positive : positive;
        const result = multiplyRatio(minor, numerator, denominator);
        const off = 2n * size(result * denominator - minor * numerator);
        expect(off <= positive).toBe(true);
        if (off === positive) expect(result % 2n).toBe(0n);
      }),
      { numRuns: 1_000 },
    );
  });

  it('turns its sign with the amount: nobody gains by being owed', () => {
    fc.assert(
      fc.property(anyMinor, anyPositive, anyPositive, (minor, numerator, denominator) => {
        const turned = -multiplyRatio(-minor, numerator, denominator);
        expect(multiplyRatio(minor, numerator, denominator)).toBe(turned);
      }),
    );
  });

  it('of one is the amount itself, of zero parts nothing', () => {
    fc.assert(
      fc.property(anyMinor, anyPositive, (minor, n) => {
        expect(multiplyRatio(minor, n, n)).toBe(minor);
        expect(multiplyRatio(minor, 0n, n)).toBe(0n);
      }),
    );
  });

  it('by nothing is refused', () => {
    expect(() => multiplyRatio(1n, 1n, 0n)).toThrow(RangeError);
  });
});

describe('splitting over weights', () => {
  const anyWeights = fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 12 });

  it('loses and gains nothing', () => {
    fc.assert(
      fc.property(anyMinor, anyWeights, (minor, weights) => {
        const parts = allocate(minor, weights);
        expect(parts).toHaveLength(weights.length);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(minor);
      }),
      { numRuns: 500 },
    );
  });

  it('gives each less than one minor unit from its exact share, and nothing to a weight of 0', () => {
    fc.assert(
      fc.property(anyMinor, anyWeights, (minor, weights) => {
        const total = weights.reduce((a, b) => a + b, 0n);
        fc.pre(total > 0n);
        allocate(minor, weights).forEach((part, i) => {
          const weight = weights[i] ?? 0n;
          expect(size(part * total - minor * weight) < total).toBe(true);
          if (weight === 0n) expect(part).toBe(0n);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the order of the weights', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), anyWeights, (minor, weights) => {
        const sorted = weights.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0));
        fc.pre((sorted[0] ?? 0n) > 0n);
        const parts = allocate(minor, sorted);
        parts.slice(1).forEach((part, i) => expect(part <= (parts[i] ?? 0n)).toBe(true));
      }),
    );
  });

  it('gives the odd cents to the largest remainders, the first of equal ones', () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n]);
    expect(allocate(10n, [6n, 3n, 2n])).toEqual([5n, 3n, 2n]);
    expect(allocate(1n, [1n, 2n])).toEqual([0n, 1n]);
  });

  it('gives all to the first where every weight is 0, and nothing to nobody', () => {
    expect(allocate(7n, [0n, 0n])).toEqual([7n, 0n]);
    expect(allocate(7n, [])).toEqual([]);
  });
});

describe('decimal text', () => {
  it.each([
    ['1234.50', 'USD', 123_450n],
    ['1234.5', 'USD', 123_450n],
    ['1234', 'USD', 123_400n],
    ['1234.', 'USD', 123_400n],
    ['-0.01', 'USD', -1n],
    ['007', 'USD', 700n],
    ['1234.5000000', 'USD', 123_450n],
    ['1500', 'JPY', 1_500n],
    ['1.234', 'KWD', 1_234n],
    ['69114.4099999', 'USD', 6_911_441n],
    ['0.005', 'USD', 0n],
    ['0.015', 'USD', 2n],
    ['-0.015', 'USD', -2n],
    ['2.5', 'JPY', 2n],
    ['99999999999999999999.99', 'USD', 9_999_999_999_999_999_999_999n],
  ])('%s %s is %s minor units', (text, currency, minor) => {
    expect(parseDecimal(text, currency)).toBe(minor);
  });

  it.each([
    '',
    '.',
    '.5',
    '-',
    '+1',
    '1,234.50',
    '1 234',
    '1e3',
    '0x10',
    '12.3.4',
    '--1',
    ' 1',
    '1 ',
    '٣',
    'NaN',
    'Infinity',
  ])('"%s" is no amount', (text) => {
    expect(parseDecimal(text, 'USD')).toBeNull();
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        expect(parseDecimal(toDecimal({ minor, currency }), currency)).toBe(minor);
      }),
      { numRuns: 500 },
    );
  });

  it('has as many decimals as the currency', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        const decimals = toDecimal({ minor, currency }).split('.')[1]?.length ?? 0;
        expect(decimals).toBe(currencyExponent(currency));
      }),
    );
  });

  it.each([
    [123_450n, 'USD', '1234.50'],
    [-5n, 'USD', '-0.05'],
    [0n, 'USD', '0.00'],
    [1_500n, 'JPY', '1500'],
    [-1n, 'KWD', '-0.001'],
  ])('%s minor units of %s read %s', (minor, currency, text) => {
    expect(toDecimal({ minor, currency })).toBe(text);
  });
});

describe('currencies', () => {
  it('have two decimals but for the known exceptions', () => {
    expect(['USD', 'EUR', 'GBP', 'INR', 'XYZ'].map(currencyExponent)).toEqual([2, 2, 2, 2, 2]);
    expect(['JPY', 'KRW', 'ISK', 'CLP', 'XOF'].map(currencyExponent)).toEqual([0, 0, 0, 0, 0]);
    expect(['KWD', 'BHD', 'TND'].map(currencyExponent)).toEqual([3, 3, 3]);
  });

  it('agree with the platform’s own table', () => {
    for (const currency of [
      'USD',
      'EUR',
      'JPY',
      'KWD',
      'BHD',
      'CLP',
      'KRW',
      'VND',
      'TND',
      'CHF',
      'JOD',
      'OMR',
      'PYG',
      'UGX',
    ]) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', {
        style: 'currency',
        currency,
      }).resolvedOptions();
      expect([currency, currencyExponent(currency)]).toEqual([currency, maximumFractionDigits]);
    }
  });

  it('are three capital letters', () => {
    expect(['USD', 'EUR', 'XXX'].every(isCurrency)).toBe(true);
    expect(['usd', 'US', 'USDT', '', 'U$D', 'ÄÖÜ', 'USD\n'].some(isCurrency)).toBe(false);
  });
});

it('scaling is the ratio of whole numbers, in doubles and beyond them', () => {
  const minor = fc.oneof(
    fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
    fc.bigInt({ min: -5000n, max: 5000n }),
  );
  fc.assert(
    fc.property(minor, fc.nat({ max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), (amount, n, d) => {
      expect(scale(amount, n, d)).toBe(multiplyRatio(amount, BigInt(n), BigInt(d)));
    }),
  );
});
