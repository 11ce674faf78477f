import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedPrice, isLess, rateOfSameValue, storedPrice } from '@/domain/revenue/contract-price';
import { arrAt, parseRate } from '@/domain/revenue/fx';

const euro = { amountMinor: 100_000n, periodMonths: 1, currency: 'EUR' };

describe('a price as it is stored', () => {
  it('in the company’s currency is itself, and its year', () => {
    expect(storedPrice({ ...euro, currency: 'USD' }, 'USD', null)).toEqual({
      amountMinor: 100_000n,
      periodMonths: 1,
      arrMinor: 1_200_000n,
      sourceAmountMinor: null,
      sourceCurrency: null,
      fxRate: null,
    });
  });

  it('in another currency is kept beside what it is worth at the rate', () => {
    const stored = storedPrice(euro, 'USD', parseRate('1.085'));
    expect(stored).toEqual({
      amountMinor: 108_500n,
      periodMonths: 1,
      arrMinor: 1_302_000n,
      sourceAmountMinor: 100_000n,
      sourceCurrency: 'EUR',
      fxRate: '1.085',
    });
    expect(agreedPrice(stored, 'USD')).toEqual(euro);
  });

  it('knows currencies without decimals', () => {
    const yen = { amountMinor: 1_500_000n, periodMonths: 12, currency: 'JPY' };
    expect(storedPrice(yen, 'USD', parseRate('0.0064')).arrMinor).toBe(960_000n);
  });
});

describe('a change of currency', () => {
  it('finds the rate at which nothing moves', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 100n, max: 10_000_000_000n }),
        fc.bigInt({ min: 100n, max: 10_000_000_000n }),
        fc.constantFrom(1, 3, 12, 24),
        (arrMinor, amountMinor, periodMonths) => {
          const price = { amountMinor, periodMonths, currency: 'EUR' };
          const rate = rateOfSameValue(price, 'USD', arrMinor);
          if (rate === null) return;
          const apart = arrAt({ ...price, rate }, rate, 'USD') - arrMinor;
          const allowed = amountMinor / 1_000_000_000n + 1n;
          expect(apart < 0n ? -apart : apart).toBeLessThanOrEqual(allowed * 12n);
        },
      ),
      { numRuns: 500, seed: 20_261_122 },
    );
  });

  it('has no rate for a price of nothing', () => {
    expect(rateOfSameValue({ ...euro, amountMinor: 0n }, 'USD', 100n)).toBeNull();
  });
});

describe('less than before', () => {
  it('is judged in the contract’s own currency, whatever the rates did', () => {
    const before = storedPrice(euro, 'USD', parseRate('1.2'));
    expect(isLess(before, storedPrice(euro, 'USD', parseRate('1.1')))).toBe(false);
    expect(isLess(before, storedPrice({ ...euro, amountMinor: 99_999n }, 'USD', parseRate('1.3')))).toBe(
      true,
    );
    expect(
      isLess(
        before,
        storedPrice({ ...euro, amountMinor: 1_200_000n, periodMonths: 12 }, 'USD', parseRate('1')),
      ),
    ).toBe(false);
  });

  it('is judged by the year in the company’s where the currency changed', () => {
    const before = storedPrice({ ...euro, currency: 'USD' }, 'USD', null);
    expect(isLess(before, storedPrice(euro, 'USD', parseRate('0.99')))).toBe(true);
  });
});
