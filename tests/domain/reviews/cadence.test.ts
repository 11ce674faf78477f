import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isoWeek,
  mondayOf,
  nextReviews,
  reviewInWeek,
  weekdayOf,
  WEEKS_AHEAD,
  type Cadence,
} from '@/domain/reviews/cadence';
import { addDays, date, instantAt, minuteOfInstant } from '@/domain/values/calendar-date';

const cadence = (weekday: number, time: string, zone: string): Cadence => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { weekday, minuteOfDay: hour * 60 + minute, zone };
};
const starts = (of: Cadence, from: string, count = WEEKS_AHEAD) =>
  nextReviews(of, from, count).map(({ startsAt }) => startsAt.slice(0, 16));

describe('the weeks of a year', () => {
  it.each([
    ['2026-11-24', '2026-W48'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2023-01-01', '2022-W52'],
    ['2021-01-03', '2020-W53'],
    ['2016-01-01', '2015-W53'],
    ['2000-02-29', '2000-W09'],
  ])('%s is in %s', (day, week) => {
    expect(isoWeek(date(day))).toBe(week);
  });

  it('have a Monday, and those that there are not have none', () => {
    expect(mondayOf('2026-W53')).toBe('2026-12-28');
    expect(mondayOf('2027-W01')).toBe('2027-01-04');
    for (const none of ['2025-W53', '2026-W00', '2026-W54', '2026-48', 'W48', ''])
      expect(mondayOf(none)).toBeNull();
    expect(() => reviewInWeek(cadence(1, '09:00', 'UTC'), '2025-W53')).toThrow('Not an ISO week');
  });

  it('follow one another without a gap for two hundred years', () => {
    let previous = '';
    for (let day = date('1950-01-02'); day < date('2150-01-01'); day = addDays(day, 7)) {
      const week = isoWeek(day);
      expect(weekdayOf(day)).toBe(1);
      expect(mondayOf(week)).toBe(day);
      expect(new Set([0, 1, 2, 3, 4, 5, 6].map((more) => isoWeek(addDays(day, more))))).toEqual(
        new Set([week]),
      );
      const [year, number] = [Number(week.slice(0, 4)), Number(week.slice(6))];
      const [yearBefore, numberBefore] = [Number(previous.slice(0, 4)), Number(previous.slice(6))];
      if (previous !== '')
        expect(year === yearBefore ? number : number + numberBefore).toBe(
          year === yearBefore ? numberBefore + 1 : numberBefore + 1,
        );
      previous = week;
    }
  });
});

describe('the next reviews', () => {
  it('are the same time on the wall when summer ends and begins', () => {
    expect(starts(cadence(2, '09:00', 'Europe/Berlin'), '2026-10-19T00:00:00Z')).toEqual([
      '2026-10-20T07:00',
      '2026-10-27T08:00',
      '2026-11-03T08:00',
      '2026-11-10T08:00',
    ]);
    expect(starts(cadence(2, '09:00', 'America/St_Johns'), '2026-03-01T00:00:00Z', 2)).toEqual([
      '2026-03-03T12:30',
      '2026-03-10T11:30',
    ]);
  });

  it('are after the jump where the clocks skip their time', () => {
    expect(starts(cadence(7, '02:30', 'Europe/Berlin'), '2026-03-28T12:00:00Z', 1)).toEqual([
      '2026-03-29T01:30',
    ]);
    expect(minuteOfInstant('2026-03-29T01:30:00Z', 'Europe/Berlin')).toBe(3 * 60 + 30);
    // Lord Howe moves by half an hour.
    expect(starts(cadence(7, '02:15', 'Australia/Lord_Howe'), '2026-10-03T00:00:00Z', 1)).toEqual([
      '2026-10-03T15:45',
    ]);
  });

  it('are the first of two where the clocks show their time twice', () => {
    expect(starts(cadence(7, '02:30', 'Europe/Berlin'), '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-11-01T01:30',
    ]);
    // Between the two it is over: the next is in a week.
    expect(starts(cadence(7, '02:30', 'Europe/Berlin'), '2026-10-25T01:00:00Z', 1)).toEqual([
      '2026-11-01T01:30',
    ]);
  });

  it('cross the year where it is first new, and where it is half an hour off', () => {
    const auckland = nextReviews(cadence(5, '08:30', 'Pacific/Auckland'), '2026-12-30T00:00:00Z', 2);
    expect(auckland).toEqual([
      { week: '2026-W53', heldOn: '2027-01-01', startsAt: '2026-12-31T19:30:00.000Z' },
      { week: '2027-W01', heldOn: '2027-01-08', startsAt: '2027-01-07T19:30:00.000Z' },
    ]);
    const stJohns = nextReviews(cadence(4, '22:00', 'America/St_Johns'), '2026-12-30T00:00:00Z', 2);
    expect(stJohns).toEqual([
      { week: '2026-W53', heldOn: '2026-12-31', startsAt: '2027-01-01T01:30:00.000Z' },
      { week: '2027-W01', heldOn: '2027-01-07', startsAt: '2027-01-08T01:30:00.000Z' },
    ]);
  });

  it('begin after now, not at it', () => {
    const tuesday = cadence(2, '09:00', 'UTC');
    expect(starts(tuesday, '2026-11-24T08:59:59.999Z', 1)).toEqual(['2026-11-24T09:00']);
    expect(starts(tuesday, '2026-11-24T09:00:00Z', 1)).toEqual(['2026-12-01T09:00']);
  });

  it('are held on the day after where a jump carries them over midnight', () => {
    // Samoa had no 30 December 2011.
    const [first] = nextReviews(cadence(5, '10:00', 'Pacific/Apia'), '2011-12-28T20:00:00Z', 1);
    expect(first).toMatchObject({ week: '2011-W52', heldOn: '2011-12-31' });
  });
});

/** Wall clock of a zone by the platform's own calendar, without the library that the code uses. */
function wall(at: number, zone: string): { weekday: number; minuteOfDay: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1,
    minuteOfDay: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'UTC');
const anyCadence = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  minuteOfDay: fc.integer({ min: 0, max: 1439 }),
  zone: anyZone,
});
const anyInstant = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2037-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());

const QUARTER = 15 * 60_000;
const WEEK = 7 * 24 * 3_600_000;

describe('for any zone, time and start', () => {
  it('each review shows its weekday and time on the wall, or falls on a jump of the clocks', () => {
    fc.assert(
      fc.property(anyCadence, anyInstant, (of, from) => {
        for (const { startsAt } of nextReviews(of, from, 3)) {
          const at = Date.parse(startsAt);
          const shown = wall(at, of.zone);
          if (shown.weekday === of.weekday && shown.minuteOfDay === of.minuteOfDay) {
            // No earlier instant near it shows the same: of two, it is the first.
            for (let back = QUARTER; back <= 2 * 3_600_000; back += QUARTER)
              expect(wall(at - back, of.zone).minuteOfDay).not.toBe(of.minuteOfDay);
          } else {
            // Nothing within a day shows it: the time is not there.
            const near = Array.from({ length: 193 }, (_, step) => wall(at + (step - 96) * QUARTER, of.zone));
            expect(near.filter((s) => s.weekday === of.weekday && s.minuteOfDay === of.minuteOfDay)).toEqual(
              [],
            );
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('they come after the start, in order, one each ISO week', () => {
    fc.assert(
      fc.property(anyCadence, anyInstant, (of, from) => {
        const found = nextReviews(of, from, 6);
        const times = found.map(({ startsAt }) => Date.parse(startsAt));
        expect(times.every((at, index) => at > (times[index - 1] ?? Date.parse(from)))).toBe(true);
        // None is left out: the first is at most a week and a jump away.
        expect((times[0] ?? 0) - Date.parse(from)).toBeLessThanOrEqual(WEEK + 25 * 3_600_000);
        expect(new Set(found.map(({ week }) => week)).size).toBe(6);
        for (const review of found) expect(reviewInWeek(of, review.week)).toEqual(review);
      }),
      { numRuns: 500 },
    );
  });

  it('an instant and its wall clock agree', () => {
    fc.assert(
      fc.property(
        anyZone,
        fc.integer({ min: 0, max: 8000 }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, days, minute) => {
          const at = instantAt(addDays(date('2015-01-01'), days), minute, zone);
          expect(minuteOfInstant(at, zone)).toBe(wall(Date.parse(at), zone).minuteOfDay);
        },
      ),
      { numRuns: 500 },
    );
  });
});
