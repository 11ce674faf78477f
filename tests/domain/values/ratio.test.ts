import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioFields, ratioOf, ratioValue } from '@/domain/values/ratio';

describe('a ratio', () => {
  it('keeps both sides as they are', () => {
    expect(ratioOf(6n, 8n, 'none')).toEqual({ ratio: { numerator: 6n, denominator: 8n } });
  });

  it('by 0 is none, with the reason, even 0 by 0; but 0 by something is 0', () => {
    expect(ratioOf(6n, 0n, 'nobody')).toEqual({ ratio: null, reason: 'nobody' });
    expect(ratioOf(0n, 0n, 'nobody')).toEqual({ ratio: null, reason: 'nobody' });
    expect(ratioOf(0n, 5n, 'nobody')).toEqual({ ratio: { numerator: 0n, denominator: 5n } });
  });
});

describe('its value for printing', () => {
  it.each([
    [1n, 3n, 0.333333333],
    [2n, 3n, 0.666666667],
    [-2n, 3n, -0.666666667],
    [1n, -4n, -0.25],
    [408_000n, 702_000n, 0.581196581],
    [5n, 1n, 5],
    [0n, 7n, 0],
  ])('%s / %s is %s', (numerator, denominator, value) => {
    expect(ratioValue({ numerator, denominator })).toBe(value);
  });

  it('of amounts beyond a float’s reach is still right', () => {
    const huge = 10n ** 30n;
    expect(ratioValue({ numerator: huge + huge / 4n, denominator: huge })).toBe(1.25);
  });

  it('is within a billionth of the exact one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (n, d) => {
          expect(Math.abs(ratioValue({ numerator: BigInt(n), denominator: BigInt(d) }) - n / d)).toBeLessThan(
            1e-9,
          );
        },
      ),
    );
  });
});

describe('at a machine door', () => {
  it('is numerator, denominator and value under its name', () => {
    expect(ratioFields('grr', ratioOf(3n, 4n, ''))).toEqual({
      grr: { numerator: '3', denominator: '4', value: 0.75 },
    });
  });

  it('is null with the reason beside it where there is none', () => {
    expect(ratioFields('share', ratioOf(3n, 0n, 'Nothing is open.'))).toEqual({
      share: null,
      shareReason: 'Nothing is open.',
    });
  });

  it('is JSON', () => {
    const fields = ratioFields('grr', ratioOf(10n ** 30n, 3n, ''));
    expect(JSON.parse(JSON.stringify(fields))).toMatchObject({
      grr: { numerator: '1000000000000000000000000000000' },
    });
  });
});
