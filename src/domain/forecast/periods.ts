import { daysBetween, date, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalQuarter, type FiscalCalendar, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { ForecastPeriod } from './types';

const EPOCH = date('1970-01-01');

/** Whole days since 1970-01-01. */
export function dayNumber(day: CalendarDate): number {
  return daysBetween(EPOCH, day);
}

/** The current fiscal quarter and the next four. */
export function nextQuarters(asOf: CalendarDate, fiscal: FiscalCalendar): FiscalQuarter[] {
  return Array.from({ length: 5 }, (_, i) => fiscalQuarter(asOf, fiscal, i));
}

/** The periods of a forecast, with their first days as numbers for the inner loops. */
export type Periods = {
  list: ForecastPeriod[];
  /** First day of each dated period, ascending; the last is "later". */
  starts: number[];
  undated: number;
};

/** Quarters, then later, then undated. Throws on quarters that are not ascending and adjacent (a bug of the caller). */
export function periodsOf(quarters: readonly FiscalQuarter[]): Periods {
  const last = quarters.at(-1);
  if (!last) throw new RangeError('A forecast needs at least one quarter');
  quarters.forEach((quarter, i) => {
    const before = quarters[i - 1];
    if (before && before.until !== quarter.from)
      throw new RangeError('Quarters of a forecast must be adjacent');
  });
  const list: ForecastPeriod[] = quarters.map(({ label, from, until }) => ({
    kind: 'quarter',
    label,
    from,
    until,
  }));
  list.push({ kind: 'later', label: 'Later', from: last.until, until: null });
  list.push({ kind: 'undated', label: 'Undated', from: null, until: null });
  const starts = [...quarters.map((quarter) => dayNumber(quarter.from)), dayNumber(last.until)];
  return { list, starts, undated: list.length - 1 };
}

/** Index of the period that a day lies in; −1 before the first. */
export function periodIndex(periods: Periods, day: number): number {
  let index = periods.starts.length - 1;
  while (index >= 0 && (periods.starts[index] ?? 0) > day) index -= 1;
  return index;
}
