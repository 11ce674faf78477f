import { describe, expect, it } from 'vitest';
import type { QuarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import { variance } from '@/domain/forecast/accuracy/variance';
import { date } from '@/domain/values/calendar-date';
import { accuracyHref, readAccuracyAddress } from '@/features/forecast/accuracy-address';
import { goalSentence, leanText, offText, phaseText } from '@/features/forecast/accuracy-words';
import { intervalText, outcomesText, rateText, verdictText } from '@/features/forecast/calibration-words';

const REP = '01a2b3c4-0000-7000-8000-00000000000a';

describe('the address of the accuracy page', () => {
  it('is read back as it was written', () => {
    const address = { repId: REP, moment: 'week5' as const, quarter: date('2026-07-01') };
    const href = accuracyHref('frostline', address);
    const raw = Object.fromEntries(new URL(href, 'http://x').searchParams);
    expect(readAccuracyAddress(raw)).toEqual(address);
    expect(accuracyHref('frostline', { ...address, repId: '' })).toContain('rep=-');
    expect(readAccuracyAddress({ rep: '-' }).repId).toBe('');
  });

  it('says nothing where nothing is chosen, and drops what cannot be read', () => {
    const none = { repId: null, moment: 'start' as const, quarter: null };
    expect(accuracyHref('frostline', none)).toBe('/t/frostline/forecast/accuracy');
    expect(readAccuracyAddress({ rep: 'x', moment: 'week13', quarter: '2026-02-30' })).toEqual(none);
    expect(readAccuracyAddress({ rep: [REP], quarter: ['2026-07-01'] })).toEqual(none);
  });
});

/** Figures hold together by spaces that do not break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('words of accuracy', () => {
  const quarter = (label: string, forecastMinor: bigint, actualMinor: bigint) => {
    const pair = { forecastMinor, actualMinor };
    const total = { ...pair, variance: variance(pair) };
    const columns = {
      hardware: total,
      software: total,
      services: total,
      unsplit: total,
      total,
      cleaned: total,
    };
    const day = date('2026-01-01');
    const moments = { start: { ...columns, asOf: day }, week5: null, week9: null };
    const actual = { hardware: 0n, software: 0n, services: 0n, unsplit: 0n, total: actualMinor };
    return { label, from: day, until: day, actual, moments } satisfies QuarterAccuracy;
  };

  it('holds the last quarter against the goal and the one before', () => {
    expect(plain(goalSentence([]))).toContain('No quarter is over');
    expect(plain(goalSentence([quarter('Q1', 130n, 100n)]))).toBe(
      'Q1 came out 30 % off. The goal is under 20 %.',
    );
    expect(plain(goalSentence([quarter('Q1', 130n, 100n), quarter('Q2', 112n, 100n)]))).toBe(
      'Q2 came out 12 % off, −18 pp from Q1: within the goal of under 20 %.',
    );
    expect(plain(goalSentence([quarter('Q1', 130n, 100n), quarter('Q2', 5n, 0n)]))).toContain('Q1 came out');
  });

  it('says which way a forecast leans', () => {
    const ratio = (numerator: bigint) => ({ ratio: { numerator, denominator: 100n } });
    expect([14n, -7n, 0n].map((n) => plain(leanText(ratio(n))))).toEqual([
      '+14 %, too high',
      '−7 %, too low',
      '0 %, neither way',
    ]);
    expect([offText({ ratio: null, reason: 'x' }), leanText({ ratio: null, reason: 'x' })]).toEqual([
      'n/a',
      'n/a',
    ]);
  });

  it('says what of a phase is on record, or what would do it', () => {
    const phase = { from: date('2026-01-01'), until: date('2026-02-01'), state: 'now' as const, reviews: 0 };
    const text = (id: 'clean_up' | 'model' | 'reinforcement', over = {}) =>
      phaseText({ ...phase, id, doneOn: null, ...over }, 'standard');
    expect(text('clean_up')).toContain('The audit has it in one action');
    expect(phaseText({ ...phase, id: 'clean_up', doneOn: null }, 'short')).toBe('The first audit was clean.');
    expect(text('model', { doneOn: date('2026-01-09') })).toBe('Signed by CRO and CEO on 9 Jan 2026.');
    expect(text('reinforcement', { reviews: 3 })).toBe('3 weekly reviews closed in this time.');
    expect(text('reinforcement', { state: 'to_come' })).toContain('every week');
    expect(text('reinforcement')).toBe('No review was closed in this time yet.');
    expect(text('reinforcement', { state: 'over' })).toBe('No review was closed in this time.');
  });
});

describe('words of calibration', () => {
  const stage = {
    stage: 'demo' as const,
    came: 4,
    lost: 8,
    open: 0,
    decided: 12,
    statedBp: 2000,
    observedBp: 3333,
    interval: null,
    verdict: 'insufficient' as const,
  };

  it('asks for more outcomes, or holds the figure against its range', () => {
    expect(verdictText(stage)).toBe('Insufficient history: 8 outcomes more to judge.');
    const interval = { lowBp: 2512, highBp: 3391 };
    expect(verdictText({ ...stage, interval, verdict: 'fits' })).toBe('Fits: 20 % lies within 25 to 34 %.');
    expect(verdictText({ ...stage, interval, verdict: 'too_low' })).toBe('Too low: history says 25 to 34 %.');
    expect(verdictText({ ...stage, interval, verdict: 'too_high' })).toBe(
      'Too high: history says 25 to 34 %.',
    );
    expect(intervalText({ lowBp: 0, highBp: 10_000 })).toBe('0 to 100 %');
  });

  it('says of how many the rate is', () => {
    expect([outcomesText(stage), outcomesText({ came: 0, decided: 0 })]).toEqual([
      '4 of 12 came',
      'none decided yet',
    ]);
    expect([rateText(3333), rateText(null)]).toEqual(['33 %', '–']);
  });
});
