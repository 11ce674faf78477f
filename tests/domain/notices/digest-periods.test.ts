import { describe, expect, it } from 'vitest';
import { digestsDue, lastPeriod } from '@/domain/notices/digest-periods';
import { date } from '@/domain/values/calendar-date';

const BERLIN = { zone: 'Europe/Berlin', createdAt: '2026-01-05T12:00:00.000Z' };
const periods = (company: typeof BERLIN, instant: string) =>
  digestsDue(company, instant).map(({ kind, period }) => `${kind} ${period}`);

describe('the period of a digest', () => {
  it('is the last week, Monday to Sunday, and the last month', () => {
    expect(lastPeriod('weekly', date('2026-11-23'))).toEqual({
      kind: 'weekly',
      period: '2026-W47',
      from: '2026-11-16',
      until: '2026-11-23',
    });
    expect(lastPeriod('weekly', date('2026-11-22'))).toMatchObject({ period: '2026-W46' });
    expect(lastPeriod('weekly', date('2027-01-04'))).toMatchObject({ period: '2026-W53' });
    expect(lastPeriod('monthly', date('2027-01-01'))).toEqual({
      kind: 'monthly',
      period: '2026-12',
      from: '2026-12-01',
      until: '2027-01-01',
    });
  });
});

describe('when a digest is due', () => {
  it('is Monday at 7:00 of the company’s own morning, summer and winter', () => {
    expect(periods(BERLIN, '2026-11-23T05:59:59.000Z')).toEqual([]);
    expect(periods(BERLIN, '2026-11-23T06:00:00.000Z')).toEqual(['weekly 2026-W47']);
    expect(periods(BERLIN, '2026-07-06T04:59:59.000Z')).toEqual([]);
    expect(periods(BERLIN, '2026-07-06T05:00:00.000Z')).toEqual(['weekly 2026-W27']);
    const auckland = { ...BERLIN, zone: 'Pacific/Auckland' };
    expect(periods(auckland, '2026-11-22T18:00:00.000Z')).toEqual(['weekly 2026-W47']);
  });

  it('is the 1st at 7:00 for the month, with the week when it is a Monday', () => {
    expect(periods(BERLIN, '2026-12-01T06:00:00.000Z')).toEqual(['weekly 2026-W48', 'monthly 2026-11']);
    expect(periods(BERLIN, '2027-02-01T06:00:00.000Z')).toEqual(['weekly 2027-W04', 'monthly 2027-01']);
  });

  it('is over after three days: older ones are no news', () => {
    expect(periods(BERLIN, '2026-11-26T05:59:59.000Z')).toEqual(['weekly 2026-W47']);
    expect(periods(BERLIN, '2026-11-26T06:00:00.000Z')).toEqual([]);
  });

  it('is never for a company that came after the period', () => {
    const young = { ...BERLIN, createdAt: '2026-11-23T02:00:00.000Z' };
    expect(periods(young, '2026-11-23T08:00:00.000Z')).toEqual([]);
    expect(periods(young, '2026-11-30T08:00:00.000Z')).toEqual(['weekly 2026-W48']);
  });
});
