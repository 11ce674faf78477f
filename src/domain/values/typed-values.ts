import {
  addDays,
  addMonths,
  calendarDate,
  daysBetween,
  daysInMonth,
  date,
  parseCalendarDate,
  type CalendarDate,
} from './calendar-date';
import { currencyExponent } from './money';

/** What somebody typed into a small field: a value (null for nothing), or why it cannot be read. */
export type Typed<T> = { ok: true; value: T | null } | { ok: false; message: string };

const AMOUNT = /^(\d{1,3}(?:[,' \u00a0]\d{3})+|\d+)(?:\.(\d+))?(k|m|b|bn|mio|mn|thousand|million|billion)?$/;
const POWERS: Readonly<Record<string, number>> = { k: 3, thousand: 3, m: 6, mio: 6, mn: 6, million: 6 };

/** "120k", "1.25m", "$93,000.50", "93 000 EUR" in minor units of the currency; nothing is null. */
export function parseTypedAmount(text: string, currency: string): Typed<bigint> {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^[^\d\s.,'-]{1,4}\s*(?=\d)/u, '')
    .replace(new RegExp(`\\s*(${currency.toLowerCase()}|[$€£¥])$`), '')
    .replace(/\s+(?=[a-z]+$)/, '');
  if (bare === '') return { ok: true, value: null };
  const match = AMOUNT.exec(bare);
  if (!match) return { ok: false, message: 'Write an amount like 120k, 1.2m or 93,000.' };
  const [, whole = '', fraction = '', suffix = ''] = match;
  const power = suffix === '' ? 0 : (POWERS[suffix] ?? 9);
  const places = power + currencyExponent(currency);
  if (fraction.replace(/0+$/, '').length > places)
    return { ok: false, message: `${currency} has no such small part.` };
  const digits = whole.replaceAll(/\D/g, '') + fraction.slice(0, places).padEnd(places, '0');
  const minor = BigInt(digits);
  return minor > 1_000_000_000_000_000n
    ? { ok: false, message: 'This amount is too large.' }
    : { ok: true, value: minor };
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const NO_DAY = 'Write a day like 12 Mar 2027, next fri or +2w.';

/**
 * "2027-03-12", "12 Mar 2027", "12 Mar" (the next one), "12.3.2027", "tomorrow", "fri" (the coming one), "next fri" (of next week),
 * "+2w", "in 10 days", "end of month". Counted from `today`; nothing is null. A day written 5/6/2027 could be two days and is refused.
 */
export function parseTypedDay(text: string, today: CalendarDate): Typed<CalendarDate> {
  const typed = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s,]+/g, ' ');
  if (typed === '') return { ok: true, value: null };
  const day =
    parseCalendarDate(typed) ??
    namedDay(typed, today) ??
    weekday(typed, today) ??
    distance(typed, today) ??
    withMonthName(typed, today) ??
    inFigures(typed);
  if (day) return { ok: true, value: day };
  const twoWays = /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(typed);
  return {
    ok: false,
    message: twoWays ? 'This could be two days. Write it as 12 Mar 2027.' : NO_DAY,
  };
}

function namedDay(typed: string, today: CalendarDate): CalendarDate | null {
  if (typed === 'today') return today;
  if (typed === 'tomorrow' || typed === 'tmr') return addDays(today, 1);
  if (typed === 'eom' || typed === 'end of month') {
    const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
    return calendarDate(year, month, daysInMonth(year, month));
  }
  return null;
}

/** Monday is 0: 1970-01-05 was one. */
function weekdayOf(day: CalendarDate): number {
  return (((daysBetween(date('1970-01-05'), day) % 7) + 7) % 7) as number;
}

function weekday(typed: string, today: CalendarDate): CalendarDate | null {
  const match = /^(next |this |on )?([a-z]{3,9})$/.exec(typed);
  if (!match) return null;
  // The beginning of a day's name: "next month" is no Monday.
  const wanted = WEEKDAYS.findIndex((name) => name.startsWith(match[2] ?? ''));
  if (wanted < 0) return null;
  const now = weekdayOf(today);
  if (match[1] === 'next ') return addDays(today, 7 - now + wanted);
  return addDays(today, ((wanted - now + 6) % 7) + 1);
}

function distance(typed: string, today: CalendarDate): CalendarDate | null {
  const match = /^(?:in |\+)? ?(\d{1,3}) ?(d|w|m|days?|weeks?|months?)?$/.exec(typed);
  if (!match || (match[2] === undefined && !typed.startsWith('+'))) return null;
  const count = Number(match[1]);
  const unit = (match[2] ?? 'd').charAt(0);
  if (unit === 'm') return addMonths(today, count);
  return addDays(today, unit === 'w' ? count * 7 : count);
}

function withMonthName(typed: string, today: CalendarDate): CalendarDate | null {
  const match =
    /^(\d{1,2})\.? ?([a-z]{3})[a-z]*\.? ?(\d{4})?$/.exec(typed) ??
    /^(?<month>[a-z]{3})[a-z]*\.? ?(?<day>\d{1,2})(?: (?<year>\d{4}))?$/.exec(typed);
  if (!match) return null;
  const { groups } = match;
  const month = MONTHS.indexOf(groups?.['month'] ?? match[2] ?? '') + 1;
  const day = Number(groups?.['day'] ?? match[1]);
  const named = groups ? groups['year'] : match[3];
  if (named !== undefined) return calendarDate(Number(named), month, day);
  const thisYear = Number(today.slice(0, 4));
  // The 29 February of a leap year may be eight years away.
  for (let year = thisYear; year <= thisYear + 8; year += 1) {
    const coming = calendarDate(year, month, day);
    if (coming !== null && coming >= today) return coming;
  }
  return null;
}

function inFigures(typed: string): CalendarDate | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed);
  if (dotted) return calendarDate(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed);
  if (!slashed) return null;
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (first > 12) return calendarDate(year, second, first);
  return second > 12 || first === second ? calendarDate(year, first, second) : null;
}
