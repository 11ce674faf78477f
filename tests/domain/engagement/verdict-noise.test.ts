import { describe, expect, it } from 'vitest';
import { verdictOf } from '@/domain/engagement/verdict';
import { madeHistory, NOTHING, USUAL } from './made-histories';
import { NO_HEADLINE, shares } from './verdict-shares';

/** A share of 2,000 drawn histories strays from the true one by at most so much, three times in four hundred. */
const STRAY = 3 * Math.sqrt((0.0125 * 0.9875) / 2000);

describe('where nothing changed', () => {
  it('a KPI looks improved in at most 1.25 % of made histories, at least one of four in at most 5 %', () => {
    const found = shares(2000, NOTHING, USUAL);
    for (const kpi of ['nnarr', 'grr', 'acv_per_deployment', 'ttfv'] as const)
      expect(found[kpi], kpi).toBeLessThanOrEqual(0.0125 + STRAY);
    expect(found.atLeastOne).toBeLessThanOrEqual(0.05);
    // The bar is used, not slept on.
    expect(found.atLeastOne).toBeGreaterThan(0.02);
  }, 300_000);

  it.each([
    ['few signings', { signings: 1, months: 36 }],
    ['many signings', { signings: 8, months: 36 }],
    ['nine months of history', { signings: 3, months: 9 }],
    ['five months of history', { signings: 3, months: 5 }],
  ])(
    'so it is with %s',
    (_, kind) => {
      // So few histories stray by two points.
      expect(shares(800, NOTHING, kind).atLeastOne).toBeLessThanOrEqual(0.05 + 0.02);
    },
    300_000,
  );
});

describe('where something changed', () => {
  // What a company with three signings a month can hope to be shown: seen shares of 500 histories, rounded down.
  it.each([
    ['waits cut by half', { ...NOTHING, wait: 0.5 }, 'ttfv', 0.65],
    ['waits cut by a third', { ...NOTHING, wait: 0.67 }, 'ttfv', 0.2],
    ['contracts twice as large', { ...NOTHING, acv: 2 }, 'acv_per_deployment', 0.8],
    ['contracts half as large again', { ...NOTHING, acv: 1.5 }, 'acv_per_deployment', 0.4],
    ['nobody leaving or shrinking', { ...NOTHING, churn: 0 }, 'grr', 0.55],
  ] as const)(
    '%s are seen as often as it is said',
    (_, effect, kpi, least) => {
      const found = shares(500, effect, USUAL);
      expect(found[kpi]).toBeGreaterThan(least);
      expect(found.atLeastOne).toBeGreaterThanOrEqual(found[kpi]);
    },
    300_000,
  );

  it('more signings are not seen in ninety days: their revenue begins when they go live, later', () => {
    expect(shares(300, { ...NOTHING, sales: 2 }, USUAL).nnarr).toBeLessThan(0.1);
  }, 300_000);

  it('a history is judged the same way each time it is asked', () => {
    const once = verdictOf(madeHistory(11, { ...NOTHING, wait: 0.4 }), NO_HEADLINE);
    expect(verdictOf(madeHistory(11, { ...NOTHING, wait: 0.4 }), NO_HEADLINE)).toEqual(once);
    expect(once.fit).toBe('right');
  });
});
