import { describe, expect, it } from 'vitest';
import { judgeReport, ReportTimes } from '@/domain/devices/report-times';
import { date, dayOfInstant } from '@/domain/values/calendar-date';

const chicago = new ReportTimes('America/Chicago');

describe('the time of a report', () => {
  it.each([
    ['2026-03-31T04:59:59Z', '2026-03-31T04:59:59.000Z', '2026-03-30'],
    ['2026-03-31T05:00:00Z', '2026-03-31T05:00:00.000Z', '2026-03-31'],
    ['2026-03-31 05:00:00.123456Z', '2026-03-31T05:00:00.123Z', '2026-03-31'],
    ['2026-03-31T05:00:00+02:00', '2026-03-31T03:00:00.000Z', '2026-03-30'],
    ['2026-01-15 23:59', '2026-01-16T05:59:00.000Z', '2026-01-15'],
    ['2026-07-15T23:59:30', '2026-07-16T04:59:30.000Z', '2026-07-15'],
    ['1774933200', '2026-03-31T05:00:00.000Z', '2026-03-31'],
    ['1774933199999', '2026-03-31T04:59:59.999Z', '2026-03-30'],
  ])('%s is %s, on %s for a company in Chicago', (text, at, day) => {
    expect(chicago.read(text)).toEqual({ at, day });
  });

  it.each([
    '2026-03-31',
    'yesterday',
    '',
    '31/03/2026 10:00',
    '2026-02-31T10:00:00Z',
    '2026-02-30 10:00',
    '2026-03-31 24:00',
    '123',
  ])('%s says no instant', (text) => {
    expect(chicago.read(text)).toBeNull();
  });

  it('is never so far away that it has no day', () => {
    expect(chicago.read('9999-12-25T00:00:00Z')).toMatchObject({ at: '2100-01-01T00:00:00.000Z' });
    expect(chicago.read('9999999999999')).toMatchObject({ at: '2100-01-01T00:00:00.000Z' });
    expect(chicago.read('0001-01-01T00:00:00Z')).toMatchObject({ at: '1960-01-01T00:00:00.000Z' });
  });

  it('of a day alone is its first instant', () => {
    expect(chicago.onDay(date('2026-03-31'))).toEqual({ at: '2026-03-31T05:00:00Z', day: '2026-03-31' });
  });

  it('is on the day that the zone has, at each quarter of an hour, in zones of whole, half and quarter hours', () => {
    for (const zone of [
      'UTC',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
    ]) {
      const times = new ReportTimes(zone);
      for (let i = 0; i < 400; i++) {
        const at = new Date(Date.UTC(2026, 2, 27) + i * 17 * 60_000 + i * 977).toISOString();
        expect(times.read(at)).toEqual({ at, day: dayOfInstant(at, zone) });
      }
    }
  });
});

describe('a report', () => {
  const now = '2026-11-22T12:00:00.000Z';
  it('in the future is refused; a clock that is a little ahead counts as now', () => {
    expect(judgeReport('2026-11-22T12:05:00.001Z', now)).toEqual({ fault: 'future' });
    expect(judgeReport('2026-11-22T12:05:00.000Z', now)).toEqual({ at: now });
    expect(judgeReport('2026-11-22T11:59:59.000Z', now)).toEqual({ at: '2026-11-22T11:59:59.000Z' });
  });

  it('of a clock that was never set is refused', () => {
    expect(judgeReport('1970-01-01T00:00:00.000Z', now)).toEqual({ fault: 'too_early' });
  });
});
