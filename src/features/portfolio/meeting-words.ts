import type { Meeting } from '@/domain/portfolio/needs';
import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import { dateShort, monthText } from '@/ui/format/dates';
import { wallClock } from '@/ui/format/zoned-time';
import type { CompanyDays } from './queries';

/** The page of a board review, or the list of all. */
export function boardHref(slug: string, board: Meeting | null): string {
  return `/t/${slug}/board${board?.period ? `/${startOfPeriod(board.period).slice(0, 7)}` : ''}`;
}

/** " of Oct 2026"; nothing for a meeting that is about no month. */
export function ofMonth(board: Meeting | null): string {
  return board?.period ? ` of ${monthText(startOfPeriod(board.period))}` : '';
}

/** When a meeting is, on the company's own clock: "now", "today 09:00", "24 Nov 09:00", "3 Dec". */
export function whenText({ on, startsAt, state }: Meeting, today: string, zone: string): string {
  if (state === 'open') return 'now';
  const day = on === today ? 'today' : dateShort(on);
  return startsAt === null ? day : `${day} ${wallClock(startsAt, zone).time}`;
}

/** From hundredths of a day: "3.5 of 10 days left", "1.25 days over 10", "2 days used, none agreed". */
export function leftText({ contracted, used }: CompanyDays): string {
  if (contracted === null) return `${daysOf(used)} used, none agreed`;
  if (used > contracted) return `${daysOf(used - contracted)} over ${hundredths(contracted)}`;
  return `${hundredths(contracted - used)} of ${daysOf(contracted)} left`;
}

function daysOf(days: number): string {
  return `${hundredths(days)} ${days === 100 ? 'day' : 'days'}`;
}

function hundredths(days: number): string {
  return String(days / 100);
}
