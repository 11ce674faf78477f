import { describe, expect, it } from 'vitest';
import { healthOf, type HealthFacts } from '@/domain/revenue/health';
import { renewalState } from '@/domain/revenue/renewals';
import { date } from '@/domain/values/calendar-date';

const WELL: HealthFacts = {
  waitingDays: null,
  failedDevices: 0,
  blocked: 0,
  silent: false,
  contractedMinor: 0n,
};

describe('the health of a customer', () => {
  it.each<[string, Partial<HealthFacts>, string, string]>([
    ['is good where nothing speaks against it', {}, 'good', ''],
    ['is good while first value is waited for up to 120 days', { waitingDays: 120 }, 'good', ''],
    ['asks to act after that', { waitingDays: 121 }, 'act', 'waiting'],
    ['asks to act when nothing reports any more', { silent: true }, 'act', 'silent'],
    ['asks to look at failures', { failedDevices: 3 }, 'look', 'failures'],
    ['asks to look at what is blocked', { blocked: 1 }, 'look', 'blocked'],
    ['asks to look at less than before', { contractedMinor: 1n }, 'look', 'contraction'],
    ['asks to act on any two', { failedDevices: 1, blocked: 1 }, 'act', 'failures blocked'],
    [
      'names all reasons, the gravest first',
      { contractedMinor: 5n, silent: true, waitingDays: 200 },
      'act',
      'waiting silent contraction',
    ],
  ])('%s', (_, facts, level, reasons) => {
    const health = healthOf({ ...WELL, ...facts });
    expect([health.level, health.reasons.join(' ')]).toEqual([level, reasons]);
  });
});

describe('a contract that ends', () => {
  const day = date('2026-06-15');
  it.each([
    ['tomorrow, and nobody said anything', '2026-06-16', null, false, 'due'],
    ['today: it is not paid for any more', '2026-06-15', null, false, 'lapsed'],
    ['tomorrow, for good', '2026-06-16', 'price' as const, false, 'leaving'],
    ['ended for good', '2026-06-01', 'price' as const, false, 'lost'],
    ['tomorrow, with its next term agreed', '2026-06-16', null, true, 'renewed'],
    ['went down in price when it was renewed', '2026-06-01', 'price' as const, true, 'renewed'],
  ])('%s', (_, endOn, endReason, goesOn, state) => {
    expect(renewalState({ endOn: date(endOn), endReason, goesOn }, day)).toBe(state);
  });
});
