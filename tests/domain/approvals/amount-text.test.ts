import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText } from '@/domain/approvals/amount-text';
import { toDecimal } from '@/domain/values/money';

describe('an amount in the words of an approval', () => {
  it.each([
    [1_850_000n, 'USD', '18,500'],
    [1_850_050n, 'USD', '18,500.50'],
    [1_850_005n, 'USD', '18,500.05'],
    [0n, 'USD', '0'],
    [1n, 'USD', '0.01'],
    [99_999n, 'USD', '999.99'],
    [100_000n, 'USD', '1,000'],
    [100_000_000_000n, 'EUR', '1,000,000,000'],
    [-12_345_600n, 'USD', '-123,456'],
    [1_200_000n, 'JPY', '1,200,000'],
    [1_200_000n, 'KWD', '1,200'],
    [1_200_005n, 'KWD', '1,200.005'],
  ])('%s %s is %s', (minor, currency, text) => {
    expect(amountText(minor, currency)).toBe(text);
  });

  it('loses nothing but zeros and gains nothing but commas', () => {
    const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(amount, fc.constantFrom('USD', 'JPY', 'KWD'), (minor, currency) => {
        const exact = toDecimal({ minor, currency });
        const text = amountText(minor, currency);
        expect(text.replaceAll(',', '')).toBe(exact.replace(/\.0+$/, ''));
        expect(text.split('.')[0]).toMatch(/^-?\d{1,3}(,\d{3})*$/);
      }),
    );
  });
});
