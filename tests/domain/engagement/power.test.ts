import { describe, expect, it } from 'vitest';
import { detectablePace, detectableShift } from '@/domain/engagement/power';
import { ageGroups, paceTest, rankTest } from '@/domain/engagement/trend';
import { drawer, normalDraw } from './made-histories';

const BAR = 0.0125;

describe('what improvement is seen', () => {
  it.each([
    [12, 3],
    [9, 3],
    [20, 5],
    [36, 9],
  ])('a shift of the size that is said is seen in four of five: %i before, %i after', (n, m) => {
    const draw = drawer(n * 100 + m);
    let seen = 0;
    const many = n + m > 40 ? 600 : 3000;
    for (let i = 0; i < many; i += 1) {
      const before = Array.from({ length: n }, () => normalDraw(draw));
      // The spread of these is 1; that of a sample strays about it.
      const unit = detectableShift(sample(n), m, BAR) ?? 0;
      const after = Array.from({ length: m }, () => normalDraw(draw) + unit);
      if ((rankTest(before, after)?.better ?? 1) <= BAR) seen += 1;
    }
    expect(seen / many).toBeGreaterThan(0.75);
    expect(seen / many).toBeLessThan(0.9);
  });

  it('is said of three months where none is over, and not where nothing would do', () => {
    expect(detectableShift(sample(12), 0, BAR)).toBe(detectableShift(sample(12), 3, BAR));
    expect(detectableShift(sample(5), 3, BAR)).toBeNull();
    expect(detectableShift([7, 7, 7, 7, 7, 7, 7, 7], 3, BAR)).toBeNull();
    expect(detectableShift([7], 3, BAR)).toBeNull();
    expect(detectablePace([], BAR)).toBeNull();
  });

  it('a pace of the size that is said is seen in about four of five', () => {
    const draw = drawer(8);
    // Waits that end by chance, the same on each day; faster by a factor from day 0 on.
    const history = (factor: number) => {
      const waits = [];
      for (let from = -700; from < 90; from += 8) {
        let until = from;
        while (until < 89 && draw() >= (until >= 0 ? factor : 1) / 80) until += 1;
        waits.push({ from, until, arrived: until < 89 });
      }
      return ageGroups(waits, { since: -360, start: 0 });
    };
    const factor = detectablePace(history(1), BAR) ?? 0;
    expect(factor).toBeGreaterThan(1.5);
    let seen = 0;
    for (let i = 0; i < 300; i += 1) if ((paceTest(history(factor))?.better ?? 1) <= BAR) seen += 1;
    expect(seen / 300).toBeGreaterThan(0.7);
  });
});

/** Values whose spread is 1. */
function sample(n: number): number[] {
  const values = Array.from({ length: n }, (_, i) => i);
  const mean = (n - 1) / 2;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  return values.map((value) => value / spread);
}
