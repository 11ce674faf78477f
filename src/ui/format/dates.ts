import type { CalendarDate } from '@/domain/values/calendar-date';
import { MINUS, NONE } from './money';
import { wallClock } from './zoned-time';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "12 Mar 2027"; null prints "–". */
export function dateText(day: CalendarDate | null): string {
  if (day === null) return NONE;
  return `${Number(day.slice(8, 10))} ${monthName(day)} ${day.slice(0, 4)}`;
}

/** "12 Mar": where the year is plain from its surroundings. */
export function dateShort(day: CalendarDate | null): string {
  if (day === null) return NONE;
  return `${Number(day.slice(8, 10))} ${monthName(day)}`;
}

/** "Mar 2027". */
export function monthText(day: CalendarDate): string {
  return `${monthName(day)} ${day.slice(0, 4)}`;
}

/** A half-open range as people say it, both days included: "1 Jan 2027 – 31 Mar 2027". Takes the last day itself. */
export function dateRangeText(from: CalendarDate, lastDay: CalendarDate): string {
  const start = from.slice(0, 4) === lastDay.slice(0, 4) ? dateShort(from) : dateText(from);
  return `${start} – ${dateText(lastDay)}`;
}

/** Days from today: 0 "today", 1 "tomorrow", −3 "3 days ago", 12 "in 12 days". */
export function relativeDays(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** A duration: "71 d"; null prints "–". Negative with a minus sign. */
export function daysText(days: number | null): string {
  if (days === null) return NONE;
  const size = Math.abs(days);
  const text = Number.isInteger(size) ? String(size) : size.toFixed(1);
  return `${days < 0 ? MINUS : ''}${text}\u00a0d`;
}

/** An instant (ISO, UTC) in a time zone, to the minute: "18 Nov 2026, 14:05". */
export function instantText(instant: string, zone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(Date.parse(instant))
      .map((part) => [part.type, part.value]),
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}` as CalendarDate;
  return `${dateText(day)}, ${parts.get('hour')}:${parts.get('minute')}`;
}

/** An instant (ISO, UTC) in a time zone where the year is plain: "Tue 24 Nov 09:00". */
export function momentText(instant: string, zone: string): string {
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' }).format(
    Date.parse(instant),
  );
  const { day, time } = wallClock(instant, zone);
  return `${weekday} ${dateShort(day as CalendarDate)} ${time}`;
}

function monthName(day: CalendarDate): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? NONE;
}
