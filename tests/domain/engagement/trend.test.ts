import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '@/domain/engagement/normal';
import { ageGroups, paceTest, rankTest, reachableLevel } from '@/domain/engagement/trend';
import { drawer, normalDraw } from './made-histories';

const YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

describe('the rank test', () => {
  it('counts choices: three months above all twelve are one of 455', () => {
    const best = rankTest(YEAR, [13, 14, 15]);
    expect(best?.better).toBeCloseTo(1 / 455, 12);
    expect(best?.least).toBeCloseTo(1 / 455, 12);
    expect(best?.worse).toBe(1);
    // Second best: only one other choice is as good.
    expect(rankTest(YEAR, [11.5, 14, 15])?.better).toBeCloseTo(2 / 455, 12);
    expect(rankTest(YEAR, [-1, -2, -3])?.worse).toBeCloseTo(1 / 455, 12);
  });

  it('does not care how far above, and gives equal values the mean of their ranks', () => {
    expect(rankTest(YEAR, [1e9, 2e9, 3e9])).toEqual(rankTest(YEAR, [13, 14, 15]));
    const same = rankTest([5, 5, 5, 5], [5, 5]);
    expect(same).toMatchObject({ better: 1, worse: 1 });
    // Of 0 0 0 1 | 0 1: choices of two with a rank sum as high as {0, 1}: all with at least one 1, 9 of 15.
    expect(rankTest([0, 0, 0, 1], [0, 1])?.better).toBeCloseTo(9 / 15, 12);
  });

  it('says nothing without values on both sides', () => {
    expect(rankTest([], [1])).toBeNull();
    expect(rankTest([1], [])).toBeNull();
  });

  it('is as good as normal with many values', () => {
    const draw = drawer(5);
    const before = Array.from({ length: 45 }, () => normalDraw(draw));
    const after = Array.from({ length: 15 }, () => normalDraw(draw) + 0.6);
    const counted = rankTest(before, after);
    const reckoned = rankTest([...before, -99], after);
    expect(counted?.better).toBeGreaterThan(0);
    expect(Math.abs((counted?.better ?? 0) - (reckoned?.better ?? 1))).toBeLessThan(0.01);
  });

  it('reaches steps only', () => {
    expect(reachableLevel(12, 3, 0.0125)).toBeCloseTo(4 / 455, 12);
    expect(reachableLevel(12, 3, 0.05)).toBeCloseTo(16 / 455, 12);
    expect(reachableLevel(5, 3, 0.0125)).toBeNull();
    expect(reachableLevel(6, 3, 0.0125)).toBeCloseTo(1 / 84, 12);
  });

  it.each([
    [0, 0.0125],
    [0.2, 0.025],
    [0.3, 0.036],
  ])(
    'keeps its bar on independent months; if each follows the last by %s, this much is said',
    (follows, most) => {
      const draw = drawer(99);
      let found = 0;
      for (let i = 0; i < 3000; i += 1) {
        let value = normalDraw(draw);
        const months = Array.from({ length: 15 }, () => {
          value = follows * value + Math.sqrt(1 - follows ** 2) * normalDraw(draw);
          return value;
        });
        if ((rankTest(months.slice(0, 12), months.slice(12))?.better ?? 1) <= 0.0125) found += 1;
      }
      expect(found / 3000).toBeLessThanOrEqual(most);
    },
  );
});

describe('the pace test', () => {
  const since = -360;

  it('watches each wait on its own days: before the start in one period, after it in the other', () => {
    // Waits from −10, arrives on 5: at age 15 it is in the ninety days. The other is at age 15 on day −25, before.
    const groups = ageGroups(
      [
        { from: -10, until: 5, arrived: true },
        { from: -40, until: -5, arrived: true },
      ],
      { since, start: 0 },
    );
    expect(groups).toEqual([
      { age: 15, watchedBefore: 1, watchedAfter: 1, arrivedBefore: 0, arrivedAfter: 1 },
      { age: 35, watchedBefore: 1, watchedAfter: 0, arrivedBefore: 1, arrivedAfter: 0 },
    ]);
    expect(paceTest(groups)).toEqual({ better: 0.5, worse: 1, least: 0.5 });
  });

  it('counts who is watched still, and nothing of before the trailing year', () => {
    const waits = [
      { from: -500, until: -450, arrived: true },
      { from: -400, until: 80, arrived: true },
      { from: -395, until: 89, arrived: false },
    ];
    // At age 480 the one that goes on has passed: it was watched for 484 days.
    expect(ageGroups(waits, { since, start: 0 })).toEqual([
      { age: 480, watchedBefore: 0, watchedAfter: 2, arrivedBefore: 0, arrivedAfter: 1 },
    ]);
    expect(paceTest([])).toBeNull();
  });

  it('draws without return where several arrive at one age', () => {
    // Two of four arrive, two of the four in the ninety days: both there by 1 of 6, at least one by 5 of 6.
    const group = { age: 9, watchedBefore: 2, watchedAfter: 2, arrivedBefore: 0, arrivedAfter: 2 };
    expect(paceTest([group])?.better).toBeCloseTo(1 / 6, 12);
    expect(paceTest([{ ...group, arrivedBefore: 1, arrivedAfter: 1 }])?.better).toBeCloseTo(5 / 6, 12);
    expect(paceTest([{ ...group, arrivedBefore: 2, arrivedAfter: 0 }])?.worse).toBeCloseTo(1 / 6, 12);
  });
});

describe('the normal distribution', () => {
  it('has its known shares', () => {
    expect(normalCdf(0)).toBeCloseTo(0.5, 7);
    expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalQuantile(0.9875)).toBeCloseTo(2.2414, 3);
    expect(normalQuantile(0.2)).toBeCloseTo(-0.8416, 3);
  });
});
