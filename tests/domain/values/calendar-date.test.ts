import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  calendarDate,
  date,
  dayOfInstant,
  daysBetween,
  daysInMonth,
  dayText,
  earliest,
  isTimeZone,
  latest,
  parseCalendarDate,
  startOfDay,
  startOfMonth,
  type CalendarDate,
} from '@/domain/values/calendar-date';

const anyDay: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: 0, max: 90_000 })
  .map((n) => date(Temporal.PlainDate.from('1920-01-01').add({ days: n }).toString()));

const ZONES = [
  'UTC',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
];

describe('reading a date', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31', '2023-12-31'])('%s exists', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '2100-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-01-32',
    '1899-12-31',
    '2200-01-01',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T00:00:00Z',
    ' 2024-01-01',
    '2024-01-01\n',
    '2024/01/01',
    '',
    '٢٠٢٤-٠١-٠١',
  ])('"%s" is none', (text) => {
    expect(parseCalendarDate(text)).toBeNull();
    expect(() => date(text)).toThrow(RangeError);
  });

  it('takes exactly the days that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: -1, max: 33 }),
        (year, month, day) => {
          let expected: string | null = null;
          try {
            expected = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
          } catch {
            // no such day
          }
          expect(calendarDate(year, month, day)).toBe(expected);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('does not take fractions of a day or month', () => {
    expect(calendarDate(2024, 1.5, 1)).toBeNull();
    expect(calendarDate(2024, 1, 1.5)).toBeNull();
    expect(calendarDate(Number.NaN, 1, 1)).toBeNull();
  });
});

describe('counting', () => {
  it('days and months goes as the calendar goes', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -7_000, max: 7_000 }),
        fc.integer({ min: -200, max: 200 }),
        (day, days, months) => {
          const plain = Temporal.PlainDate.from(day);
          expect(addDays(day, days)).toBe(plain.add({ days }).toString());
          expect(addMonths(day, months)).toBe(plain.add({ months }).toString());
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('between two days is the way from one to the other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, until) => {
        const expected = Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' }).days;
        expect(daysBetween(from, until)).toBe(expected);
        expect(addDays(from, daysBetween(from, until))).toBe(until);
        expect(from < until).toBe(daysBetween(from, until) > 0);
      }),
    );
  });

  it('a month from the 31st is the last day', () => {
    expect(addMonths(date('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(date('2023-01-31'), 1)).toBe('2023-02-28');
    expect(addMonths(date('2024-03-31'), -1)).toBe('2024-02-29');
    expect(addMonths(date('2024-02-29'), 12)).toBe('2025-02-28');
    expect(addMonths(date('2024-12-31'), -12)).toBe('2023-12-31');
  });

  it('may pass the years that can be read, and comes back', () => {
    expect(addMonths(date('2199-12-01'), 1)).toBe('2200-01-01');
    expect(addDays(date('2199-12-31'), 1)).toBe('2200-01-01');
    expect(addDays(date('1900-01-01'), -1)).toBe('1899-12-31');
    expect(addMonths(addMonths(date('2199-12-01'), 3), -3)).toBe('2199-12-01');
    expect(addDays(date('2199-12-31'), 90) > date('2199-12-31')).toBe(true);
  });

  it('the days of a month knows leap years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(daysInMonth(year, month)).toBe(Temporal.PlainYearMonth.from({ year, month }).daysInMonth);
      }),
    );
  });

  it('the first of the month, the earliest and the latest', () => {
    expect(startOfMonth(date('2024-02-29'))).toBe('2024-02-01');
    const [a, b, c] = [date('2024-02-29'), date('2023-12-31'), date('2024-03-01')];
    expect([earliest(a, b, c), latest(a, b, c), earliest(a), latest(a)]).toEqual([b, c, a, a]);
  });
});

describe('the day of an instant', () => {
  it.each([
    ['2024-06-30T11:59:59Z', 'Pacific/Auckland', '2024-06-30'],
    ['2024-06-30T12:00:00Z', 'Pacific/Auckland', '2024-07-01'],
    ['2024-12-31T10:59:59Z', 'Pacific/Auckland', '2024-12-31'],
    ['2024-12-31T11:00:00Z', 'Pacific/Auckland', '2025-01-01'],
    ['2024-12-31T09:59:59Z', 'Pacific/Kiritimati', '2024-12-31'],
    ['2024-12-31T10:00:00Z', 'Pacific/Kiritimati', '2025-01-01'],
    ['2025-01-01T10:59:59Z', 'Pacific/Pago_Pago', '2024-12-31'],
    ['2024-03-31T00:59:59Z', 'Europe/Berlin', '2024-03-31'],
    ['2024-03-31T22:00:00Z', 'Europe/Berlin', '2024-04-01'],
    ['2024-03-30T22:59:59Z', 'Europe/Berlin', '2024-03-30'],
    ['2024-01-01T02:29:59Z', 'America/St_Johns', '2023-12-31'],
    ['2024-01-01T03:30:00Z', 'America/St_Johns', '2024-01-01'],
    ['2024-01-01T00:00:00Z', 'UTC', '2024-01-01'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayOfInstant(instant, zone)).toBe(day);
  });

  it('two ends of the earth are two days apart at one instant', () => {
    const instant = '2024-12-31T10:30:00Z';
    expect(
      daysBetween(dayOfInstant(instant, 'Pacific/Pago_Pago'), dayOfInstant(instant, 'Pacific/Kiritimati')),
    ).toBe(2);
  });

  it('begins where the day begins: the first instant is in it, the one before is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000 }).map((n) => addDays(date('1997-01-01'), n)),
        fc.constantFrom(...ZONES),
        (day, zone) => {
          const start = startOfDay(day, zone);
          const before = Temporal.Instant.from(start).subtract({ milliseconds: 1 }).toString();
          expect(dayOfInstant(start, zone)).toBe(day);
          expect(dayOfInstant(before, zone) < day).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('begins at one o’clock where midnight does not exist', () => {
    expect(startOfDay(date('2018-11-04'), 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z');
    expect(startOfDay(date('2018-11-03'), 'America/Sao_Paulo')).toBe('2018-11-03T03:00:00Z');
  });

  it('has 23 or 25 hours when the clocks change', () => {
    const hours = (day: string) =>
      Temporal.Instant.from(startOfDay(date(day), 'Europe/Berlin')).until(
        Temporal.Instant.from(startOfDay(addDays(date(day), 1), 'Europe/Berlin')),
        { largestUnit: 'hours' },
      ).hours;
    expect(['2024-03-31', '2024-10-27', '2024-07-01'].map(hours)).toEqual([23, 25, 24]);
  });
});

describe('time zones', () => {
  it('are known by name', () => {
    expect(ZONES.every(isTimeZone)).toBe(true);
    expect(['', 'Mars/Olympus', 'Berlin', 'Europe/Berlin; DROP'].some(isTimeZone)).toBe(false);
  });
});

describe('a day in a sentence', () => {
  it('is written so that nobody can mistake it', () => {
    expect(dayText(date('2027-03-12'))).toBe('12 Mar 2027');
    expect(dayText(date('2024-12-01'))).toBe('1 Dec 2024');
  });
});
