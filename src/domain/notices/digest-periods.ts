import { isoWeek, weekdayOf } from '../reviews/cadence';
import {
  addDays,
  addMonths,
  dayOfInstant,
  instantAt,
  startOfMonth,
  type CalendarDate,
} from '../values/calendar-date';

export const DIGEST_KINDS = ['weekly', 'monthly'] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** What a digest tells of: `period` is the week ("2026-W47") or the month ("2026-10"), its days are [from, until). */
export type DigestPeriod = { kind: DigestKind; period: string; from: CalendarDate; until: CalendarDate };

const SEVEN_O_CLOCK = 7 * 60;
/** A digest that could not go out for so long (the server was off) is no news any more. */
const NEWS_DAYS = 3;

/** The last week (Monday to Sunday) or month that is over on a day. */
export function lastPeriod(kind: DigestKind, today: CalendarDate): DigestPeriod {
  if (kind === 'weekly') {
    const until = addDays(today, 1 - weekdayOf(today));
    const from = addDays(until, -7);
    return { kind, period: isoWeek(from), from, until };
  }
  const until = startOfMonth(today);
  const from = addMonths(until, -1);
  return { kind, period: from.slice(0, 7), from, until };
}

/**
 * The digests that a company's clock asks for at an instant (ISO, UTC): of the last week from Monday 7:00 of its zone on, of the last month
 * from 7:00 of the 1st on, each for three days. A company that is younger than the end of the period has none.
 */
export function digestsDue(
  { zone, createdAt }: { zone: string; createdAt: string },
  instant: string,
): DigestPeriod[] {
  return DIGEST_KINDS.map((kind) => lastPeriod(kind, dayOfInstant(instant, zone))).filter(({ until }) => {
    const begins = instantAt(until, SEVEN_O_CLOCK, zone);
    const ends = instantAt(addDays(until, NEWS_DAYS), SEVEN_O_CLOCK, zone);
    return instant >= begins && instant < ends && dayOfInstant(createdAt, zone) < until;
  });
}
