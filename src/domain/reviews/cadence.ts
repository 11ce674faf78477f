import {
  addDays,
  date,
  dayOfInstant,
  daysBetween,
  instantAt,
  type CalendarDate,
} from '@/domain/values/calendar-date';

/** A weekly time on the wall clock of a zone. `weekday`: 1 is Monday, 7 is Sunday. */
export type Cadence = { weekday: number; minuteOfDay: number; zone: string };

/** One review of a cadence: the ISO week that it is made for ("2026-W48"), its day in the zone, and its instant (ISO, UTC). */
export type Occurrence = { week: string; heldOn: CalendarDate; startsAt: string };

/** How many reviews to come always exist. */
export const WEEKS_AHEAD = 4;

const A_MONDAY = date('1970-01-05');

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: CalendarDate): number {
  const days = daysBetween(A_MONDAY, day) % 7;
  return (days < 0 ? days + 7 : days) + 1;
}

/** The ISO 8601 week of a day: weeks begin on Monday and belong to the year of their Thursday, so a year has 52 or 53. */
export function isoWeek(day: CalendarDate): string {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const number = Math.floor(daysBetween(date(`${year}-01-01`), thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The Monday of an ISO week ("2026-W53"), or null if there is no such week. */
export function mondayOf(week: string): CalendarDate | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!match) return null;
  // The fourth of January is always in week 1.
  const fourth = date(`${match[1]}-01-04`);
  const monday = addDays(fourth, 1 - weekdayOf(fourth) + (Number(match[2]) - 1) * 7);
  return isoWeek(monday) === week ? monday : null;
}

/**
 * The review of a cadence in an ISO week. A time that the clocks skip that day is as far after the jump; of one that they show twice, the
 * first. Throws on a week that there is not.
 */
export function reviewInWeek({ weekday, minuteOfDay, zone }: Cadence, week: string): Occurrence {
  const monday = mondayOf(week);
  if (!monday) throw new RangeError(`Not an ISO week: ${week}`);
  const startsAt = instantAt(addDays(monday, weekday - 1), minuteOfDay, zone);
  return { week, heldOn: dayOfInstant(startsAt, zone), startsAt };
}

/** The next `count` reviews that begin after `from` (ISO, ending in Z), one a week. */
export function nextReviews(cadence: Cadence, from: string, count: number): Occurrence[] {
  const found: Occurrence[] = [];
  for (let day = addDays(dayOfInstant(from, cadence.zone), -7); found.length < count; day = addDays(day, 7)) {
    const review = reviewInWeek(cadence, isoWeek(day));
    if (review.startsAt > from) found.push(review);
  }
  return found;
}
