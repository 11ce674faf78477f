import { describe, expect, it } from 'vitest';
import { checkStart, chooseSet, engagementClock, FIRST_SET, inOrder, LOCK_DAY } from '@/domain/kpis/kpi-set';
import { REFUSED_KPIS } from '@/domain/kpis/registry';
import { addDays, date } from '@/domain/values/calendar-date';
import type { Result } from '@/domain/values/result';

const START = date('2026-09-01');
const OPEN = engagementClock(null, START);
const said = (result: Result<unknown>) => (result.ok ? '' : result.refusal.message);

describe('the clock of the engagement', () => {
  it('counts its first day as day 1, and days before it down', () => {
    expect(engagementClock(START, START)).toMatchObject({ day: 1, locked: false });
    expect(engagementClock(START, date('2026-08-31'))).toMatchObject({ day: 0, locked: false });
  });

  it('is open on day 90 and locked on day 91', () => {
    const last = addDays(START, LOCK_DAY - 1);
    expect(engagementClock(START, last)).toEqual({ day: 90, locked: false, lockedSince: '2026-11-30' });
    expect(engagementClock(START, addDays(last, 1))).toEqual({
      day: 91,
      locked: true,
      lockedSince: '2026-11-30',
    });
  });

  it('does not run while nobody has said when it began', () => {
    expect(OPEN).toEqual({ day: null, locked: false, lockedSince: null });
  });
});

describe('choosing the set', () => {
  it('takes one to four by id or name, net new ARR first', () => {
    expect(chooseSet(['grr', 'Hardware failure rate', 'nnarr'], OPEN)).toEqual({
      ok: true,
      value: ['nnarr', 'grr', 'hardware_failure_rate'],
    });
    expect(said(chooseSet([], OPEN))).toContain('at least one');
  });

  it('refuses a fifth, and the same twice', () => {
    expect(said(chooseSet([...FIRST_SET, 'days_to_deployment'], OPEN))).toContain('at most 4 KPIs');
    expect(said(chooseSet(['grr', 'GRR'], OPEN))).toContain('already in the set');
  });

  it.each(REFUSED_KPIS)('refuses $name with its owner', ({ name, owner }) => {
    const result = chooseSet(['nnarr', name], OPEN);
    expect(said(result)).toContain(`${name} is no KPI`);
    expect(result.ok ? '' : result.refusal.remedy).toContain(owner);
  });

  it('refuses any change once the set is locked, and says since when', () => {
    const locked = engagementClock(START, date('2026-12-01'));
    expect(said(chooseSet(['grr'], locked))).toBe(
      'The KPIs are locked since 30 Nov 2026: today is day 92 of the engagement. After day 90 no figure is exchanged for a kinder one.',
    );
  });

  it('puts net new ARR first where it is', () => {
    expect(inOrder(['ttfv', 'nnarr'])).toEqual(['nnarr', 'ttfv']);
    expect(inOrder(['ttfv', 'grr'])).toEqual(['ttfv', 'grr']);
  });
});

describe('the first day of the engagement', () => {
  it('may lie in the past and up to a year ahead', () => {
    expect(checkStart(null, date('2020-01-01'), START).ok).toBe(true);
    expect(checkStart(null, addDays(START, 365), START).ok).toBe(true);
    expect(said(checkStart(null, addDays(START, 366), START))).toContain('more than a year ahead');
  });

  it('may be corrected until day 90, not after', () => {
    expect(checkStart(START, date('2026-09-05'), addDays(START, 89)).ok).toBe(true);
    expect(said(checkStart(START, date('2026-11-01'), addDays(START, 90)))).toContain('stands since 30 Nov');
    expect(said(checkStart(START, START, START))).toBe('Nothing has changed.');
  });
});
