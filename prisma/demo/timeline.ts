import { addDays, startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { later, type Instant } from '@/platform/clock/clock';

/** Days from the day on which the seed runs: -90 is a quarter ago, 14 in two weeks. All stories are told in these. */
export type Offset = number;

/** The first day of the history. */
export const BEGINNING: Offset = -1095;
/** The last day on which something is told: yesterday, so that nothing lies after the moment of the seed. */
export const YESTERDAY: Offset = -1;

const OPENS_AT = 9 * 3600;
const WORKING_SECONDS = 8 * 3600;

/** The working day of an offset: a weekend moves away from today, so past stays past and future stays future. */
export function dayAt(anchor: CalendarDate, offset: Offset): CalendarDate {
  const day = addDays(anchor, offset);
  const weekday = weekdayOf(day);
  if (weekday !== 6 && weekday !== 0) return day;
  if (offset < 0) return addDays(day, weekday === 6 ? -1 : -2);
  return addDays(day, weekday === 6 ? 2 : 1);
}

/** That day, or the Monday after it. */
export function workdayFrom(day: CalendarDate): CalendarDate {
  const weekday = weekdayOf(day);
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

/** 0 is Sunday. */
function weekdayOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The instant of the `nth` of `count` things that happen on a day, within office hours of the zone. */
export function instantAt(day: CalendarDate, zone: string, nth: number, count: number): Instant {
  const step = Math.min(900, Math.floor(WORKING_SECONDS / Math.max(1, count)));
  return later(startOfDay(day, zone), OPENS_AT + nth * step);
}
