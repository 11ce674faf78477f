import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idleDays, isZombie, lastActivity, nextPlannedDay } from '@/domain/audit/activity';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { addDays } from '@/domain/values/calendar-date';
import {
  anyDeal,
  committedDeal,
  day,
  deal,
  hardware,
  proof,
  services,
  software,
  THREE_STREAMS,
  TODAY,
} from '../deals/deal-facts';

const SETTINGS = { asOf: TODAY, leadTimes: DEFAULT_LEAD_TIMES, zombieDays: 90, graceDays: 14 };
const zombie = (facts: DealFacts, over = {}) => isZombie(facts, { ...SETTINGS, ...over });

describe('the last activity', () => {
  test('is a call, mail, meeting or visit, a stage move, or evidence, whichever is latest', () => {
    expect(lastActivity(deal({ lastActivityOn: day(-40) }), TODAY)).toEqual({ on: day(-40), standIn: false });
    const moved = deal({ lastActivityOn: day(-40), stageEnteredOn: day(-20) });
    expect(lastActivity(moved, TODAY)).toEqual({ on: day(-20), standIn: false });
    const proven = { ...moved, evidence: [proof('quote', { evidenceOn: day(-5) })] };
    expect(lastActivity(proven, TODAY)).toEqual({ on: day(-5), standIn: false });
  });

  test('is not creation or engagement where there is real activity', () => {
    const facts = deal({ lastActivityOn: day(-40), engagedOn: day(-3), createdOn: day(-2) });
    expect(idleDays(facts, TODAY)).toBe(40);
  });

  test('without any, the latest of stage entry, engage and creation stands in', () => {
    const facts = deal({ stageEnteredOn: day(-70), engagedOn: day(-50), createdOn: day(-90) });
    expect(lastActivity(facts, TODAY)).toEqual({ on: day(-50), standIn: true });
  });

  test('void evidence and that of tomorrow are no activity', () => {
    const evidence = [proof('quote', { voided: true }), proof('po', { evidenceOn: day(1) })];
    expect(lastActivity(deal({ createdOn: day(-9), evidence }), TODAY)).toEqual({
      on: day(-9),
      standIn: true,
    });
  });

  test('may be unknown', () => {
    expect(lastActivity(deal({ closeOn: day(5) }), TODAY)).toBeNull();
    expect(idleDays(deal(), TODAY)).toBeNull();
  });
});

describe('a zombie before the PO', () => {
  test("is one by the tenant's own number of days", () => {
    const facts = deal({ lastActivityOn: day(-46) });
    expect(zombie(facts)).toBe(false);
    expect(zombie(facts, { zombieDays: 45 })).toBe(true);
    expect(zombie(facts, { zombieDays: 46 })).toBe(false);
  });

  test.each([
    [89, false],
    [90, false],
    [91, true],
  ])('idle for %i days: %s', (days, dead) => {
    expect(zombie(deal({ lastActivityOn: day(-days) }))).toBe(dead);
  });

  test('planned dates and a close date to come excuse nothing', () => {
    const facts = deal({
      lastActivityOn: day(-91),
      closeOn: day(30),
      lines: [hardware({ promisedOn: day(60) })],
    });
    expect(zombie(facts)).toBe(true);
  });

  test('is open: won and lost deals rest in peace', () => {
    expect(zombie(deal({ lastActivityOn: day(-400), outcome: 'won' }))).toBe(false);
    expect(zombie(deal({ lastActivityOn: day(-400), outcome: 'lost', stage: 'closed_lost' }))).toBe(false);
  });

  test('has a date: without any it is not one', () => {
    expect(zombie(deal())).toBe(false);
  });

  test('is excused by a justification to its last day', () => {
    const facts = deal({ lastActivityOn: day(-200), justifiedUntil: TODAY });
    expect(zombie(facts)).toBe(false);
    expect(zombie({ ...facts, justifiedUntil: day(-1) })).toBe(true);
  });
});

describe('after the PO the next planned date counts as activity, and 14 days more', () => {
  const old = proof('po', { evidenceOn: day(-200) });
  const shipped = proof('shipment', { evidenceOn: day(-150) });
  const active = proof('activation', { evidenceOn: day(-120) });

  test.each([
    [0, false],
    [-14, false],
    [-15, true],
  ])('promised ship date %i days from today: %s', (offset, dead) => {
    const facts = committedDeal({ evidence: [old], lines: [hardware({ promisedOn: day(offset) })] });
    expect(zombie(facts)).toBe(dead);
  });

  test('without a promise the lead time is the plan', () => {
    const facts = committedDeal({ evidence: [proof('po', { evidenceOn: day(-98) })] });
    expect(nextPlannedDay(facts, SETTINGS)).toBe(day(-14));
    expect(zombie(facts)).toBe(false);
    expect(zombie(facts, { asOf: day(1) })).toBe(true);
  });

  test('the grace is the tenant’s', () => {
    const facts = committedDeal({ evidence: [proof('po', { evidenceOn: day(-98) })] });
    expect(zombie(facts, { graceDays: 13 })).toBe(true);
  });

  test('once shipped, the plan is the activation', () => {
    const facts = committedDeal({ stage: 'hardware_shipped', evidence: [old, shipped] });
    expect(nextPlannedDay(facts, SETTINGS)).toBe(day(-115));
    expect(nextPlannedDay({ ...facts, installedOn: day(-30) }, SETTINGS)).toBe(day(-9));
    expect(zombie(facts)).toBe(true);
    expect(zombie({ ...facts, installedOn: day(-30) })).toBe(false);
  });

  test('a second shipment still to come is planned before the activation', () => {
    const half = proof('shipment', { evidenceOn: day(-150), units: 250 });
    const lines = [hardware({ promisedOn: day(20) }), software()];
    expect(nextPlannedDay(committedDeal({ lines, evidence: [old, half] }), SETTINGS)).toBe(day(20));
  });

  test('once active, the plan is the next milestone', () => {
    const lines = [
      ...THREE_STREAMS.slice(0, 2),
      services({ id: 'a', promisedOn: day(40) }),
      services({ id: 'b', promisedOn: day(10) }),
    ];
    const facts = committedDeal({ stage: 'software_activated', lines, evidence: [old, shipped, active] });
    expect(nextPlannedDay(facts, SETTINGS)).toBe(day(10));
    expect(zombie(facts)).toBe(false);
  });

  test('nothing planned excuses nothing', () => {
    const facts = committedDeal({ stage: 'software_activated', evidence: [old, shipped, active] });
    expect(nextPlannedDay(facts, SETTINGS)).toBeNull();
    expect(zombie(facts)).toBe(true);
  });

  test('without hardware the plan is the promised activation, else the order and its lag', () => {
    const form = proof('order_form', { evidenceOn: day(-100) });
    const facts = committedDeal({ lines: [software()], hasHardware: false, evidence: [form] });
    expect(nextPlannedDay(facts, SETTINGS)).toBe(day(-79));
    const promised = { ...facts, lines: [software({ promisedOn: day(5) })] };
    expect(nextPlannedDay(promised, SETTINGS)).toBe(day(5));
  });

  test('without lines the plan is counted from the PO, then from the shipment', () => {
    const facts = committedDeal({ lines: [], evidence: [old] });
    expect(nextPlannedDay(facts, SETTINGS)).toBe(day(-116));
    expect(nextPlannedDay({ ...facts, evidence: [old, shipped] }, SETTINGS)).toBe(day(-115));
    expect(nextPlannedDay({ ...facts, evidence: [old, shipped, active] }, SETTINGS)).toBeNull();
  });

  test('a voided PO is no excuse', () => {
    const facts = committedDeal({ lastActivityOn: day(-95), evidence: [{ ...old, voided: true }] });
    expect(nextPlannedDay({ ...facts, lines: [hardware({ promisedOn: day(60) })] }, SETTINGS)).toBeNull();
    expect(zombie({ ...facts, lines: [hardware({ promisedOn: day(60) })] })).toBe(true);
  });
});

describe('on any deal', () => {
  test('a call today raises the dead', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        expect(zombie({ ...facts, lastActivityOn: TODAY })).toBe(false);
      }),
    );
  });

  test('a zombie stays one as long as nothing happens', () => {
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 1, max: 200 }), (facts, later) => {
        // Evidence and justifications dated ahead are things that happen.
        const still = {
          ...facts,
          justifiedUntil: null,
          lastActivityOn: day(-91),
          stageEnteredOn: null,
          installedOn: null,
        };
        const past = { ...still, evidence: facts.evidence.filter(({ evidenceOn }) => evidenceOn <= TODAY) };
        const then = zombie(past, { asOf: addDays(TODAY, later) });
        expect(then || !zombie(past)).toBe(true);
      }),
    );
  });
});
