import { describe, expect, it } from 'vitest';
import { compareMoney, count, sayMoney, sayPercent } from '@/domain/kpis/wording';

describe('amounts in sentences', () => {
  it.each([
    [123_450_000n, 'USD', 'USD 1,234,500'],
    [99_950n, 'USD', 'USD 1,000'],
    [0n, 'EUR', 'EUR 0'],
    [-123_400n, 'EUR', 'EUR −1,234'],
    [1_234_567n, 'JPY', 'JPY 1,234,567'],
    [1_234_567n, 'KWD', 'KWD 1,235'],
  ])('%s minor units of %s read %s', (minor, currency, words) => {
    expect(sayMoney(minor, currency)).toBe(words);
  });
});

describe('percentages in sentences', () => {
  it.each([
    [34_000n, 58_500n, '58.1 %'],
    [1n, 1n, '100.0 %'],
    [0n, 5n, '0.0 %'],
    [-1n, 3n, '−33.3 %'],
    [-1n, 2_500n, '0.0 %'],
    [-1n, 1_000n, '−0.1 %'],
    [25n, 1n, '2,500.0 %'],
  ])('%s of %s reads %s', (numerator, denominator, words) => {
    expect(sayPercent({ numerator, denominator })).toBe(words);
  });
});

describe('counts and comparisons', () => {
  it('know one and many', () => {
    expect([count(0, 'deployment'), count(1, 'deployment'), count(1_200, 'deployment')]).toEqual([
      '0 deployments',
      '1 deployment',
      '1,200 deployments',
    ]);
  });

  it('say more, less or the same', () => {
    expect(compareMoney(50_000n, 'USD')).toBe('USD 500 more than');
    expect(compareMoney(-50_000n, 'USD')).toBe('USD 500 less than');
    expect(compareMoney(0n, 'USD')).toBe('the same as');
  });
});
