import { countOf } from '@/ui/format/counts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far away a review is, in milliseconds: "in 3 days", "in 5 hours", "in 20 minutes", "now", "was due 10 minutes ago". Whole units, rounded down. */
export function untilText(left: number): string {
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
