import { addDays, addMonths, daysBetween, startOfMonth, type CalendarDate } from '../values/calendar-date';
import { startOfPeriod, type Period } from '../values/fiscal-calendar';
import { scale } from '../values/money';
import type { CrmAccess, TermsVersion } from './terms';

export const TIME_KINDS = ['work', 'collaboration', 'visit', 'travel'] as const;
/** work: alone. collaboration: with the company's people. visit: on site. travel: on the way. */
export type TimeKind = (typeof TIME_KINDS)[number];

/** The time of one day and kind; `billableMinutes` of `minutes` use up contracted days. */
export type DayTime = { day: CalendarDate; kind: TimeKind; minutes: number; billableMinutes: number };

/**
 * kept: the company's people gave the hours agreed. missed: they did not, and the week is over. running: it may still happen. part: the
 * engagement began or ended within the week, which is judged only where it was kept.
 */
export type WeekState = 'kept' | 'missed' | 'running' | 'part';
export type CollaborationWeek = {
  /** Its Monday. */
  from: CalendarDate;
  minutes: number;
  agreedMinutes: number;
  state: WeekState;
};

/** Days are hundredths of a day, money is in minor units. */
export type TimeMonth = {
  period: Period;
  /** By the share of the month that the engagement covers; null where nothing is agreed. */
  contractedDays: number | null;
  /** What a month that is covered from end to end has. */
  fullDays: number | null;
  usedDays: number;
  leftDays: number | null;
  overDays: number;
  /** Time that is not charged. */
  freeDays: number;
  minutesPerDay: number;
  byKind: Record<TimeKind, number>;
  /** Weeks whose Thursday lies in the month, within the engagement and not after today; empty where no hours are agreed. */
  weeks: CollaborationWeek[];
  crmAccess: CrmAccess;
  crmAccessOn: CalendarDate | null;
  dayRateMinor: bigint | null;
  /** What the days agreed cost, and the days used. */
  contractedMinor: bigint | null;
  usedMinor: bigint | null;
};

type Clock = { period: Period; today: CalendarDate };

/** The days whose time a month needs: its weeks reach into the months beside it. Half-open. */
export function daysOfTimeMonth(period: Period): { from: CalendarDate; until: CalendarDate } {
  const first = startOfPeriod(period);
  return { from: mondayOf(first), until: addDays(mondayOf(addMonths(first, 1)), 7) };
}

/** Days contracted and used in one month, the weekly hours kept, and what it costs (docs/metrics.md, "Days of the engagement"). */
export function timeMonth(terms: TermsVersion | null, time: readonly DayTime[], clock: Clock): TimeMonth {
  const from = startOfPeriod(clock.period);
  const until = addMonths(from, 1);
  const own = time.filter(({ day }) => day >= from && day < until);
  const minutesPerDay = terms?.minutesPerDay ?? DAY_MINUTES;
  const minutes = own.reduce((sum, one) => sum + one.minutes, 0);
  const billable = own.reduce((sum, one) => sum + one.billableMinutes, 0);
  const usedDays = daysOfMinutes(billable, minutesPerDay);
  const contractedDays = terms === null ? null : contractedIn(terms, from, until);
  const rate = terms?.dayRateMinor ?? null;
  return {
    period: clock.period,
    contractedDays,
    fullDays: terms?.contractedDays ?? null,
    usedDays,
    leftDays: contractedDays === null ? null : Math.max(contractedDays - usedDays, 0),
    overDays: contractedDays === null ? 0 : Math.max(usedDays - contractedDays, 0),
    freeDays: daysOfMinutes(minutes - billable, minutesPerDay),
    minutesPerDay,
    byKind: kindsOf(own),
    weeks: terms === null ? [] : weeksOf(terms, time, clock),
    crmAccess: terms?.crmAccess ?? 'not_asked',
    crmAccessOn: terms?.crmAccessOn ?? null,
    dayRateMinor: rate,
    contractedMinor: rate === null || contractedDays === null ? null : costOf(contractedDays, rate),
    usedMinor: rate === null ? null : costOf(usedDays, rate),
  };
}

const DAY_MINUTES = 480;

/** Minutes as hundredths of a day, rounded half to even. */
export function daysOfMinutes(minutes: number, minutesPerDay: number): number {
  return Number(scale(BigInt(minutes), 100, minutesPerDay));
}

/** What so many hundredths of a day cost at a day rate. */
export function costOf(days: number, dayRateMinor: bigint): bigint {
  return scale(dayRateMinor, days, 100);
}

/** A full month takes all days, the first and the last month their share of its calendar days; outside of the engagement none. */
function contractedIn(terms: TermsVersion, from: CalendarDate, until: CalendarDate): number | null {
  if (terms.contractedDays === null) return null;
  const first = terms.startOn > from ? terms.startOn : from;
  const end = terms.endOn === null ? until : addDays(terms.endOn, 1);
  const engaged = Math.max(daysBetween(first, end < until ? end : until), 0);
  return Number(scale(BigInt(terms.contractedDays), engaged, daysBetween(from, until)));
}

function kindsOf(time: readonly DayTime[]): Record<TimeKind, number> {
  const sums: Record<TimeKind, number> = { work: 0, collaboration: 0, visit: 0, travel: 0 };
  for (const { kind, minutes } of time) sums[kind] += minutes;
  return sums;
}

/** A week belongs to the month of its Thursday. Time with the company's people is collaboration, on site or not. */
function weeksOf(
  terms: TermsVersion,
  time: readonly DayTime[],
  { period, today }: Clock,
): CollaborationWeek[] {
  if (terms.weeklyMinutes === 0) return [];
  const { from: first, until } = daysOfTimeMonth(period);
  const weeks: CollaborationWeek[] = [];
  for (let from = first; from < until; from = addDays(from, 7)) {
    const end = addDays(from, 7);
    const outside = end <= terms.startOn || (terms.endOn !== null && from > terms.endOn) || from > today;
    if (outside || startOfMonth(addDays(from, THURSDAY)) !== startOfPeriod(period)) continue;
    const minutes = time
      .filter(({ day, kind }) => day >= from && day < end && (kind === 'collaboration' || kind === 'visit'))
      .reduce((sum, one) => sum + one.minutes, 0);
    weeks.push({
      from,
      minutes,
      agreedMinutes: terms.weeklyMinutes,
      state: stateOf(terms, from, minutes, today),
    });
  }
  return weeks;
}

const THURSDAY = 3;

function stateOf(terms: TermsVersion, from: CalendarDate, minutes: number, today: CalendarDate): WeekState {
  const last = addDays(from, 6);
  if (minutes >= terms.weeklyMinutes) return 'kept';
  if (from < terms.startOn || (terms.endOn !== null && last > terms.endOn)) return 'part';
  return last < today ? 'missed' : 'running';
}

/** The Monday of a day's week. */
export function mondayOf(day: CalendarDate): CalendarDate {
  return addDays(day, -(((daysBetween(A_MONDAY, day) % 7) + 7) % 7));
}

const A_MONDAY = startOfPeriod(1900 * 12);
