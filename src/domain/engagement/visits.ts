import { daysBetween, type CalendarDate } from '../values/calendar-date';

/** A stay on site: its first and last day, and the days there. */
export type Visit = { from: CalendarDate; to: CalendarDate; days: number };

/** Days on site that lie so close together are one visit: a weekend may be between them. */
const SAME_VISIT_DAYS = 3;

/** The visits that days on site make, oldest first. */
export function visitsOf(days: readonly CalendarDate[]): Visit[] {
  const visits: Visit[] = [];
  for (const day of [...new Set(days)].toSorted()) {
    const last = visits.at(-1);
    if (last && daysBetween(last.to, day) <= SAME_VISIT_DAYS) {
      last.to = day;
      last.days += 1;
    } else visits.push({ from: day, to: day, days: 1 });
  }
  return visits;
}

/** Visits that begin in a half-open range, and how many the terms ask of as long a time: of a quarter, a fourth of the year's, rounded down. */
export function visitsOfQuarter(
  visits: readonly Visit[],
  { from, until }: { from: CalendarDate; until: CalendarDate },
  visitsPerYear: number,
): { made: number; agreed: number } {
  const made = visits.filter((visit) => visit.from >= from && visit.from < until).length;
  return { made, agreed: Math.floor(visitsPerYear / 4) };
}
