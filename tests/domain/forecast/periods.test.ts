import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, nextQuarters, periodIndex, periodsOf } from '@/domain/forecast/periods';
import { date } from '@/domain/values/calendar-date';
import { quarterAt, type FiscalCalendar } from '@/domain/values/fiscal-calendar';
import { day, TODAY } from '../deals/deal-facts';

const months = (month: number): FiscalCalendar => ({ startMonth: month, kind: 'months' });
const startMonth = fc.integer({ min: 1, max: 12 });

describe('the periods of a forecast', () => {
  test('current quarter, next four, later, undated', () => {
    const { list } = periodsOf(nextQuarters(TODAY, months(1)));
    expect(list.map(({ label }) => label)).toEqual([
      'Q4 2026',
      'Q1 2027',
      'Q2 2027',
      'Q3 2027',
      'Q4 2027',
      'Later',
      'Undated',
    ]);
    expect(list[0]).toMatchObject({ kind: 'quarter', from: '2026-10-01', until: '2027-01-01' });
    expect(list[5]).toMatchObject({ kind: 'later', from: '2028-01-01', until: null });
    expect(list[6]).toMatchObject({ kind: 'undated', from: null, until: null });
  });

  test('follow the fiscal year', () => {
    const [first] = nextQuarters(TODAY, months(2));
    expect(first).toMatchObject({ from: '2026-11-01', until: '2027-02-01' });
  });

  test('must be adjacent, and one at least', () => {
    const skipped = [quarterAt(TODAY, 1, 0), quarterAt(TODAY, 1, 2)];
    expect(() => periodsOf(skipped)).toThrow('adjacent');
    expect(() => periodsOf([])).toThrow('at least one');
  });
});

describe('which period a day lies in', () => {
  const periods = periodsOf(nextQuarters(TODAY, months(1)));
  test.each([
    ['2026-09-30', -1],
    ['2026-10-01', 0],
    ['2026-12-31', 0],
    ['2027-01-01', 1],
    ['2027-12-31', 4],
    ['2028-01-01', 5],
    ['2099-01-01', 5],
  ])('%s → %i', (text, index) => {
    expect(periodIndex(periods, dayNumber(date(text)))).toBe(index);
  });

  test('exactly one, whatever month the fiscal year begins in', () => {
    fc.assert(
      fc.property(startMonth, fc.integer({ min: -600, max: 900 }), (month, offset) => {
        const { list, ...rest } = periodsOf(nextQuarters(TODAY, months(month)));
        const at = day(offset);
        const holds = list.findIndex(
          ({ from, until }) => from !== null && from <= at && (until === null || at < until),
        );
        expect(periodIndex({ list, ...rest }, dayNumber(at))).toBe(holds);
      }),
    );
  });
});

test('days are counted, leap day included', () => {
  expect(dayNumber(date('1970-01-01'))).toBe(0);
  expect(dayNumber(date('2028-03-01')) - dayNumber(date('2028-02-28'))).toBe(2);
});
