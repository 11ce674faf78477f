import { describe, expect, it } from 'vitest';
import {
  chainsOf,
  checkChange,
  checkCommonEnd,
  checkEnd,
  checkReason,
  checkRenewal,
  checkTime,
  stateOn,
  type LifeFacts,
} from '@/domain/revenue/contract-life';
import { date } from '@/domain/values/calendar-date';
import type { Result } from '@/domain/values/result';

const YEAR: LifeFacts = {
  startOn: date('2026-01-01'),
  endOn: date('2027-01-01'),
  endReason: null,
  goesOn: false,
};
const OPEN: LifeFacts = { ...YEAR, endOn: null };
const FOLLOWED: LifeFacts = { ...YEAR, goesOn: true };

/** The field that is wrong, the code of any other refusal, or 'ok'. */
function said(result: Result<unknown>): string {
  if (result.ok) return 'ok';
  return Object.keys(result.refusal.fields ?? {})[0] ?? result.refusal.code;
}

describe('a change within the time of a line', () => {
  it.each([
    ['on its first day', YEAR, '2026-01-01', 'on'],
    ['on its second day', YEAR, '2026-01-02', 'ok'],
    ['on its last paid day', YEAR, '2026-12-31', 'ok'],
    ['on its first unpaid day', YEAR, '2027-01-01', 'on'],
    ['years later, without an end', OPEN, '2030-01-01', 'ok'],
    ['of a line that goes on as another', FOLLOWED, '2026-05-01', 'rule'],
  ])('%s', (_, line, on, expected) => {
    expect(said(checkChange(line, date(on)))).toBe(expected);
  });
});

describe('a renewal', () => {
  it.each([
    ['from the old end on', YEAR, '2027-01-01', '2028-01-01', 'ok'],
    ['signed early, in the place of the old line', YEAR, '2026-10-01', null, 'ok'],
    ['after a break', YEAR, '2027-04-01', null, 'ok'],
    ['before the line began', YEAR, '2026-01-01', null, 'on'],
    ['that ends when it begins', YEAR, '2027-01-01', '2027-01-01', 'endOn'],
    ['of a line without an end', OPEN, '2027-01-01', null, 'rule'],
    ['of a line that was renewed', FOLLOWED, '2027-01-01', null, 'rule'],
  ])('%s', (_, line, on, until, expected) => {
    expect(said(checkRenewal(line, date(on), until === null ? null : date(until)))).toBe(expected);
  });
});

describe('an end', () => {
  it.each([
    ['before the agreed one', YEAR, '2026-06-01', 'ok'],
    ['on the agreed day: not renewed', YEAR, '2027-01-01', 'ok'],
    ['after it', YEAR, '2027-01-02', 'on'],
    ['on the first day: it never was', YEAR, '2026-01-01', 'on'],
    ['of a line that goes on as another', FOLLOWED, '2026-06-01', 'rule'],
  ])('%s', (_, line, on, expected) => {
    expect(said(checkEnd(line, date(on)))).toBe(expected);
  });

  it('needs its reason, and “other” a sentence', () => {
    expect(said(checkReason(null, 'They left'))).toBe('endReason');
    expect(said(checkReason('price', null))).toBe('ok');
    expect(said(checkReason('other', null))).toBe('endNote');
    expect(said(checkReason('other', 'Sold to a competitor'))).toBe('ok');
  });
});

describe('one end for several', () => {
  const today = date('2026-06-15');
  it.each([
    ['ahead', [YEAR, OPEN], '2026-12-31', 'ok'],
    ['today', [YEAR], '2026-06-15', 'endOn'],
    ['before one of them starts', [YEAR, { ...OPEN, startOn: date('2026-12-31') }], '2026-12-31', 'endOn'],
    ['with one that is leaving', [YEAR, { ...YEAR, endReason: 'price' as const }], '2026-12-31', 'rule'],
    ['with one that is over', [{ ...YEAR, endOn: date('2026-06-15') }], '2026-12-31', 'rule'],
    ['with one that was renewed', [FOLLOWED], '2026-12-31', 'rule'],
  ])('%s', (_, lines, on, expected) => {
    expect(said(checkCommonEnd(lines, date(on), today))).toBe(expected);
  });
});

describe('the days of a line', () => {
  it('end after they start, free time too', () => {
    const startOn = date('2026-03-01');
    expect(said(checkTime({ startOn, endOn: null }))).toBe('ok');
    expect(said(checkTime({ startOn, endOn: startOn }))).toBe('endOn');
    expect(said(checkTime({ startOn, endOn: null, freeUntilOn: startOn }))).toBe('freeUntilOn');
    expect(said(checkTime({ startOn, endOn: null, freeUntilOn: date('2026-06-01') }))).toBe('ok');
  });

  const line = {
    startOn: date('2026-01-01'),
    freeUntilOn: date('2026-03-01'),
    endOn: date('2026-09-01'),
    next: { startOn: date('2026-11-01'), followKind: 'resume' as const },
  };
  it.each([
    ['2025-12-31', 'signed'],
    ['2026-01-01', 'free'],
    ['2026-02-28', 'free'],
    ['2026-03-01', 'live'],
    ['2026-08-31', 'live'],
    ['2026-09-01', 'paused'],
    ['2026-11-01', 'replaced'],
  ])('on %s it is %s', (day, state) => {
    expect(stateOn(line, date(day))).toBe(state);
  });

  it('that nothing follows is over', () => {
    expect(stateOn({ ...line, next: null }, date('2026-09-01'))).toBe('ended');
  });
});

describe('a chain', () => {
  it('goes from its first line to its last, whatever the order they come in', () => {
    const one = (id: string, followsId: string | null, startOn: string) => ({
      id,
      followsId,
      startOn: date(startOn),
    });
    const lines = [
      one('c', 'b', '2028-01-01'),
      one('z', null, '2025-06-01'),
      one('a', null, '2026-01-01'),
      one('b', 'a', '2027-01-01'),
      one('y', 'taken out', '2026-06-01'),
    ];
    expect(chainsOf(lines).map((chain) => chain.map(({ id }) => id).join(' '))).toEqual(['z', 'a b c', 'y']);
  });
});
