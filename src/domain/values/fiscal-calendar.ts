import { addDays, addMonths, daysBetween, firstDay, startOfMonth, type CalendarDate } from './calendar-date';

/** A month as one integer, year × 12 + (month − 1): 2026-03 is 24314. Roll-ups are keyed by it. */
export type Period = number;

/** months: quarters of three calendar months. weeks: 4-4-5, quarters of thirteen weeks. */
export type FiscalCalendarKind = 'months' | 'weeks';

/** How a company cuts its year; `startMonth` 1–12 is the first month of the fiscal year. */
export type FiscalCalendar = { startMonth: number; kind: FiscalCalendarKind };

/** A half-open range of days: `from` is in, `until` is out. */
export type DateRange = { from: CalendarDate; until: CalendarDate };

/** A fiscal quarter; `label` is "Q2 FY2027" (the fiscal year is named by the calendar year in which it ends). */
export type FiscalQuarter = DateRange & { label: string; year: number; quarter: 1 | 2 | 3 | 4 };

export function periodOf(day: CalendarDate): Period {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

export function startOfPeriod(period: Period): CalendarDate {
  return firstDay(Math.floor(period / 12), (period % 12) + 1);
}

/** The fiscal quarter that a day lies in. `startMonth` 1–12 is the first month of the fiscal year. */
export function quarterOf(day: CalendarDate, startMonth: number): FiscalQuarter {
  const month = Number(day.slice(5, 7));
  const offset = (month - startMonth + 12) % 12;
  const quarter = (Math.floor(offset / 3) + 1) as 1 | 2 | 3 | 4;
  const from = addMonths(startOfMonth(day), -(offset % 3));
  const until = addMonths(from, 3);
  const yearStart = addMonths(from, -3 * (quarter - 1));
  const year = Number(addMonths(yearStart, 11).slice(0, 4));
  const label = startMonth === 1 ? `Q${quarter} ${year}` : `Q${quarter} FY${year}`;
  return { from, until, label, year, quarter };
}

/** The quarter `n` quarters after (or before, if negative) the one that `day` lies in. */
export function quarterAt(day: CalendarDate, startMonth: number, n: number): FiscalQuarter {
  return quarterOf(addMonths(quarterOf(day, startMonth).from, 3 * n), startMonth);
}

/** The calendar that a tenant has declared. */
export function fiscalOf(tenant: {
  fiscalStartMonth: number;
  fiscalCalendar: FiscalCalendarKind;
}): FiscalCalendar {
  return { startMonth: tenant.fiscalStartMonth, kind: tenant.fiscalCalendar };
}

/** The quarter `n` quarters after (or before) the one that a day lies in, in a company's own calendar; 0 is the day's own. */
export function fiscalQuarter(day: CalendarDate, fiscal: FiscalCalendar, n = 0): FiscalQuarter {
  return fiscal.kind === 'weeks'
    ? weeksQuarter(day, fiscal.startMonth, n)
    : quarterAt(day, fiscal.startMonth, n);
}

/**
 * 4-4-5: the year begins on the Monday nearest to the first day of its month, quarters are thirteen weeks, and the fourth takes the 53rd
 * week that about every sixth year has. Named like the quarters of months.
 */
function weeksQuarter(day: CalendarDate, startMonth: number, n: number): FiscalQuarter {
  let year = Number(day.slice(0, 4)) + 1;
  while (weeksYearStart(year, startMonth) > day) year -= 1;
  const index =
    Math.min(3, Math.floor(daysBetween(weeksYearStart(year, startMonth), day) / QUARTER_DAYS)) + n;
  year += Math.floor(index / 4);
  const quarter = ((((index % 4) + 4) % 4) + 1) as 1 | 2 | 3 | 4;
  const yearStart = weeksYearStart(year, startMonth);
  const from = addDays(yearStart, (quarter - 1) * QUARTER_DAYS);
  const until = quarter === 4 ? weeksYearStart(year + 1, startMonth) : addDays(from, QUARTER_DAYS);
  const named = startMonth === 1 ? year : year + 1;
  const label = startMonth === 1 ? `Q${quarter} ${named}` : `Q${quarter} FY${named}`;
  return { from, until, label, year: named, quarter };
}

const QUARTER_DAYS = 91;
/** A Monday. */
const MONDAY = firstDay(1900, 1);

function weeksYearStart(year: number, startMonth: number): CalendarDate {
  const first = firstDay(year, startMonth);
  const afterMonday = ((daysBetween(MONDAY, first) % 7) + 7) % 7;
  return addDays(first, afterMonday <= 3 ? -afterMonday : 7 - afterMonday);
}

/** The last `count` quarters that are completed at the end of the day `asOf`, oldest first. */
export function completedQuarters(asOf: CalendarDate, startMonth: number, count: number): FiscalQuarter[] {
  const current = quarterOf(asOf, startMonth);
  const last = isLastDay(current, asOf) ? 0 : -1;
  return Array.from({ length: count }, (_, i) => quarterAt(asOf, startMonth, last - (count - 1 - i)));
}

/** The last month that is completed at the end of the day `asOf`. */
export function lastCompletedPeriod(asOf: CalendarDate): Period {
  const month = { from: startOfMonth(asOf), until: addMonths(startOfMonth(asOf), 1) };
  return isLastDay(month, asOf) ? periodOf(asOf) : periodOf(asOf) - 1;
}

function isLastDay(range: DateRange, day: CalendarDate): boolean {
  return addMonths(startOfMonth(day), 1) === range.until && day.slice(8) === lastDayText(day);
}

function lastDayText(day: CalendarDate): string {
  const next = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0));
  return String(next.getUTCDate()).padStart(2, '0');
}
