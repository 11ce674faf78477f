import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZombie } from '@/domain/audit/activity';
import {
  mayConcernSweep,
  NO_NOTICE,
  sweepVerdict,
  zombieFrom,
  type Notice,
  type SweepVerdict,
} from '@/domain/audit/sweep';
import { commitEvidence } from '@/domain/deals/evidence';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { addDays, daysBetween, type CalendarDate } from '@/domain/values/calendar-date';
import { anyDeal, committedDeal, day, deal, hardware, proof, TODAY } from '../deals/deal-facts';

const SETTINGS = { leadTimes: DEFAULT_LEAD_TIMES, zombieDays: 90, graceDays: 14 };
const on = (asOf: CalendarDate) => ({ ...SETTINGS, asOf });
const verdict = (facts: DealFacts, notice: Partial<Notice> = {}, asOf = TODAY) =>
  sweepVerdict(facts, { ...NO_NOTICE, ...notice }, on(asOf));
const silent = (days: number, over: Partial<DealFacts> = {}) =>
  deal({ stage: 'demo', lastActivityOn: day(-days), ...over });

describe('the sweep', () => {
  test('says nothing of a deal that is quiet for 76 days, and warns of the 77th, 14 days before the 91st', () => {
    expect(verdict(silent(76))).toEqual({ kind: 'none' });
    expect(verdict(silent(77))).toEqual({ kind: 'warn', closesOn: day(14), daysLeft: 14, warning: 14 });
  });

  test('closes on the 91st day a deal whose rep has heard of it', () => {
    expect(verdict(silent(90), { warnedOn: [day(-13), day(-6)] })).toEqual({
      kind: 'warn',
      closesOn: day(1),
      daysLeft: 1,
      warning: 1,
    });
    expect(verdict(silent(91), { warnedOn: [day(-14), day(-7), day(-1)] })).toEqual({
      kind: 'close',
      closesOn: TODAY,
    });
  });

  test('gives a deal that came in as a zombie 14 days from its first warning', () => {
    expect(verdict(silent(400))).toMatchObject({ kind: 'warn', closesOn: day(14) });
    expect(verdict(silent(400), { warnedOn: [day(-13)] })).toMatchObject({ kind: 'warn', closesOn: day(1) });
    expect(verdict(silent(400), { warnedOn: [day(-14)] })).toMatchObject({ kind: 'close' });
  });

  test('starts again after activity, a justification or an undone sweep', () => {
    const warned = { warnedOn: [day(-100), day(-93)] };
    expect(verdict(silent(91), warned)).toMatchObject({ kind: 'warn', warning: 14 });
    const before = { warnedOn: [day(-40)] };
    expect(verdict(silent(400), before)).toMatchObject({ kind: 'close' });
    expect(verdict(silent(400), { ...before, excusedOn: day(-39) })).toMatchObject({ kind: 'warn' });
    expect(verdict(silent(400), { ...before, reopenedOn: day(-1) })).toMatchObject({ kind: 'warn' });
  });

  test('warns before a justification runs out', () => {
    const excused = (days: number) => silent(400, { justifiedUntil: day(days) });
    expect(verdict(excused(14))).toEqual({ kind: 'none' });
    expect(verdict(excused(13))).toMatchObject({ kind: 'warn', closesOn: day(14), warning: 14 });
    expect(verdict(excused(0), { warnedOn: [day(-13)] })).toMatchObject({ kind: 'warn', warning: 1 });
    expect(verdict(excused(-1), { warnedOn: [day(-14)] })).toMatchObject({ kind: 'close' });
  });

  test('makes up for missed nights with one warning', () => {
    expect(verdict(silent(85), { warnedOn: [day(-8)] })).toMatchObject({ daysLeft: 6, warning: 7 });
    expect(verdict(silent(80), { warnedOn: [day(-3)] })).toMatchObject({ daysLeft: 11, warning: 14 });
  });

  test('puts a zombie with a PO on the desk, whatever was said before', () => {
    const stuck = committedDeal({
      lines: [hardware({ promisedOn: day(-150) })],
      evidence: [proof('po', { evidenceOn: day(-200) })],
    });
    expect(verdict(stuck, { warnedOn: [day(-30)] })).toEqual({ kind: 'desk' });
    expect(verdict(committedDeal())).toEqual({ kind: 'none' });
  });

  test('leaves alone what is closed and what has no date', () => {
    expect(verdict(silent(400, { outcome: 'lost' }), { warnedOn: [day(-30)] })).toEqual({ kind: 'none' });
    expect(verdict(deal({ stage: 'demo' }))).toEqual({ kind: 'none' });
  });
});

const anyDays = fc.array(fc.integer({ min: -300, max: 5 }).map(day), { maxLength: 4 });
const anyNotice: fc.Arbitrary<Notice> = fc.record({
  warnedOn: anyDays,
  excusedOn: fc.option(fc.integer({ min: -300, max: 0 }).map(day), { nil: null }),
  reopenedOn: fc.option(fc.integer({ min: -300, max: 0 }).map(day), { nil: null }),
});

test('on any deal, `zombieFrom` is the day on which it becomes a zombie without a PO', () => {
  fc.assert(
    fc.property(anyDeal, (facts) => {
      const from = zombieFrom(facts, on(TODAY));
      if (commitEvidence(facts, TODAY) !== null) return;
      expect(from !== null && TODAY >= from).toBe(isZombie(facts, on(TODAY)));
      if (isZombie(facts, on(TODAY))) expect(mayConcernSweep(facts, on(TODAY))).toBe(true);
    }),
  );
});

test('on any deal and notice, only a zombie without a PO that was warned 14 days ago is closed', () => {
  fc.assert(
    fc.property(anyDeal, anyNotice, (facts, notice) => {
      const found = sweepVerdict(facts, notice, on(TODAY));
      if (found.kind === 'desk') expect(commitEvidence(facts, TODAY)).not.toBeNull();
      if (found.kind === 'warn') expect(found.daysLeft).toBe(daysBetween(TODAY, found.closesOn));
      if (found.kind !== 'close') return;
      expect(isZombie(facts, on(TODAY))).toBe(true);
      expect(commitEvidence(facts, TODAY)).toBeNull();
      const heard = notice.warnedOn.filter((said) => said <= addDays(TODAY, -14));
      expect(heard.length).toBeGreaterThan(0);
      for (const end of [notice.excusedOn, notice.reopenedOn])
        if (end !== null) expect(heard.some((said) => said > end)).toBe(true);
    }),
  );
});

/** Nights from `first` on in which the sweep ran; what it said and did, as a database would keep it. */
function nights(facts: DealFacts, ran: readonly boolean[], first: CalendarDate) {
  const said = new Map<string, Extract<SweepVerdict, { kind: 'warn' }> & { on: CalendarDate }>();
  for (const [index, runs] of ran.entries()) {
    const night = addDays(first, index);
    if (!runs) continue;
    const warnedOn = [...said.values()].map((warning) => warning.on);
    const found = sweepVerdict(facts, { ...NO_NOTICE, warnedOn }, on(night));
    if (found.kind === 'close') return { said: [...said.values()], closed: night };
    const key = found.kind === 'warn' ? `${found.closesOn} ${found.warning}` : '';
    if (found.kind === 'warn' && !said.has(key)) said.set(key, { ...found, on: night });
  }
  return { said: [...said.values()], closed: null };
}

test('night by night a quiet deal is warned 14, 7 and 1 days before, each once, and closed on its day', () => {
  const { said, closed } = nights(silent(0), Array<boolean>(120).fill(true), TODAY);
  expect(said.map(({ warning, daysLeft }) => [warning, daysLeft])).toEqual([
    [14, 14],
    [7, 7],
    [1, 1],
  ]);
  expect(closed).toBe(day(91));
});

test('whichever nights are missed: no closing without 14 days of notice, no warning twice, and in the end it is closed', () => {
  const ran = fc.array(fc.boolean(), { minLength: 150, maxLength: 150 });
  fc.assert(
    fc.property(ran, fc.integer({ min: 0, max: 200 }), (some, quiet) => {
      const { said, closed } = nights(silent(quiet), [...some, ...Array<boolean>(30).fill(true)], TODAY);
      expect(closed).not.toBeNull();
      const [first] = said;
      if (!first || !closed) throw new Error('closed without a word');
      expect(daysBetween(first.on, closed)).toBeGreaterThanOrEqual(14);
      expect(said.length).toBeLessThanOrEqual(3);
      expect(new Set(said.map(({ warning }) => warning)).size).toBe(said.length);
    }),
  );
});
