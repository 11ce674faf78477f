import { describe, expect, it } from 'vitest';
import { date } from '@/domain/values/calendar-date';
import {
  dateRangeText,
  dateShort,
  dateText,
  daysText,
  instantText,
  monthText,
  relativeDays,
} from '@/ui/format/dates';

describe('dates', () => {
  it('writes day, month, year in one way everywhere', () => {
    expect(dateText(date('2027-03-12'))).toBe('12 Mar 2027');
    expect(dateText(date('2024-02-29'))).toBe('29 Feb 2024');
    expect(dateText(null)).toBe('–');
    expect(dateShort(date('2026-11-02'))).toBe('2 Nov');
    expect(dateShort(null)).toBe('–');
    expect(monthText(date('2026-12-31'))).toBe('Dec 2026');
  });

  it('names a year once in a range within it', () => {
    expect(dateRangeText(date('2027-01-01'), date('2027-03-31'))).toBe('1 Jan – 31 Mar 2027');
    expect(dateRangeText(date('2026-11-01'), date('2027-01-31'))).toBe('1 Nov 2026 – 31 Jan 2027');
  });

  it.each([
    [0, 'today'],
    [1, 'tomorrow'],
    [-1, 'yesterday'],
    [12, 'in 12 days'],
    [-68, '68 days ago'],
  ])('%d days from today are %s', (days, text) => {
    expect(relativeDays(days)).toBe(text);
  });

  it('writes durations in days', () => {
    expect(daysText(71)).toBe('71\u00a0d');
    expect(daysText(71.5)).toBe('71.5\u00a0d');
    expect(daysText(-12)).toBe('−12\u00a0d');
    expect(daysText(0)).toBe('0\u00a0d');
    expect(daysText(null)).toBe('–');
  });
});

describe('instantText', () => {
  it('shows an instant in the zone of the reader, over the date line and over summer time', () => {
    expect(instantText('2026-11-18T14:05:00Z', 'UTC')).toBe('18 Nov 2026, 14:05');
    expect(instantText('2026-06-30T23:30:00Z', 'Europe/Berlin')).toBe('1 Jul 2026, 01:30');
    expect(instantText('2026-11-18T04:05:59Z', 'America/New_York')).toBe('17 Nov 2026, 23:05');
  });
});
