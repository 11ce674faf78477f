import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_REASONS } from '@/domain/revenue/contract-life';
import { reasonShares, sitesBeside, type SiteFacts } from '@/domain/revenue/losses';
import { date } from '@/domain/values/calendar-date';

const reasons = fc.uniqueArray(fc.constantFrom(...END_REASONS, null), { maxLength: 8 }).chain((chosen) =>
  fc.tuple(
    ...chosen.map((reason) =>
      fc.record({
        reason: fc.constant(reason),
        amountMinor: fc.bigInt({ min: -1_000_000n, max: 100_000n }),
        count: fc.integer({ min: 1, max: 50 }),
      }),
    ),
  ),
);

describe('the reasons of what was lost', () => {
  it('begin with what has none, then the largest, each with its share', () => {
    const {
      reasons: found,
      totalMinor,
      count,
    } = reasonShares([
      { reason: 'price', amountMinor: -1_000n, count: 1 },
      { reason: 'handoff', amountMinor: -6_000n, count: 2 },
      { reason: null, amountMinor: -3_000n, count: 4 },
    ]);
    expect([totalMinor, count]).toEqual([-10_000n, 7]);
    expect(found.map(({ reason, share }) => [reason, share.ratio])).toEqual([
      [null, { numerator: -3_000n, denominator: -10_000n }],
      ['handoff', { numerator: -6_000n, denominator: -10_000n }],
      ['price', { numerator: -1_000n, denominator: -10_000n }],
    ]);
  });

  it('have no share of nothing', () => {
    expect(reasonShares([{ reason: 'price', amountMinor: 0n, count: 2 }]).reasons[0]?.share).toEqual({
      ratio: null,
      reason: 'Nothing was lost.',
    });
  });

  it('are the whole together, however many there are', () => {
    fc.assert(
      fc.property(reasons, (sums) => {
        const { reasons: found, totalMinor } = reasonShares(sums);
        expect(found.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(totalMinor);
        expect(found.findIndex(({ reason }) => reason === null)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

const BARE: SiteFacts = {
  id: 'rotterdam',
  externalId: null,
  site: 'Rotterdam',
  kind: 'production',
  devices: 40,
  acvMinor: null,
  signedOn: date('2026-01-01'),
  shippedOn: null,
  installedOn: null,
  activatedOn: null,
  firstValueOn: null,
  endedOn: null,
  blocks: [],
  failures: [],
};

const LOSS = { on: date('2026-06-01'), deploymentId: null };

describe('the sites beside a loss', () => {
  it('stand as they did on its day, not as they are now', () => {
    const late = { ...BARE, firstValueOn: date('2026-08-01') };
    const [site] = sitesBeside(LOSS, [late]);
    expect(site?.clock).toEqual({ state: 'waiting', days: 151, band: 'past_120' });
    const failed = {
      ...BARE,
      failures: [
        { cause: 'hardware' as const, failedOn: date('2026-05-01'), devices: 4, resolvedOn: null },
        { cause: 'hardware' as const, failedOn: date('2026-07-01'), devices: 9, resolvedOn: null },
      ],
    };
    expect(sitesBeside(LOSS, [failed])[0]?.failures).toEqual({ failures: 1, devices: 4, open: 1 });
  });

  it('count blocked time on the way to first value only', () => {
    const blocks = [
      { cause: 'integration' as const, fromOn: date('2026-02-01'), untilOn: date('2026-02-11') },
      { cause: 'customer' as const, fromOn: date('2026-03-01'), untilOn: null },
    ];
    const [site] = sitesBeside(LOSS, [{ ...BARE, firstValueOn: date('2026-03-06'), blocks }]);
    expect(site?.blocked.total).toBe(15);
    expect(site?.clock).toMatchObject({ state: 'arrived', days: 64 });
  });

  it('are the one that it was put down to, else all that had been signed, the slowest first', () => {
    const fast = { ...BARE, id: 'oslo', site: 'Oslo', firstValueOn: date('2026-01-20') };
    const later = { ...BARE, id: 'graz', site: 'Graz', signedOn: date('2026-07-01') };
    const all = sitesBeside(LOSS, [fast, later, BARE]);
    expect(all.map(({ site, named }) => [site, named])).toEqual([
      ['Rotterdam', false],
      ['Oslo', false],
    ]);
    const named = sitesBeside({ ...LOSS, deploymentId: 'oslo' }, [fast, later, BARE]);
    expect(named.map(({ site, named: one }) => [site, one])).toEqual([['Oslo', true]]);
  });
});
