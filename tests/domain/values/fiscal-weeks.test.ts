import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, date, daysBetween } from '@/domain/values/calendar-date';
import { fiscalQuarter, type FiscalCalendar } from '@/domain/values/fiscal-calendar';

const weeks = (startMonth: number): FiscalCalendar => ({ startMonth, kind: 'weeks' });

test('4-4-5: the year begins on the Monday nearest to the first of its month', () => {
  // 1 January 2026 is a Thursday, 1 January 2027 a Friday.
  expect(fiscalQuarter(date('2026-01-01'), weeks(1))).toMatchObject({ from: '2025-12-29', label: 'Q1 2026' });
  expect(fiscalQuarter(date('2026-03-29'), weeks(1))).toMatchObject({
    from: '2025-12-29',
    until: '2026-03-30',
  });
  expect(fiscalQuarter(date('2026-03-30'), weeks(1)).label).toBe('Q2 2026');
  expect(fiscalQuarter(date('2027-01-03'), weeks(1)).label).toBe('Q4 2026');
  expect(fiscalQuarter(date('2027-01-04'), weeks(1))).toMatchObject({ from: '2027-01-04', label: 'Q1 2027' });
});

test('the fourth quarter of a long year has fourteen weeks', () => {
  const last = fiscalQuarter(date('2026-12-31'), weeks(1));
  expect([last.from, last.until, daysBetween(last.from, last.until)]).toEqual([
    '2026-09-28',
    '2027-01-04',
    98,
  ]);
});

test('named by the year in which it ends, where that is another', () => {
  // 1 April 2026 is a Wednesday: the year begins on 30 March.
  expect(fiscalQuarter(date('2026-03-30'), weeks(4))).toMatchObject({
    from: '2026-03-30',
    label: 'Q1 FY2027',
  });
  expect(fiscalQuarter(date('2026-03-29'), weeks(4)).label).toBe('Q4 FY2026');
});

test('on any day, from any month: the day lies in its quarter, quarters meet, begin on Mondays and count on', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9000, max: 9000 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: -9, max: 9 }),
      (offset, month, n) => {
        const on = addDays(date('2026-06-15'), offset);
        const own = fiscalQuarter(on, weeks(month));
        expect(own.from <= on && on < own.until).toBe(true);
        expect([91, 98]).toContain(daysBetween(own.from, own.until));
        expect(new Date(`${own.from}T00:00:00Z`).getUTCDay()).toBe(1);
        const other = fiscalQuarter(on, weeks(month), n);
        expect(fiscalQuarter(other.from, weeks(month))).toEqual(other);
        expect(fiscalQuarter(on, weeks(month), n + 1).from).toBe(other.until);
        expect(other.year * 4 + other.quarter).toBe(own.year * 4 + own.quarter + n);
      },
    ),
  );
});
