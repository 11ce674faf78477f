import { expect, test } from 'vitest';
import { addDays, date, type CalendarDate } from '@/domain/values/calendar-date';
import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import { plannedMonths } from '../../../prisma/demo/tell-board';

const days = (from: CalendarDate, count: number) => Array.from({ length: count }, (_, n) => addDays(from, n));

test('on whatever day the demo is told, every review is planned within its month or later, and before today', () => {
  for (const anchor of days(date('2026-11-20'), 800)) {
    for (const { period, planning } of plannedMonths(anchor)) {
      expect(planning >= startOfPeriod(period), `${anchor}: ${planning}`).toBe(true);
      expect(planning < anchor, `${anchor}: ${planning}`).toBe(true);
    }
  }
});

test('the running month is planned, but not on its first day nor on the weekend or Monday after it', () => {
  const planned = (anchor: string) => plannedMonths(date(anchor)).length;
  expect(planned('2026-11-23')).toBe(4);
  expect(planned('2026-12-01')).toBe(3);
  expect(planned('2026-12-02')).toBe(4);
  // A Monday, of whose month only a weekend is over.
  expect(planned('2027-05-03')).toBe(3);
  expect(planned('2027-05-04')).toBe(4);
});
