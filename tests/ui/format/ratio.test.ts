import { describe, expect, it } from 'vitest';
import { percent, percentagePoints, percentChange, percentOrReason } from '@/ui/format/ratio';

const of = (numerator: bigint, denominator: bigint) => ({ numerator, denominator });

describe('percent', () => {
  it.each([
    [of(83n, 100n), 0, '83\u00a0%'],
    [of(600_543n, 1_000_000n), 2, '60.05\u00a0%'],
    [of(1n, 3n), 1, '33.3\u00a0%'],
    [of(1n, 2n), 1, '50\u00a0%'],
    [of(-1n, 8n), 1, '−12.5\u00a0%'],
    [of(0n, 5n), 0, '0\u00a0%'],
    [null, 0, '–'],
  ] as const)('%o with %d decimals is %s', (ratio, decimals, text) => {
    expect(percent(ratio, decimals)).toBe(text);
  });
});

describe('percentOrReason', () => {
  it('says n/a and why, instead of a number that does not exist', () => {
    expect(percentOrReason({ ratio: null, reason: 'No cohort 24 months ago.' })).toEqual({
      text: 'n/a',
      reason: 'No cohort 24 months ago.',
    });
  });

  it('prints the ratio without a reason', () => {
    expect(percentOrReason({ ratio: of(581_197n, 1_000_000n) }, 1)).toEqual({
      text: '58.1\u00a0%',
      reason: null,
    });
  });
});

describe('changes', () => {
  it('keeps percentage points apart from percent', () => {
    expect(percentagePoints(of(80n, 100n), of(84n, 100n))).toBe('+4\u00a0pp');
    expect(percentagePoints(of(1n, 3n), of(1n, 4n))).toBe('−8.3\u00a0pp');
    expect(percentagePoints(of(1n, 2n), of(2n, 4n))).toBe('0\u00a0pp');
  });

  it('signs relative changes', () => {
    expect(percentChange(of(8n, 100n))).toBe('+8\u00a0%');
    expect(percentChange(of(-12n, 100n))).toBe('−12\u00a0%');
    expect(percentChange(of(0n, 1n))).toBe('0\u00a0%');
    expect(percentChange(null)).toBe('–');
  });
});
