import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costOf,
  daysOfMinutes,
  daysOfTimeMonth,
  mondayOf,
  timeMonth,
  type DayTime,
  type TimeKind,
} from '@/domain/engagement/days';
import { addDays, date, daysBetween } from '@/domain/values/calendar-date';
import { periodOf, startOfPeriod } from '@/domain/values/fiscal-calendar';
import { aTerm } from './a-term';

const FEBRUARY = { period: periodOf(date('2026-02-01')), today: date('2026-03-20') };
const time = (day: string, kind: TimeKind, minutes: number, billableMinutes = minutes): DayTime => ({
  day: date(day),
  kind,
  minutes,
  billableMinutes,
});

describe('days of a month', () => {
  it('are the billable minutes by the length of a day: used, left, over', () => {
    const of = (...all: DayTime[]) => timeMonth(aTerm(), all, FEBRUARY);
    expect(of()).toMatchObject({ contractedDays: 1000, usedDays: 0, leftDays: 1000, overDays: 0 });
    const some = of(time('2026-02-02', 'work', 480), time('2026-02-03', 'travel', 240, 0));
    expect(some).toMatchObject({ usedDays: 100, leftDays: 900, overDays: 0, freeDays: 50 });
    expect(some.byKind).toEqual({ work: 480, collaboration: 0, visit: 0, travel: 240 });
    const many = Array.from({ length: 11 }, (_, i) => time(addDays(date('2026-02-02'), i), 'visit', 480));
    expect(of(...many)).toMatchObject({ usedDays: 1100, leftDays: 0, overDays: 100 });
  });

  it('leave out the days of the months beside it', () => {
    const beside = [time('2026-01-31', 'work', 480), time('2026-03-01', 'work', 480)];
    expect(timeMonth(aTerm(), beside, FEBRUARY).usedDays).toBe(0);
  });

  it('cost their rate, agreed and used apart; without a rate nothing is guessed', () => {
    const month = timeMonth(aTerm(), [time('2026-02-02', 'work', 100)], FEBRUARY);
    // 100 of 480 minutes are 0.21 days: 252.00.
    expect(month).toMatchObject({ usedDays: 21, usedMinor: 25_200n, contractedMinor: 1_200_000n });
    const free = timeMonth(aTerm({ dayRateMinor: null }), [], FEBRUARY);
    expect(free).toMatchObject({ usedMinor: null, contractedMinor: null });
    expect(timeMonth(aTerm({ contractedDays: null }), [], FEBRUARY)).toMatchObject({
      contractedDays: null,
      leftDays: null,
      overDays: 0,
      contractedMinor: null,
      usedMinor: 0n,
    });
    expect(timeMonth(null, [time('2026-02-02', 'work', 480)], FEBRUARY)).toMatchObject({
      contractedDays: null,
      usedDays: 100,
      weeks: [],
      crmAccess: 'not_asked',
    });
  });

  it('take the share of a month that the engagement covers', () => {
    const days = (month: string, change = {}) =>
      timeMonth(aTerm(change), [], { ...FEBRUARY, period: periodOf(date(month)) }).contractedDays;
    expect(days('2026-01-01')).toBe(871); // 27 of 31 days
    expect(days('2025-12-01')).toBe(0);
    expect(days('2026-02-01', { endOn: date('2026-02-14') })).toBe(500);
    expect(days('2026-03-01', { endOn: date('2026-02-14') })).toBe(0);
    expect(days('2026-02-01', { endOn: date('2026-02-28') })).toBe(1000);
  });

  it('round half to even, never by a fraction of a cent', () => {
    expect([daysOfMinutes(60, 480), daysOfMinutes(12, 480), daysOfMinutes(36, 480)]).toEqual([12, 2, 8]);
    expect(costOf(33, 100_001n)).toBe(33_000n);
  });

  it('add up: left and over are what is between contracted and used', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1440 }), { maxLength: 28 }), (minutes) => {
        const all = minutes.map((one, i) => time(addDays(date('2026-02-01'), i), 'work', one));
        const { usedDays, leftDays, overDays } = timeMonth(aTerm(), all, FEBRUARY);
        expect((leftDays ?? 0) - overDays).toBe(1000 - usedDays);
        expect(Math.min(leftDays ?? 0, overDays)).toBe(0);
      }),
    );
  });
});

describe('the weekly hours', () => {
  const weeks = (all: DayTime[], change = {}, clock = FEBRUARY) =>
    timeMonth(aTerm(change), all, clock).weeks.map(({ from, state }) => [from, state]);

  it('are kept by time with the company’s people, on site or not, and missed once the week is over', () => {
    const all = [
      time('2026-02-02', 'collaboration', 60),
      time('2026-02-08', 'collaboration', 60),
      time('2026-02-09', 'visit', 120),
      time('2026-02-16', 'work', 480),
      time('2026-02-16', 'collaboration', 119),
    ];
    expect(weeks(all)).toEqual([
      ['2026-02-02', 'kept'],
      ['2026-02-09', 'kept'],
      ['2026-02-16', 'missed'],
      ['2026-02-23', 'missed'],
    ]);
  });

  it('belong to the month of their Thursday, each to one month', () => {
    const clock = (month: string) => ({ period: periodOf(date(month)), today: date('2027-12-31') });
    // 30 March 2026 is a Monday: its Thursday is 2 April.
    expect(weeks([], {}, clock('2026-03-01')).map(([from]) => from)).not.toContain('2026-03-30');
    expect(weeks([], {}, clock('2026-04-01'))[0]).toEqual(['2026-03-30', 'missed']);
    const first = periodOf(date('2026-02-01'));
    const year = Array.from({ length: 12 }, (_, i) => first + i).flatMap((period) =>
      weeks([], {}, { period, today: date('2028-01-01') }),
    );
    expect(new Set(year.map(([from]) => from)).size).toBe(year.length);
    expect(
      year.every(([from], i) => i === 0 || daysBetween(date(year[i - 1]?.[0] ?? ''), date(from ?? '')) === 7),
    ).toBe(true);
  });

  it('run until Sunday night, and weeks to come are not there', () => {
    const on = (today: string) => weeks([], {}, { ...FEBRUARY, today: date(today) }).at(-1);
    expect(on('2026-02-15')).toEqual(['2026-02-09', 'running']);
    expect(on('2026-02-16')).toEqual(['2026-02-16', 'running']);
    expect(weeks([], {}, { ...FEBRUARY, today: date('2026-02-16') })[1]).toEqual(['2026-02-09', 'missed']);
  });

  it('are not held against anybody in a week in which the engagement begins or ends', () => {
    const begun = { startOn: date('2026-02-04'), endOn: date('2026-02-18') };
    expect(weeks([], begun)).toEqual([
      ['2026-02-02', 'part'],
      ['2026-02-09', 'missed'],
      ['2026-02-16', 'part'],
    ]);
    expect(weeks([time('2026-02-04', 'collaboration', 120)], begun)[0]).toEqual(['2026-02-02', 'kept']);
  });

  it('are not asked where none are agreed', () => {
    expect(weeks([], { weeklyMinutes: 0 })).toEqual([]);
  });

  it('reach into the days that are read for a month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24_000, max: 24_600 }), (period) => {
        const { from, until } = daysOfTimeMonth(period);
        expect(from <= startOfPeriod(period) && until > startOfPeriod(period + 1)).toBe(true);
        expect([mondayOf(from), mondayOf(until)]).toEqual([from, until]);
      }),
    );
  });
});
