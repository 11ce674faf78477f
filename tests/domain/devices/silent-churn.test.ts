import { describe, expect, it } from 'vitest';
import { connectedSince, saveKindOf, toSave } from '@/domain/devices/silent-churn';
import { date } from '@/domain/values/calendar-date';

describe('silent churn', () => {
  it('counts a device as connected that reported as many days ago as the setting says, not a day longer', () => {
    expect(connectedSince(date('2026-11-22'), 30)).toBe('2026-10-23');
    expect(connectedSince(date('2026-03-01'), 1)).toBe('2026-02-28');
  });

  it.each([
    [{ devices: 3, connected: 1, inPilot: 0, arrMinor: 0n }, 'connected_not_paying'],
    [{ devices: 3, connected: 2, inPilot: 1, arrMinor: 0n }, 'connected_not_paying'],
    [{ devices: 3, connected: 2, inPilot: 2, arrMinor: 0n }, null],
    [{ devices: 3, connected: 3, inPilot: 0, arrMinor: 1n }, null],
    [{ devices: 3, connected: 0, inPilot: 0, arrMinor: 1n }, 'paying_not_connected'],
    [{ devices: 3, connected: 0, inPilot: 0, arrMinor: 0n }, null],
    [{ devices: 0, connected: 0, inPilot: 0, arrMinor: 1n }, null],
  ])('%o is %s', (signal, kind) => {
    expect(saveKindOf(signal)).toBe(kind);
  });

  it('asks to act until somebody decided, and again where a saved customer still shows', () => {
    expect([null, 'open', 'saved', 'lost', 'explained'].map((state) => toSave(state as never))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
