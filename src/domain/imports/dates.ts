import { addDays, calendarDate, date, type CalendarDate } from '@/domain/values/calendar-date';
import { monthOfWord } from './month-words';
import type { DateOrder } from './types';

const TIME = String.raw`(?:[T,\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`);
const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?,?\s+)?`;
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})(?:st|nd|rd|th|\.|º)?[-\s/]*(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?[-\s/]*(?:de[l]?\s+)?(\d{4}|\d{2})${TIME}$`,
  'u',
);
const MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\p{L}{3,12})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+(\d{4})${TIME}$`,
  'u',
);
/** A weekday or a month, then a number: everything else that begins with a letter is no date. */
const STARTS_WITH_WORD = /^\p{L}{2,12}[.,]{0,2}[\s-]+\d/u;
const COMPACT = /^(19|20)\d{6}$/;
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
/** Excel's day 20000. */
const DAY_20000 = date('1954-10-03');

/** The parts of a date text, before anybody has decided which of two numbers is the month. */
export type DateShape =
  | { kind: 'fixed'; form: 'iso' | 'words' | 'compact' | 'serial'; day: CalendarDate; utc: boolean }
  | { kind: 'numeric'; first: number; second: number; year: number; separator: string; utc: boolean };

/** What a text is as a date; null if it is none. Times of day are read over; the day is taken as written. */
export function dateShape(text: string): DateShape | null {
  if (text.length < 5 || text.length > 45) return null;
  const first = text.charCodeAt(0);
  if ((first < 48 || first > 57) && !STARTS_WITH_WORD.test(text)) return null;
  const iso = ISO.exec(text);
  if (iso) return fixed('iso', calendarDate(Number(iso[1]), Number(iso[3]), Number(iso[4])), iso[5]);
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, first, separator = '/', second, year = '', zone] = numeric;
    return {
      kind: 'numeric',
      first: Number(first),
      second: Number(second),
      year: fullYear(year),
      separator,
      utc: zone !== undefined,
    };
  }
  return wordShape(text) ?? digitShape(text);
}

function wordShape(text: string): DateShape | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const month = monthOfWord(dayFirst[2] ?? '');
    if (month)
      return fixed(
        'words',
        calendarDate(fullYear(dayFirst[3] ?? ''), month, Number(dayFirst[1])),
        dayFirst[4],
      );
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    const month = monthOfWord(monthFirst[1] ?? '');
    if (month)
      return fixed('words', calendarDate(Number(monthFirst[3]), month, Number(monthFirst[2])), monthFirst[4]);
  }
  return null;
}

/** 20260331, and Excel's day numbers (45631 is 2024-12-05) of the years 1954 to 2119. */
function digitShape(text: string): DateShape | null {
  if (COMPACT.test(text)) {
    const day = calendarDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
    return fixed('compact', day, undefined);
  }
  const serial = Number(SERIAL.exec(text)?.[1] ?? 0);
  if (serial < 20_000 || serial > 80_000) return null;
  return fixed('serial', addDays(DAY_20000, serial - 20_000), undefined);
}

function fixed(
  form: 'iso' | 'words' | 'compact' | 'serial',
  day: CalendarDate | null,
  zone: string | undefined,
): DateShape | null {
  return day ? { kind: 'fixed', form, day, utc: zone !== undefined } : null;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** The calendar day of a text in a column whose order is decided; null if the text is not a date in that order. */
export function readDate(text: string, order: DateOrder | null): CalendarDate | null {
  if (text.length === 10 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45) {
    const plain = calendarDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
    if (plain) return plain;
  }
  const shape = dateShape(text);
  if (!shape) return null;
  if (shape.kind === 'fixed') return shape.day;
  if (order === 'mdy') return calendarDate(shape.year, shape.first, shape.second);
  return order === 'dmy' ? calendarDate(shape.year, shape.second, shape.first) : null;
}

/** Bounded evidence about the dates of one column, from which its order is decided once. */
export class DateEvidence {
  /** Values that are dates in some form. */
  dates = 0;
  /** Of these, the ones in which digits alone could also be a number. */
  digits = 0;
  utc = false;
  private fixedForms = 0;
  private dayFirst = 0;
  private monthFirst = 0;
  private either = 0;
  private dotted = 0;
  private serials = 0;

  add(text: string): void {
    const shape = dateShape(text);
    if (!shape) return;
    if (shape.kind === 'fixed') {
      this.dates += 1;
      if (shape.form === 'serial') this.serials += 1;
      else this.fixedForms += 1;
      if (shape.form === 'serial' || shape.form === 'compact') this.digits += 1;
    } else if (!this.addNumeric(shape.first, shape.second, shape.year, shape.separator)) return;
    this.utc ||= shape.utc;
  }

  private addNumeric(first: number, second: number, year: number, separator: string): boolean {
    const dmy = calendarDate(year, second, first) !== null;
    const mdy = calendarDate(year, first, second) !== null;
    if (!dmy && !mdy) return false;
    this.dates += 1;
    if (separator === '.') this.dotted += 1;
    if (dmy && mdy) this.either += first === second ? 0 : 1;
    else if (dmy) this.dayFirst += 1;
    else this.monthFirst += 1;
    return true;
  }

  /**
   * 'ask': every value fits both orders and they differ. 'mixed': both orders are proven, and neither by 19 of 20. Dotted dates
   * (31.12.2026) are day first unless a value proves otherwise: nobody writes months first with dots.
   */
  order(): DateOrder | 'ask' | 'mixed' | null {
    if (this.dates === 0) return null;
    const { dayFirst, monthFirst } = this;
    if (dayFirst > 0 && monthFirst > 0) {
      const minority = Math.min(dayFirst, monthFirst) / (dayFirst + monthFirst);
      if (minority > 0.05) return 'mixed';
      return dayFirst > monthFirst ? 'dmy' : 'mdy';
    }
    if (dayFirst > 0) return 'dmy';
    if (monthFirst > 0) return 'mdy';
    if (this.either > 0) return this.dotted > this.either / 2 ? 'dmy' : 'ask';
    if (this.fixedForms === 0 && this.serials > 0) return 'serial';
    // What is left over are days like 05/05/2026, the same in both orders.
    return this.dates > this.fixedForms + this.serials ? 'dmy' : 'iso';
  }

  /** True once more values of the same kind cannot change the order in a file written by one program. */
  decided(): boolean {
    const order = this.order();
    return order !== 'ask' && order !== 'mixed';
  }
}
