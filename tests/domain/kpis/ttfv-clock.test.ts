import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksOf, groupOf, TTFV_GOOD_DAYS } from '@/domain/kpis/ttfv-clock';
import { addDays, date } from '@/domain/values/calendar-date';
import { deployed } from './sample-data';

const AS_OF = date('2024-03-01');
const clocks = (...deployments: Parameters<typeof clocksOf>[0]) => clocksOf(deployments, AS_OF);

/** Signed so many days before as-of; first value so many days after the signature, or never. */
function site(id: string, ago: number, firstValue: number | null = null) {
  const signedOn = addDays(AS_OF, -ago);
  return deployed(id, {
    signedOn,
    firstValueOn: firstValue === null ? undefined : addDays(signedOn, firstValue),
  });
}

describe('the clock of a deployment', () => {
  it('runs from the signature, over a leap day too', () => {
    const [clock] = clocks(deployed('a', { signedOn: '2024-02-28' }));
    expect(clock).toMatchObject({ days: 2, arrived: false, lost: false });
    expect(clocksOf([deployed('a', { signedOn: '2023-02-28' })], date('2023-03-01'))[0]?.days).toBe(1);
  });

  it('stops at first value, on the day itself', () => {
    expect(clocks(deployed('a', { signedOn: '2024-01-31', firstValueOn: '2024-03-01' }))[0]).toMatchObject({
      days: 30,
      arrived: true,
    });
    expect(clocks(deployed('a', { signedOn: '2024-01-31', firstValueOn: '2024-03-02' }))[0]).toMatchObject({
      days: 30,
      arrived: false,
    });
  });

  it('begins at 0 on the day of the signature, and not before it', () => {
    expect(clocks(deployed('a', { signedOn: '2024-03-01' }))[0]?.days).toBe(0);
    expect(clocks(deployed('a', { signedOn: '2024-03-02' }))).toEqual([]);
    expect(clocks(deployed('a', {}))).toEqual([]);
  });

  it('is none for a pilot, nor for a first value before the signature', () => {
    expect(clocks(deployed('a', { signedOn: '2024-01-01', kind: 'pilot' }))).toEqual([]);
    expect(clocks(deployed('a', { signedOn: '2024-02-02', firstValueOn: '2024-02-01' }))).toEqual([]);
  });

  it('is watched to the end of what ended without first value, and that is lost', () => {
    const ended = { signedOn: '2024-01-01', endedOn: '2024-01-11' };
    expect(clocks(deployed('a', ended))[0]).toMatchObject({ days: 10, arrived: false, lost: true });
    const backwards = deployed('a', { signedOn: '2024-01-11', endedOn: '2024-01-01' });
    expect(clocks(backwards)[0]).toMatchObject({ days: 0, lost: true });
    const today = deployed('a', { signedOn: '2024-01-01', endedOn: '2024-03-01' });
    expect(clocks(today)[0]).toMatchObject({ days: 60, lost: true });
    const late = deployed('a', { signedOn: '2024-01-01', endedOn: '2024-03-02' });
    expect(clocks(late)[0]).toMatchObject({ days: 60, lost: false });
  });

  it('keeps the first value of what ended later', () => {
    const both = { signedOn: '2024-01-01', firstValueOn: '2024-01-06', endedOn: '2024-02-01' };
    expect(clocks(deployed('a', both))[0]).toMatchObject({ days: 5, arrived: true, lost: false });
  });
});

describe('a group of clocks', () => {
  const group = (...sites: Parameters<typeof clocksOf>[0]) => groupOf(clocksOf(sites, AS_OF), AS_OF);

  it('without anybody has no figure, and says why', () => {
    expect(group()).toEqual({
      signed: 0,
      arrived: 0,
      waiting: 0,
      lost: 0,
      median: { days: null, reason: 'No deployment was signed.' },
      p75: { days: null, reason: 'No deployment was signed.' },
      within60: { ratio: null, reason: 'No deployment was signed 60 days ago or longer.' },
    });
  });

  it('has a median once half have arrived, and a third quartile once three quarters have', () => {
    const half = group(site('a', 100, 20), site('b', 100, 40), site('c', 100), site('d', 100));
    expect(half.median).toEqual({ days: 40 });
    expect(half.p75).toEqual({
      days: null,
      reason: 'Only 2 of 4 have first value: n/a until three quarters have.',
    });
    const fewer = group(site('a', 100, 20), site('b', 100), site('c', 100));
    expect(fewer.median).toEqual({
      days: null,
      reason: 'Only 1 of 3 have first value: n/a until half have.',
    });
  });

  it('asks the promise of 60 days only of those who had 60 days', () => {
    const judged = group(site('a', 60, 60), site('b', 61, 61), site('c', 59, 1), site('d', 60));
    expect(judged.within60).toEqual({ ratio: { numerator: 1n, denominator: 3n } });
  });

  it('is everybody signed: arrived, waiting or lost, and never more within 60 days than have arrived', () => {
    const anySite = fc.record({
      ago: fc.integer({ min: 0, max: 300 }),
      first: fc.option(fc.integer({ min: -20, max: 320 }), { nil: null }),
      ended: fc.option(fc.integer({ min: -400, max: 100 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(anySite, { maxLength: 12 }), (sites) => {
        const deployments = sites.map(({ ago, first, ended }, i) => ({
          ...site(`d${i}`, ago, first),
          endedOn: ended === null ? null : addDays(AS_OF, ended),
        }));
        const found = group(...deployments);
        expect(found.signed).toBe(sites.filter(({ first }) => first === null || first >= 0).length);
        expect(found.arrived + found.waiting + found.lost).toBe(found.signed);
        const { ratio } = found.within60;
        if (ratio) expect(Number(ratio.numerator)).toBeLessThanOrEqual(found.arrived);
        if (ratio === null)
          expect(sites.some(({ ago }) => ago < TTFV_GOOD_DAYS) || found.signed === 0).toBe(true);
        const [median, p75] = [found.median.days, found.p75.days];
        if (median !== null && p75 !== null) expect(median).toBeLessThanOrEqual(p75);
      }),
    );
  });
});
