import { weekdayOf } from '@/domain/reviews/cadence';
import { ROOM_OUTCOMES, type ReviewOutcome } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { millisecondsOf } from '@/domain/values/instant';
import { dateText, instantText } from '@/ui/format/dates';
import { countOf } from '@/ui/format/counts';
import { WEEKDAYS } from './cadence-words';
import { OUTCOME_WORDS } from './outcome-words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "Tuesday, 24 Nov 2026". */
export function reviewDay(heldOn: CalendarDate): string {
  return `${WEEKDAYS[weekdayOf(heldOn) - 1] ?? ''}, ${dateText(heldOn)}`;
}

/** "09:00" on the wall clock of the review's zone. */
export function reviewTime(startsAt: string, zone: string): string {
  return instantText(startsAt, zone).slice(-5);
}

/** How far away a review is: "in 3 days", "in 5 hours", "in 20 minutes", "now", "was due 10 minutes ago". Whole units, rounded down. */
export function untilText(now: string, startsAt: string): string {
  const left = millisecondsOf(startsAt) - millisecondsOf(now);
  const size = Math.abs(left);
  if (size < MINUTE) return 'now';
  const text =
    size >= 2 * DAY
      ? countOf(Math.floor(size / DAY), 'day')
      : size >= HOUR
        ? countOf(Math.floor(size / HOUR), 'hour')
        : countOf(Math.floor(size / MINUTE), 'minute');
  return left > 0 ? `in ${text}` : `was due ${text} ago`;
}

/** The outcomes that there were, in the order of importance: "3 held, 1 knocked down". */
export function outcomeCounts(
  outcomes: Record<ReviewOutcome, number>,
): { outcome: ReviewOutcome; count: number; text: string }[] {
  return [...ROOM_OUTCOMES, 'not_discussed' as const].flatMap((outcome) => {
    const count = outcomes[outcome];
    return count > 0 ? [{ outcome, count, text: `${count} ${OUTCOME_WORDS[outcome].toLowerCase()}` }] : [];
  });
}
