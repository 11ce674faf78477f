import { weekdayOf } from '@/domain/reviews/cadence';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalQuarter, type FiscalCalendar } from '@/domain/values/fiscal-calendar';

const MONDAY = 1;

/** The first day of a fiscal quarter: what its accuracy is measured against. */
export function startsQuarter(day: CalendarDate, fiscal: FiscalCalendar): boolean {
  return fiscalQuarter(day, fiscal).from === day;
}

/** A snapshot is taken every Monday and on each fiscal quarter's first day. */
export function isSnapshotDay(day: CalendarDate, fiscal: FiscalCalendar): boolean {
  return weekdayOf(day) === MONDAY || startsQuarter(day, fiscal);
}

/** The days of snapshots from `from` to `until`, both included, ascending. */
export function snapshotDays(
  from: CalendarDate,
  until: CalendarDate,
  fiscal: FiscalCalendar,
): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) if (isSnapshotDay(day, fiscal)) days.push(day);
  return days;
}
