import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyChange, moneyCompact, moneyExact, moneyWhole } from '@/ui/format/money';

const usd = (minor: bigint) => ({ minor, currency: 'USD' });

describe('moneyExact', () => {
  it.each([
    [usd(124_000_000n), '$1,240,000.00'],
    [usd(0n), '$0.00'],
    [usd(-5n), '−$0.05'],
    [{ minor: 1_250n, currency: 'EUR' }, '€12.50'],
    [{ minor: 500n, currency: 'JPY' }, '¥500'],
    [{ minor: 1_234n, currency: 'KWD' }, 'KWD\u00a01.234'],
    [{ minor: 99_900n, currency: 'CHF' }, 'CHF\u00a0999.00'],
    [null, '–'],
  ])('%o is %s', (money, text) => {
    expect(moneyExact(money)).toBe(text);
  });

  it('loses nothing of amounts beyond the exact range of a double', () => {
    expect(moneyExact(usd(123_456_789_012_345_678_901n))).toBe('$1,234,567,890,123,456,789.01');
  });
});

describe('moneyCompact', () => {
  it.each([
    [0n, '$0'],
    [49n, '$0'],
    [-49n, '$0'],
    [99_900n, '$999'],
    [100_000n, '$1k'],
    [4_120_000n, '$41.2k'],
    [41_000_000n, '$410k'],
    [99_949_900n, '$999k'],
    [99_950_100n, '$1M'],
    [124_000_000n, '$1.24M'],
    [-124_000_000n, '−$1.24M'],
    [1_000_553_400n, '$10M'],
    [1_240_000_000_000n, '$12.4B'],
    [123_456_700_000_000_000n, '$1,235T'],
  ])('%d cents are %s', (minor, text) => {
    expect(moneyCompact(usd(minor))).toBe(text);
  });

  it('prints a dash for no amount, never for zero', () => {
    expect(moneyCompact(null)).toBe('–');
    expect(moneyCompact(usd(0n))).toBe('$0');
  });

  it('has at most three significant digits and the sign of the amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (minor) => {
        const text = moneyCompact(usd(minor));
        expect(text).toMatch(/^−?\$(0|[1-9]\d{0,2})(\.\d{1,2})?[kMBT]?$/);
        expect(text.replace(/\D/g, '').length).toBeLessThanOrEqual(3);
        if (minor > 0n) expect(text.startsWith('−')).toBe(false);
      }),
    );
  });

  it('never differs from the amount by more than half a unit of its last digit', () => {
    const power: Record<string, number> = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 };
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (minor) => {
        const match = /^\$([\d.]+)([kMBT]?)$/.exec(moneyCompact(usd(minor)));
        const shown = Number(match?.[1]) * (power[match?.[2] ?? ''] ?? 1);
        const amount = Number(minor) / 100;
        expect(Math.abs(shown - amount)).toBeLessThanOrEqual(Math.max(0.5, amount * 0.0051));
      }),
    );
  });
});

describe('moneyWhole and moneyChange', () => {
  it('rounds half to even at the whole unit', () => {
    expect(moneyWhole(usd(4_120_050n))).toBe('$41,200');
    expect(moneyWhole(usd(4_120_150n))).toBe('$41,202');
    expect(moneyWhole(usd(-40n))).toBe('$0');
    expect(moneyWhole(null)).toBe('–');
  });

  it('marks a gain with a plus, a loss with a minus, nothing with neither', () => {
    expect(moneyChange(usd(410_000_00n))).toBe('+$410k');
    expect(moneyChange(usd(-410_000_00n))).toBe('−$410k');
    expect(moneyChange(usd(0n))).toBe('$0');
  });
});
