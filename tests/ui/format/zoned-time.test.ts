import { describe, expect, it } from 'vitest';
import { endOfMinute, wallClock } from '@/ui/format/zoned-time';

describe('the minute that a person names', () => {
  it('ends as the clocks of the company show it', () => {
    expect(endOfMinute('2026-03-12', '14:05', 'UTC')).toBe('2026-03-12T14:05:59.999Z');
    expect(endOfMinute('2026-03-12', '14:05', 'Europe/Berlin')).toBe('2026-03-12T13:05:59.999Z');
    expect(endOfMinute('2026-07-12', '23:59', 'America/New_York')).toBe('2026-07-13T03:59:59.999Z');
    expect(endOfMinute('2026-03-12', '00:00', 'Pacific/Auckland')).toBe('2026-03-11T11:00:59.999Z');
  });

  it('is found around the days on which the clocks change', () => {
    expect(endOfMinute('2026-03-29', '01:30', 'Europe/Berlin')).toBe('2026-03-29T00:30:59.999Z');
    expect(endOfMinute('2026-03-29', '03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:59.999Z');
    expect(endOfMinute('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:59.999Z');
    expect(endOfMinute('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:59.999Z');
  });

  it('is read back as it was written', () => {
    for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Kiritimati']) {
      for (const day of ['2026-01-01', '2026-03-29', '2026-06-30', '2026-10-25', '2026-11-01']) {
        expect(wallClock(endOfMinute(day, '18:07', zone), zone)).toEqual({ day, time: '18:07' });
      }
    }
  });
});
