import { weekdayOf } from '@/domain/reviews/cadence';
import { ROOM_OUTCOMES, type ReviewOutcome } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { dateText, instantText } from '@/ui/format/dates';
import { WEEKDAYS } from './cadence-words';
import { OUTCOME_WORDS } from './outcome-words';

/** "Tuesday, 24 Nov 2026". */
export function reviewDay(heldOn: CalendarDate): string {
  return `${WEEKDAYS[weekdayOf(heldOn) - 1] ?? ''}, ${dateText(heldOn)}`;
}

/** "09:00" on the wall clock of the review's zone. */
export function reviewTime(startsAt: string, zone: string): string {
  return instantText(startsAt, zone).slice(-5);
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
