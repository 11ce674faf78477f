import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTyped, typedOf, type PlainTerms } from '@/features/terms/components/typed-terms';
import { plainTerms, termsSentence, termText } from '@/features/terms/term-words';
import { daysFigure, hoursFigure, parseHundredths, percentFigure } from '@/domain/engagement/figures';
import { onlyTerms } from '@/domain/engagement/terms';
import { aTerm } from '../../domain/engagement/a-term';

const PLAIN: PlainTerms = plainTerms(
  onlyTerms(aTerm({ variableShareBp: 750, variableCapMinor: 1_500_050n })),
);

describe('the form of the terms', () => {
  it('reads back what it shows', () => {
    const typed = typedOf(PLAIN, 'USD');
    expect(typed).toMatchObject({
      contractedDays: '10',
      minutesPerDay: '8',
      dayRateMinor: '1200',
      variableShareBp: '7.5',
      variableCapMinor: '15000.50',
      variableFloorMinor: '',
    });
    expect(readTyped(typed, 'USD')).toEqual({ ok: true, terms: PLAIN });
  });

  it('takes what people type, and tells at its field what it cannot read', () => {
    const typed = typedOf(PLAIN, 'USD');
    const read = readTyped(
      { ...typed, contractedDays: '7,5', dayRateMinor: '1.2k', weeklyMinutes: '2.5' },
      'USD',
    );
    expect(read).toMatchObject({
      terms: { contractedDays: 750, dayRateMinor: '120000', weeklyMinutes: 150 },
    });
    const wrong = readTyped(
      { ...typed, contractedDays: 'ten', visitsPerYear: '2.5', dayRateMinor: 'x' },
      'USD',
    );
    expect(wrong.ok ? [] : Object.keys(wrong.fields).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'contractedDays',
      'dayRateMinor',
      'visitsPerYear',
    ]);
  });

  it('forgets the day of an access that nobody asked for', () => {
    const read = readTyped({ ...typedOf(PLAIN, 'USD'), crmAccess: 'not_asked' }, 'USD');
    expect(read).toMatchObject({ terms: { crmAccess: 'not_asked', crmAccessOn: null } });
  });
});

describe('the words of the terms', () => {
  it('say what a month costs', () => {
    expect(termsSentence(aTerm(), 'USD')).toBe(
      '10 days a month at $1,200 a day: $12,000 a month. Remote, 4 visits a year.',
    );
    expect(termsSentence(aTerm({ dayRateMinor: null, visitsPerYear: 0 }), 'USD')).toBe(
      '10 days a month. Remote.',
    );
    expect(termsSentence(aTerm({ contractedDays: null }), 'USD')).toBe('No number of days is agreed yet.');
    expect(termsSentence(null, 'USD')).toContain('agreed');
  });

  it('show every term, an amount as text too', () => {
    expect(termText('dayRateMinor', '120000', 'EUR')).toBe('€1,200.00');
    expect(termText('variableShareBp', 750, 'EUR')).toBe('7.5 %');
    expect(termText('weeklyMinutes', 150, 'EUR')).toBe('2.5 h');
    expect(termText('crmAccess', 'refused', 'EUR')).toBe('Refused');
    expect(termText('mode', 'on_site', 'EUR')).toBe('On site');
    expect(termText('visitsPerYear', 4, 'EUR')).toBe('4');
    expect([termText('endOn', null, 'EUR'), termText('dayRateMinor', null, 'EUR')]).toEqual([
      'open',
      'not agreed',
    ]);
    expect(termText('endOn', '2026-12-31', 'EUR')).toBe('31 Dec 2026');
  });

  it('write figures that read back', () => {
    expect([daysFigure(1000), daysFigure(750), daysFigure(5), daysFigure(0)]).toEqual([
      '10',
      '7.5',
      '0.05',
      '0',
    ]);
    expect([hoursFigure(480), hoursFigure(100), percentFigure(1250)]).toEqual(['8', '1.67', '12.5']);
    expect(['', '-1', '1.234', 'x', '1.', '1,5'].map(parseHundredths)).toEqual([
      null,
      null,
      null,
      null,
      null,
      150,
    ]);
    fc.assert(fc.property(fc.nat(99_999_999), (whole) => parseHundredths(daysFigure(whole)) === whole));
  });
});
