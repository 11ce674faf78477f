import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestsDue, lastPeriod } from '@/domain/notices/digest-periods';
import { addDays, date, daysBetween, dayOfInstant } from '@/domain/values/calendar-date';
import { zonedTimeText } from './zoned-time-text';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Cairo',
];
const OLD = '2020-01-01T00:00:00.000Z';
const HOUR = 3_600_000;
/** 2026 to 2030, by the quarter of an hour: a morning's 7:00 is on one in every zone. */
const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1) / (HOUR / 4), max: Date.UTC(2030, 11, 31) / (HOUR / 4) })
  .map((quarter) => new Date(quarter * (HOUR / 4)).toISOString());

describe('periods, on any day of ten years', () => {
  const day = fc.integer({ min: 0, max: 3652 }).map((n) => addDays(date('2024-01-01'), n));

  it('are over, of seven days from Monday on, or a whole month', () => {
    fc.assert(
      fc.property(day, (today) => {
        const week = lastPeriod('weekly', today);
        expect(daysBetween(week.from, week.until)).toBe(7);
        expect(new Date(`${week.from}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(daysBetween(week.until, today)).toBeLessThan(7);
        const month = lastPeriod('monthly', today);
        expect(month.until <= today && month.until.endsWith('-01') && month.from.endsWith('-01')).toBe(true);
        expect(month.period).toBe(month.from.slice(0, 7));
      }),
    );
  });

  it('follow each other without a gap, and each has a name of its own', () => {
    fc.assert(
      fc.property(day, fc.constantFrom<'weekly' | 'monthly'>('weekly', 'monthly'), (today, kind) => {
        const one = lastPeriod(kind, today);
        const before = lastPeriod(kind, addDays(one.until, -1));
        expect(before.until).toBe(one.from);
        expect(before.period < one.period).toBe(true);
      }),
    );
  });
});

describe('the morning of a digest, in any zone', () => {
  it('has come at seven on the clock of the wall, summer time or not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (zone, now) => {
        for (const { until } of digestsDue({ zone, createdAt: OLD }, now)) {
          const today = dayOfInstant(now, zone);
          expect(today >= until).toBe(true);
          if (today === until) expect(zonedTimeText(now, zone) >= '07:00').toBe(true);
          expect(daysBetween(until, today)).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is not missed: on a Monday after seven the week is due, on the 1st the month', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (zone, now) => {
        const today = dayOfInstant(now, zone);
        const seven = zonedTimeText(now, zone) >= '07:00';
        const due = digestsDue({ zone, createdAt: OLD }, now).map(({ kind }) => kind);
        const monday = new Date(`${today}T00:00:00Z`).getUTCDay() === 1;
        if (monday) expect(due.includes('weekly')).toBe(seven);
        if (today.endsWith('-01')) expect(due.includes('monthly')).toBe(seven);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Europe/Berlin, clocks forward on Sunday', 'Europe/Berlin', '2026-03-30T05:00:00.000Z'],
    ['Europe/Berlin, clocks back on Sunday', 'Europe/Berlin', '2026-10-26T06:00:00.000Z'],
    ['New York, clocks forward', 'America/New_York', '2026-03-09T11:00:00.000Z'],
    ['New York, clocks back', 'America/New_York', '2026-11-02T12:00:00.000Z'],
    ['Auckland, clocks forward', 'Pacific/Auckland', '2026-09-27T18:00:00.000Z'],
    ['Auckland, clocks back', 'Pacific/Auckland', '2026-04-05T19:00:00.000Z'],
  ])('%s', (_, zone, seven) => {
    const due = (at: string) =>
      digestsDue({ zone, createdAt: OLD }, at).filter(({ kind }) => kind === 'weekly');
    const before = new Date(Date.parse(seven) - 1).toISOString();
    expect([due(before).length, due(seven).length]).toEqual([0, 1]);
  });
});

describe('the new year', () => {
  it('comes to Auckland while it is still last year in London', () => {
    const due = (zone: string) =>
      digestsDue({ zone, createdAt: OLD }, '2026-12-31T18:00:00.000Z').map(({ period }) => period);
    expect(due('Pacific/Auckland')).toEqual(['2026-12']);
    expect(due('Europe/London')).toEqual([]);
  });

  it('has the week of the Thursday: 2026 has 53, and 2027 begins with the fourth of January', () => {
    const week = (day: string) => lastPeriod('weekly', date(day)).period;
    expect([week('2026-12-28'), week('2027-01-04'), week('2027-01-11')]).toEqual([
      '2026-W52',
      '2026-W53',
      '2027-W01',
    ]);
  });
});
