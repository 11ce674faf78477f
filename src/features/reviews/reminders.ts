import type { MailKind } from '@/data/review-mails';
import { later, type Instant } from '@/platform/clock/clock';

const HOUR = 3600;
export const FIRST_REMINDER_SECONDS = 24 * HOUR;
const LAST_REMINDER_SECONDS = 2 * HOUR;

/**
 * The reminder that a review's time asks for now: the first within a day, the last within two hours (never both: a server that was off
 * until then sends the last alone), and none once it has begun.
 */
export function reminderDue(startsAt: Instant, now: Instant): MailKind | null {
  if (startsAt <= later(now, 0)) return null;
  if (startsAt <= later(now, LAST_REMINDER_SECONDS)) return 'two_hours';
  return startsAt <= later(now, FIRST_REMINDER_SECONDS) ? 'day_before' : null;
}
