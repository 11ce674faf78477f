import { addDays, calendarDate, date, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';

// Days that chrono misreads or does not know: figures that are two days, ordinals, "Wednesday next week", reference numbers.

export type DayProblem =
  | { kind: 'ambiguous'; readings: CalendarDate[] }
  | { kind: 'no_such_day' }
  | { kind: 'other_weekday'; weekday: string };

/** What stands at a place, before it is known whether it is meant as a day. `ignore`: nothing that names one. */
export type DayKind =
  | { kind: 'day'; on: CalendarDate }
  | { kind: 'weekday'; weekday: number; which: string }
  | { kind: 'problem'; problem: DayProblem }
  | { kind: 'range' }
  | { kind: 'vague' }
  | { kind: 'ignore' };
export type FoundDay = DayKind & { from: number; until: number };

export const WEEKDAY =
  '(?:monday|mon|tuesday|tues|tue|wednesday|weds|wed|thursday|thurs|thur|thu|friday|fri|saturday|sat|sunday|sun)';
export const MONTH =
  '(?:january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)';
const WEEKDAY_STARTS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const MONTH_STARTS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const NUMBERS = 'a one two three four five six'.split(' ');
/** A day without its year that was this recent has passed, it is not meant for next year. */
const RECENT_DAYS = 183;
const NEAR_DAYS = 90;

/** 0 is Monday. */
export function weekdayNumber(name: string): number {
  return WEEKDAY_STARTS.indexOf(name.slice(0, 2).toLowerCase());
}

/** 0 is Monday: 1970-01-05 was one. */
export function weekdayOf(day: CalendarDate): number {
  return ((daysBetween(date('1970-01-05'), day) % 7) + 7) % 7;
}

/**
 * The day that a weekday means, as everywhere in the product: the coming one, a week away if it is that day today; "this" may be today;
 * "next" is the one of the following week; "last" and "past" the one before today.
 */
export function weekdayFrom(today: CalendarDate, weekday: number, which: string): CalendarDate {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  if (/\b(?:last|past)\b/i.test(which)) return addDays(today, (ahead || 7) - 7);
  if (/\bnext\b/i.test(which)) return addDays(today, 7 - weekdayOf(today) + weekday);
  if (/\bthis\b(?! coming)/i.test(which)) return addDays(today, ahead);
  return addDays(today, ahead || 7);
}

/** A day of a month without its year: the coming one; one that has just passed is that. null: there is no such day. */
export function resolveMonthDay(month: number, day: number, today: CalendarDate): CalendarDate | null {
  const year = Number(today.slice(0, 4));
  const years = Array.from({ length: 10 }, (_, i) => calendarDate(year - 1 + i, month, day));
  const days = years.filter((found) => found !== null);
  const coming = days.find((found) => found >= today);
  const passed = days.findLast((found) => found < today);
  if (coming === undefined) return passed ?? null;
  const far = daysBetween(today, coming) > NEAR_DAYS;
  return far && passed !== undefined && daysBetween(passed, today) <= RECENT_DAYS ? passed : coming;
}

/** null: it is left to who reads next. */
type Reader = {
  pattern: RegExp;
  read: (match: RegExpExecArray, today: CalendarDate, text: string) => DayKind | null;
};

const IGNORE: DayKind = { kind: 'ignore' };
const BEHIND = /(?:^|\s)(?:by|on|until|till|before|for|due|is|latest|than|the|=|:)\s*(?:the\s+)?$/i;

const READERS: readonly Reader[] = [
  // Numbers of papers and parts, which may look like days: Q-2026-11-30, PO-12/05, IP67, W48.
  { pattern: /(?<![\p{L}\d])[\p{L}#]+[-_#]?\d[\w/-]*/gu, read: () => IGNORE },
  {
    pattern: /(?<![\d\p{L}./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d\p{L}/-])/gu,
    read: ([, y, , m, d]) => whole(y, m, d),
  },
  { pattern: /(?<![\d\p{L}./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d\p{L}/-])/gu, read: inFigures },
  { pattern: /(?<![\d\p{L}./-])(\d{1,3})(\/)(\d{1,3})(?![\d\p{L}/])/gu, read: withoutYear },
  { pattern: /(?<![\d\p{L}./-])(\d{1,2})(\.)(\d{1,2})\.?(?![\d\p{L}/-])/gu, read: withoutYear },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:first|second|third|fourth|last) ${WEEKDAY} (?:of|in)(?: the)? \\p{L}+`,
      'giu',
    ),
    read: () => ({ kind: 'vague' }),
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:the )?(?:week|weeks|w/c|wk)(?: of| commencing| beginning| starting)? (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)`,
      'giu',
    ),
    read: () => ({ kind: 'vague' }),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})(${WEEKDAY})(?:,? (next|this) week| (week))(?!\\p{L})`, 'giu'),
    read: ([, name = '', which], today) => ({
      kind: 'day',
      on: which ? inWeek(today, name, which) : addDays(weekdayFrom(today, weekdayNumber(name), ''), 7),
    }),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})(next|this) week,?(?: on)? (${WEEKDAY})(?!\\p{L})`, 'giu'),
    read: ([, which = '', name = ''], today) => ({ kind: 'day', on: inWeek(today, name, which) }),
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(a|one|two|three|four|five|six|\\d{1,2}) weeks? (?:from|after) (today|now|${WEEKDAY})(?!\\p{L})`,
      'giu',
    ),
    read: weeksFrom,
  },
  {
    pattern: /(?<!\p{L})(?:the )?day after tomorrow(?!\p{L})/giu,
    read: (_match, today) => ({ kind: 'day', on: addDays(today, 2) }),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})(${MONTH}),? the (\\d{1,2})(?:st|nd|rd|th)?(?!\\p{L})`, 'giu'),
    read: ([, month = '', day], today) => ofMonth(month, Number(day), today),
  },
  {
    pattern: new RegExp(
      `(?<=(?<!\\p{L})(?:by|on|until|till|before|for)\\s+(?:the\\s+)?)(\\d{1,2})(?:st|nd|rd|th)(?!\\p{L})(?!\\s*(?:of\\s+)?(?:${MONTH}|\\p{L}))`,
      'giu',
    ),
    read: ([, day], today) => theNth(Number(day), today),
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d./-])(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?(${MONTH})\\.?(?:,? (\\d{4}))?(?![\\p{L}\\d])`,
      'giu',
    ),
    read: ([, day, month = '', year], today) => impossible(Number(day), month, year, today),
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?![\\p{L}\\d:])`,
      'giu',
    ),
    read: ([, month = '', day, year], today) => impossible(Number(day), month, year, today),
  },
];

/** The days found here, each place once: what an earlier reader took no later one looks at. Those that chrono reads well are left to it. */
export function ownDays(text: string, today: CalendarDate): FoundDay[] {
  const found: FoundDay[] = [];
  let rest = text;
  for (const { pattern, read } of READERS) {
    const taken: FoundDay[] = [];
    for (const match of rest.matchAll(pattern)) {
      const kind = read(match, today, text);
      if (kind !== null)
        taken.push({ ...kind, from: match.index, until: match.index + match[0].trimEnd().length });
    }
    if (taken.length > 0) rest = masked(rest, taken);
    found.push(...taken);
  }
  return found;
}

/** The text with these places blanked, every other character where it was; shapes of a day that chrono does not know are made known. */
export function masked(text: string, places: readonly { from: number; until: number }[]): string {
  const units = text.split('');
  for (const { from, until } of places) units.fill('\u00a0', from, until);
  return units
    .join('')
    .replaceAll(/\b(tue)s\b/gi, '$1 ')
    .replaceAll(/\b(wed)s\b/gi, '$1 ')
    .replaceAll(/['’](?=\d\d\b)/gu, ' ');
}

function whole(year: string | undefined, month: string | undefined, day: string | undefined): DayKind {
  const on = calendarDate(Number(year), Number(month), Number(day));
  return on === null ? noSuchDay() : { kind: 'day', on };
}

function noSuchDay(): DayKind {
  return { kind: 'problem', problem: { kind: 'no_such_day' } };
}

/** 3.12.2026 is the day first wherever it is written; 3/12/2026 is two days unless a figure is over 12. */
function inFigures(match: RegExpExecArray, _today: CalendarDate, text: string): DayKind {
  const [, first = '', sign, second = '', year = ''] = match;
  if (year.length === 2 && !BEHIND.test(text.slice(0, match.index))) return IGNORE;
  const full = year.length === 2 ? `20${year}` : year;
  return sign === '.' ? whole(full, second, first) : eitherWay(Number(first), Number(second), [Number(full)]);
}

function withoutYear(match: RegExpExecArray, today: CalendarDate, text: string): DayKind {
  const [, first = '', sign, second = ''] = match;
  const behind = BEHIND.test(text.slice(0, match.index));
  const atEnd = sign === '/' && /^\s*[.!]?\s*$/.test(text.slice(match.index + match[0].length));
  if (!behind && !atEnd) return IGNORE;
  const [a, b] = [Number(first), Number(second)];
  if (a > 31 || b > 31 || a === 0 || b === 0) return IGNORE;
  if (sign === '.') return b > 12 ? IGNORE : ofMonth(MONTH_STARTS[b - 1] ?? '', a, today);
  return eitherWay(a, b, null, today);
}

/** `years` null: the coming one. */
function eitherWay(a: number, b: number, years: number[] | null, today?: CalendarDate): DayKind {
  const read = (month: number, day: number) =>
    month < 1 || month > 12
      ? null
      : years === null && today !== undefined
        ? resolveMonthDay(month, day, today)
        : calendarDate(years?.[0] ?? 0, month, day);
  const readings = [...new Set([read(a, b), read(b, a)].filter((day) => day !== null))];
  const [only, other] = readings;
  if (only === undefined) return noSuchDay();
  if (other === undefined) return { kind: 'day', on: only };
  return { kind: 'problem', problem: { kind: 'ambiguous', readings: readings.toSorted() } };
}

function inWeek(today: CalendarDate, name: string, which: string): CalendarDate {
  const monday = addDays(today, -weekdayOf(today) + (which.toLowerCase() === 'next' ? 7 : 0));
  return addDays(monday, weekdayNumber(name));
}

function weeksFrom([, count = '', base = '']: RegExpExecArray, today: CalendarDate): DayKind {
  const weeks = /\d/.test(count) ? Number(count) : Math.max(1, NUMBERS.indexOf(count.toLowerCase()));
  const from = /^(?:today|now)$/i.test(base) ? today : weekdayFrom(today, weekdayNumber(base), '');
  return { kind: 'day', on: addDays(from, 7 * weeks) };
}

function ofMonth(name: string, day: number, today: CalendarDate): DayKind {
  const month = MONTH_STARTS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const on = resolveMonthDay(month, day, today);
  return on === null ? noSuchDay() : { kind: 'day', on };
}

/** "The 5th": of this month, or of the next that has one. */
function theNth(day: number, today: CalendarDate): DayKind {
  if (day < 1 || day > 31) return noSuchDay();
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  for (let i = month - 1; i < month + 2; i += 1) {
    const on = calendarDate(year + Math.floor(i / 12), (i % 12) + 1, day);
    if (on !== null && on >= today) return { kind: 'day', on };
  }
  return noSuchDay();
}

/** A day that chrono passes over in silence: 31 November, or 29 February without a year. */
function impossible(
  day: number,
  name: string,
  year: string | undefined,
  today: CalendarDate,
): DayKind | null {
  const month = MONTH_STARTS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (day < 1 || day > 31) return null;
  if (year !== undefined) return calendarDate(Number(year), month, day) === null ? noSuchDay() : null;
  if (month === 2 && day === 29) return ofMonth(name, day, today);
  return resolveMonthDay(month, day, today) === null ? noSuchDay() : null;
}
