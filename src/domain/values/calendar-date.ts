import { Temporal } from 'temporal-polyfill';

/** A date without a time in the tenant's zone, written "2026-03-31". Dates compare with < and >. */
export type CalendarDate = string & { readonly __calendarDate: unique symbol };

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01, proleptic Gregorian. The fast path under every date computation. */
function toDayNumber(date: CalendarDate): number {
  const month = digits(date, 5, 7);
  // Years are counted from March, so that the leap day is the last of one.
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0);
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(date, 8, 10) - 1;
  return (
    year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - 719_468
  );
}

function digits(text: string, from: number, until: number): number {
  let number = 0;
  for (let i = from; i < until; i += 1) number = number * 10 + text.charCodeAt(i) - 48;
  return number;
}

/** Days as they are written. A forecast writes the same few thousand over and over. */
const written = new Map<number, CalendarDate>();

function fromDayNumber(day: number): CalendarDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * MS_PER_DAY).toISOString().slice(0, 10) as CalendarDate;
  if (written.size < MOST_KEPT) written.set(day, text);
  return text;
}

/** All days of the years that can be read. */
const MOST_KEPT = 110_000;

/** Text in ISO form of a day that exists (years 1900–2199), else null. */
export function parseCalendarDate(text: string): CalendarDate | null {
  return isWritten(text) && isDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
    ? (text as CalendarDate)
    : null;
}

/** A date from its parts, or null if there is no such day. Month 1–12. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  return [year, month, day].every(Number.isInteger) && isDay(year, month, day)
    ? textOf(year, month, day)
    : null;
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

/** Four digits, two, and two, with hyphens between: asked of every day that comes from the database. */
function isWritten(text: string): boolean {
  if (text.length !== 10) return false;
  for (let i = 0; i < 10; i += 1) {
    const code = text.charCodeAt(i);
    if (i === 4 || i === 7 ? code !== 45 : code < 48 || code > 57) return false;
  }
  return true;
}

function textOf(year: number, month: number, day: number): CalendarDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate;
}

/** For dates that are constants in the code or come from a DATE column. Throws on anything else. */
export function date(text: string): CalendarDate {
  const parsed = parseCalendarDate(text);
  if (!parsed) throw new RangeError(`Not a calendar date: ${text}`);
  return parsed;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function addDays(from: CalendarDate, days: number): CalendarDate {
  return fromDayNumber(toDayNumber(from) + days);
}

/**
 * Same day of a later month; the 31st becomes the month's last day. Counting may pass the years that can be read: the quarter of the last
 * day that can still has an end.
 */
export function addMonths(from: CalendarDate, months: number): CalendarDate {
  const index = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return textOf(year, month, Math.min(Number(from.slice(8, 10)), daysInMonth(year, month)));
}

/** Whole days from `from` to `until`; negative if `until` is earlier. */
export function daysBetween(from: CalendarDate, until: CalendarDate): number {
  return toDayNumber(until) - toDayNumber(from);
}

export function startOfMonth(of: CalendarDate): CalendarDate {
  return firstDay(Number(of.slice(0, 4)), Number(of.slice(5, 7)));
}

/** The first day of a month. Month 1–12. */
export function firstDay(year: number, month: number): CalendarDate {
  return textOf(year, month, 1);
}

export function earliest(...dates: CalendarDate[]): CalendarDate {
  return dates.reduce((a, b) => (a < b ? a : b));
}

export function latest(...dates: CalendarDate[]): CalendarDate {
  return dates.reduce((a, b) => (a > b ? a : b));
}

/** The calendar day that an instant (ISO, UTC) has in a time zone (IANA name). */
export function dayOfInstant(instant: string, zone: string): CalendarDate {
  return date(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString());
}

/** The instant (ISO, UTC) at which a day begins in a zone. */
export function startOfDay(day: CalendarDate, zone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant().toString();
}

/**
 * The instant (ISO, UTC, with milliseconds) at which a wall clock of the zone shows a minute of a day (0 = midnight). A time that the clock
 * skips is the one as far after the jump; of a time that it shows twice, the first.
 */
export function instantAt(day: CalendarDate, minuteOfDay: number, zone: string): string {
  const time = { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
  const zoned = Temporal.PlainDate.from(day).toPlainDateTime(time).toZonedDateTime(zone);
  return new Date(zoned.epochMilliseconds).toISOString();
}

/** The minute of the day (0 = midnight) that a wall clock of the zone shows at an instant. */
export function minuteOfInstant(instant: string, zone: string): number {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}

export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The day as a moment of its middle in UTC: for libraries that count from a Date. */
export function noonOf(day: CalendarDate): Date {
  return new Date(`${day}T12:00:00Z`);
}

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as sentences say it, unambiguous everywhere: "12 Mar 2027". */
export function dayText(day: CalendarDate): string {
  return `${Number(day.slice(8, 10))} ${MONTH_NAMES[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/** Milliseconds from one instant (ISO, UTC) to a later one; negative if it is earlier. */
export function millisecondsBetween(from: string, to: string): number {
  return Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
}
