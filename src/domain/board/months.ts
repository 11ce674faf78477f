import { addDays, type CalendarDate } from '../values/calendar-date';
import { periodOf, startOfPeriod, type Period } from '../values/fiscal-calendar';
import type { BoardPage } from './page';

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A month as addresses write it ("2026-10") and as people do ("October 2026"). */
export function monthOf(period: Period): BoardPage['month'] {
  const first = startOfPeriod(period);
  return { period, key: first.slice(0, 7), name: `${NAMES[period % 12] ?? ''} ${first.slice(0, 4)}` };
}

/** The month that an address names; null where it names none. Years as calendar dates have them. */
export function parseMonth(key: string): Period | null {
  const match = /^(19\d{2}|2[01]\d{2})-(0[1-9]|1[0-2])$/.exec(key);
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : null;
}

export function lastDayOfMonth(period: Period): CalendarDate {
  return addDays(startOfPeriod(period + 1), -1);
}

/** A month is over from the first day of the next one on. */
export function isOver(period: Period, today: CalendarDate): boolean {
  return periodOf(today) > period;
}

/** The day at whose end a month is measured: its last one, of the running month today. */
export function measuredOn(period: Period, today: CalendarDate): CalendarDate {
  const last = lastDayOfMonth(period);
  return last < today ? last : today;
}
