import { describe, expect, it } from 'vitest';
import { ALTERNATIVES, inDollars, standingOf } from '@/domain/engagement/alternatives';
import { parseRate } from '@/domain/revenue/fx';

const [vp, ops] = ALTERNATIVES;

describe('the cost of the alternatives', () => {
  it('is what the sources say', () => {
    expect(ALTERNATIVES.map(({ id, per, fromUsd, toUsd }) => [id, per, fromUsd, toUsd])).toEqual([
      ['vp_sales', 'month', 25_000, 40_000],
      ['rev_ops', 'month', 15_000, 25_000],
      ['hiring_support', 'hire', 2_000, 5_000],
    ]);
  });

  it('is compared in dollars, at the rate that the company keeps', () => {
    expect(inDollars(1_200_000n, 'USD', null)).toBe(1_200_000n);
    expect(inDollars(1_000_000n, 'EUR', parseRate('0.8'))).toBe(1_250_000n);
    expect(inDollars(1_500_000n, 'JPY', parseRate('150'))).toBe(1_000_000n);
    expect(inDollars(1_000_000n, 'EUR', null)).toBeNull();
  });

  it('stands below, within or above a range, its ends within', () => {
    if (!vp || !ops) throw new Error('There is no alternative');
    expect([2_499_999n, 2_500_000n, 4_000_000n, 4_000_001n].map((cost) => standingOf(cost, vp))).toEqual([
      'below',
      'within',
      'within',
      'above',
    ]);
    expect(standingOf(2_000_000n, ops)).toBe('within');
  });
});
