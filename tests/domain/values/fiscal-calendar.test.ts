import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, date, type CalendarDate } from '@/domain/values/calendar-date';
import {
  completedQuarters,
  lastCompletedPeriod,
  periodOf,
  quarterAt,
  quarterOf,
  startOfPeriod,
} from '@/domain/values/fiscal-calendar';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const anyStart = fc.constantFrom(...MONTHS);
const anyDay: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: 0, max: 60_000 })
  .map((n) => addDays(date('1960-01-01'), n));

describe('periods', () => {
  it('count months: 2026-03 is 24314', () => {
    expect(periodOf(date('2026-03-31'))).toBe(24_314);
    expect(startOfPeriod(24_314)).toBe('2026-03-01');
  });

  it('go from December to January by one', () => {
    expect(periodOf(date('2025-01-01')) - periodOf(date('2024-12-31'))).toBe(1);
    expect(startOfPeriod(periodOf(date('2024-12-31')))).toBe('2024-12-01');
  });

  it('and days agree, in order', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (day, months) => {
        const period = periodOf(day);
        expect(startOfPeriod(period) <= day && day < startOfPeriod(period + 1)).toBe(true);
        expect(periodOf(addMonths(day, months))).toBe(period + months);
      }),
    );
  });
});

describe('fiscal quarters', () => {
  it.each([
    ['2024-01-01', 1, 'Q1 2024', '2024-01-01'],
    ['2024-12-31', 1, 'Q4 2024', '2024-10-01'],
    ['2024-01-31', 2, 'Q4 FY2024', '2023-11-01'],
    ['2024-02-01', 2, 'Q1 FY2025', '2024-02-01'],
    ['2024-03-31', 4, 'Q4 FY2024', '2024-01-01'],
    ['2024-04-01', 4, 'Q1 FY2025', '2024-04-01'],
    ['2024-06-30', 7, 'Q4 FY2024', '2024-04-01'],
    ['2024-07-01', 7, 'Q1 FY2025', '2024-07-01'],
    ['2024-09-30', 10, 'Q4 FY2024', '2024-07-01'],
    ['2024-10-01', 10, 'Q1 FY2025', '2024-10-01'],
    ['2024-11-30', 12, 'Q4 FY2024', '2024-09-01'],
    ['2024-12-01', 12, 'Q1 FY2025', '2024-12-01'],
    ['2024-02-29', 12, 'Q1 FY2024', '2023-12-01'],
  ])('%s in a year that begins in month %s is in %s', (day, startMonth, label, from) => {
    const quarter = quarterOf(date(day), startMonth);
    expect([quarter.label, quarter.from]).toEqual([label, from]);
  });

  it('hold their day, are three months long and begin on the first of a month', () => {
    fc.assert(
      fc.property(anyDay, anyStart, (day, startMonth) => {
        const { from, until } = quarterOf(day, startMonth);
        expect(from <= day && day < until).toBe(true);
        expect(addMonths(from, 3)).toBe(until);
        expect(from.endsWith('-01')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(MONTHS)(
    'exist around the first and the last day that can be read, year from month %s',
    (startMonth) => {
      for (const day of ['1900-01-01', '2199-12-31'].map(date)) {
        const { from, until } = quarterOf(day, startMonth);
        expect(from <= day && day < until).toBe(true);
        expect(completedQuarters(day, startMonth, 2)).toHaveLength(2);
      }
    },
  );

  it('tile time without gap or overlap', () => {
    fc.assert(
      fc.property(anyDay, anyStart, (day, startMonth) => {
        const quarter = quarterOf(day, startMonth);
        const next = quarterOf(quarter.until, startMonth);
        const before = quarterOf(addDays(quarter.from, -1), startMonth);
        expect([next.from, before.until]).toEqual([quarter.until, quarter.from]);
        expect(next.quarter).toBe((quarter.quarter % 4) + 1);
        expect(next.year).toBe(quarter.quarter === 4 ? quarter.year + 1 : quarter.year);
      }),
    );
  });

  it.each(MONTHS)(
    'of a year that begins in month %s: the first begins there, the year ends in its own year',
    (startMonth) => {
      const first = date(`2024-${String(startMonth).padStart(2, '0')}-01`);
      const quarter = quarterOf(first, startMonth);
      expect([quarter.quarter, quarter.from]).toEqual([1, first]);
      const lastDay = addDays(addMonths(first, 12), -1);
      const last = quarterOf(lastDay, startMonth);
      expect([last.quarter, last.year, quarter.year]).toEqual([4, Number(lastDay.slice(0, 4)), last.year]);
    },
  );

  it('n quarters on and n back is the same one', () => {
    fc.assert(
      fc.property(anyDay, anyStart, fc.integer({ min: -40, max: 40 }), (day, startMonth, n) => {
        const there = quarterAt(day, startMonth, n);
        expect(quarterAt(there.from, startMonth, -n)).toEqual(quarterOf(day, startMonth));
        expect(periodOf(there.from) - periodOf(quarterOf(day, startMonth).from)).toBe(3 * n);
      }),
    );
  });
});

describe('completed', () => {
  it.each([
    ['2024-03-30', 'Q4 2023'],
    ['2024-03-31', 'Q1 2024'],
    ['2024-04-01', 'Q1 2024'],
    ['2024-12-30', 'Q3 2024'],
    ['2024-12-31', 'Q4 2024'],
  ])('on %s is %s', (day, label) => {
    expect(completedQuarters(date(day), 1, 1).map((quarter) => quarter.label)).toEqual([label]);
  });

  it('quarters come oldest first, without a gap, as many as asked for', () => {
    fc.assert(
      fc.property(anyDay, anyStart, fc.integer({ min: 0, max: 20 }), (asOf, startMonth, count) => {
        const quarters = completedQuarters(asOf, startMonth, count);
        expect(quarters).toHaveLength(count);
        quarters.slice(1).forEach((quarter, i) => expect(quarter.from).toBe(quarters[i]?.until));
        const last = quarters.at(-1);
        if (last) {
          expect(last.until <= addDays(asOf, 1)).toBe(true);
          expect(addMonths(last.until, 3) > addDays(asOf, 1)).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['2024-02-28', '2024-01-01'],
    ['2024-02-29', '2024-02-01'],
    ['2023-02-28', '2023-02-01'],
    ['2024-01-01', '2023-12-01'],
    ['2023-12-31', '2023-12-01'],
    ['2024-04-29', '2024-03-01'],
    ['2024-04-30', '2024-04-01'],
  ])('on %s the last month is that of %s', (day, first) => {
    expect(startOfPeriod(lastCompletedPeriod(date(day)))).toBe(first);
  });

  it('months end before the day after, and the next does not', () => {
    fc.assert(
      fc.property(anyDay, (asOf) => {
        const period = lastCompletedPeriod(asOf);
        const tomorrow = addDays(asOf, 1);
        expect(startOfPeriod(period + 1) <= tomorrow && tomorrow < startOfPeriod(period + 2)).toBe(true);
      }),
    );
  });
});
