import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DateEvidence, readDate } from '@/domain/imports/dates';
import { addDays, date } from '@/domain/values/calendar-date';

function evidence(...texts: string[]): DateEvidence {
  const found = new DateEvidence();
  for (const text of texts) found.add(text);
  return found;
}

const anyDay = fc.integer({ min: 0, max: 51_000 }).map((days) => addDays(date('1960-01-01'), days));

describe('a date text', () => {
  it.each([
    ['2026-03-31', '2026-03-31'],
    ['2026/3/1', '2026-03-01'],
    ['2009/03/30', '2009-03-30'],
    ['2026-01-15 08:30', '2026-01-15'],
    ['2018-12-19 00:00:00', '2018-12-19'],
    ['2018-12-18 18:20:30.829', '2018-12-18'],
    ['2026-01-15T23:59:59.000Z', '2026-01-15'],
    ['2026-01-15T23:59:59+02:00', '2026-01-15'],
    ['15 Apr, 2021 00:02:00', '2021-04-15'],
    ['04 Nov, 2019 09:13:43', '2019-11-04'],
    ['Apr 15, 2021', '2021-04-15'],
    ['April 15, 2021 3:05 PM', '2021-04-15'],
    ['Wed, 15 Apr 2021', '2021-04-15'],
    ['15-Apr-21', '2021-04-15'],
    ['3. März 2026', '2026-03-03'],
    ['15 de abril de 2026', '2026-04-15'],
    ['1er août 2026', null],
    ['12 août 2026', '2026-08-12'],
    ['20260331', '2026-03-31'],
    ['45631', '2024-12-05'],
    ['45631.0', '2024-12-05'],
    ['45631.75', '2024-12-05'],
    ['2026-02-30', null],
    ['31 Feb 2026', null],
    ['2026-13-01', null],
    ['Q3-2026', null],
    ['July', null],
    ['12', null],
    ['1.2', null],
    ['19000435', null],
    ['2026-01-02 and more', null],
    ['', null],
  ])('%s is %s', (text, day) => {
    expect(readDate(text, 'iso')).toBe(day);
  });

  it.each([
    ['31/12/2026', 'dmy', '2026-12-31'],
    ['12/31/2026', 'mdy', '2026-12-31'],
    ['5/27/2021 0:00', 'mdy', '2021-05-27'],
    ['03-07-2021 12:59', 'dmy', '2021-07-03'],
    ['31.12.26', 'dmy', '2026-12-31'],
    ['5/19/2006 0:00:00', 'mdy', '2006-05-19'],
    ['1/2/1999 12:05:09 AM', 'mdy', '1999-01-02'],
    ['31/12/2026', 'mdy', null],
    ['12/31/2026', 'dmy', null],
    ['01/02/2026', null, null],
    ['01/02/2026', 'iso', null],
  ] as const)('%s read %s is %s', (text, order, day) => {
    expect(readDate(text, order)).toBe(day);
  });
});

describe('the order of a column', () => {
  it.each([
    ['day first once one value proves it', ['01/02/2026', '13/02/2026'], 'dmy'],
    ['month first once one value proves it', ['01/02/2026', '02/13/2026'], 'mdy'],
    ['asked when every value fits both', ['01/02/2026', '03/04/2026'], 'ask'],
    ['day first when both readings are the same day', ['01/01/2026', '02/02/2026'], 'dmy'],
    ['day first with dots', ['01.02.2026', '03.04.2026'], 'dmy'],
    ['asked with dashes', ['01-02-2026', '03-04-2026'], 'ask'],
    ['mixed when both are proven', ['13/02/2026', '02/13/2026'], 'mixed'],
    ['ISO for year first', ['2026-01-02', '2026-03-04 10:00'], 'iso'],
    ['ISO for months in words', ['15 Apr, 2021 00:02:00'], 'iso'],
    ['serial for day numbers only', ['45631.0', '45632'], 'serial'],
    ['none without dates', ['hello', '7'], null],
  ])('is %s', (_, texts, order) => {
    expect(evidence(...texts).order()).toBe(order);
  });

  it('follows the large majority and leaves the odd value to its row', () => {
    expect(evidence(...Array.from({ length: 30 }, () => '31/01/2026'), '01/31/2026').order()).toBe('dmy');
  });

  it('knows that times are in UTC only where a value says so', () => {
    expect(evidence('2026-01-15T23:59:59Z').utc).toBe(true);
    expect(evidence('2026-01-15T23:59:59').utc).toBe(false);
  });
});

describe('every day survives being written and read', () => {
  const parts = (day: string) => ({ y: day.slice(0, 4), m: day.slice(5, 7), d: day.slice(8) });
  it.each([
    ['D/M/Y', 'dmy', (day: string) => `${Number(parts(day).d)}/${Number(parts(day).m)}/${parts(day).y}`],
    [
      'M/D/Y h:mm',
      'mdy',
      (day: string) => `${Number(parts(day).m)}/${Number(parts(day).d)}/${parts(day).y} 7:42`,
    ],
    ['D.M.Y', 'dmy', (day: string) => `${parts(day).d}.${parts(day).m}.${parts(day).y}`],
    ['ISO', 'iso', (day: string) => `${day}T01:02:03.456Z`],
    ['compact', 'iso', (day: string) => day.replaceAll('-', '')],
  ] as const)('%s', (_, order, write) => {
    fc.assert(fc.property(anyDay, (day) => readDate(write(day), order) === day));
  });

  it('and a column of a year of days decides its own order', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const days = Array.from({ length: 366 }, (_, i) => addDays(day, i));
        const dmy = days.map((each) => `${parts(each).d}/${parts(each).m}/${parts(each).y}`);
        return evidence(...dmy).order() === 'dmy';
      }),
      { numRuns: 20 },
    );
  });
});
