import { dayText } from '@/domain/values/calendar-date';
import { describe, expect, test } from 'vitest';
import type { DealFacts, LineFacts } from '@/domain/deals/deal';
import {
  dealClock,
  expectedActivation,
  expectedClose,
  expectedMilestone,
  expectedShip,
  expectedStart,
} from '@/domain/forecast/clocks';
import { standardBook } from '@/domain/forecast/lead-times';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { day, deal, hardware, proof, services, software, THREE_STREAMS, TODAY } from '../deals/deal-facts';

const clockOf = (over: Partial<DealFacts>) =>
  dealClock(deal({ lines: THREE_STREAMS, ...over }), TODAY, standardBook(DEFAULT_LEAD_TIMES));
const po = (offset: number) => proof('po', { evidenceOn: day(offset) });

describe('PO', () => {
  test('its day is a fact', () => {
    expect(clockOf({ evidence: [po(-30)], closeOn: day(90) }).po).toEqual({
      on: day(-30),
      fact: true,
      why: 'PO date',
      late: null,
    });
  });

  test('without one the close date is when it is expected', () => {
    expect(clockOf({ closeOn: day(40) }).po).toMatchObject({ on: day(40), fact: false, late: null });
  });

  test('a close date that passed moves to today', () => {
    expect(clockOf({ closeOn: day(-7) }).po).toEqual({
      on: TODAY,
      fact: false,
      why: `Expected PO date (close date) ${dayText(day(-7))} passed, moved to today`,
      late: { step: 'po', dueOn: day(-7), movedTo: TODAY },
    });
  });

  test('a close date of today has not passed', () => {
    expect(clockOf({ closeOn: TODAY }).po).toMatchObject({ on: TODAY, late: null });
  });

  test('no PO and no close date: unknown, and so is all that follows', () => {
    expect(clockOf({})).toMatchObject({ po: null, ship: null, install: null, activation: null });
  });
});

describe('ship, best known first', () => {
  test('actual: the first shipment', () => {
    const evidence = [
      po(-90),
      proof('shipment', { evidenceOn: day(-3) }),
      proof('shipment', { evidenceOn: day(-8) }),
    ];
    expect(clockOf({ evidence }).ship).toMatchObject({ on: day(-8), fact: true });
  });

  test('promised, before what the lead time would say', () => {
    const clock = clockOf({ lines: [hardware({ promisedOn: day(20) })], evidence: [po(-10)] });
    expect(clock.ship).toMatchObject({ on: day(20), why: 'Promised ship date', late: null });
  });

  test('PO date + 84 days', () => {
    expect(clockOf({ evidence: [po(-10)] }).ship).toMatchObject({ on: day(74), why: 'PO date + 84 days' });
  });

  test('expected PO date + 84 days', () => {
    expect(clockOf({ closeOn: day(30) }).ship).toMatchObject({
      on: day(114),
      why: 'Expected PO date + 84 days',
    });
  });

  test('the lead time is the tenant’s', () => {
    const facts = deal({ lines: [hardware()], evidence: [po(0)] });
    const clock = dealClock(
      facts,
      TODAY,
      standardBook({ hardwareDays: 10, installDays: 2, activationDays: 3 }),
    );
    expect(clock).toMatchObject({
      ship: { on: day(10) },
      install: { on: day(12) },
      activation: { on: day(15) },
    });
  });

  test('a promise that passed with the PO in hand: today', () => {
    const late = { step: 'ship', dueOn: day(-5), movedTo: TODAY };
    expect(expectedShip(clockOf({ evidence: [po(-90)] }), hardware({ promisedOn: day(-5) }))).toMatchObject({
      on: TODAY,
      late,
    });
  });

  test('a promise that passed without a PO: the lead time still has to follow', () => {
    expect(expectedShip(clockOf({ closeOn: day(10) }), hardware({ promisedOn: day(-5) }))?.on).toBe(day(94));
    expect(expectedShip(clockOf({ closeOn: day(-9) }), hardware({ promisedOn: day(-5) }))?.on).toBe(day(84));
    expect(expectedShip(clockOf({}), hardware({ promisedOn: day(-5) }))?.on).toBe(day(84));
  });

  test('a lead time that passed: today', () => {
    const clock = clockOf({ evidence: [po(-100)] });
    expect(clock.ship).toMatchObject({ on: TODAY, late: { step: 'ship', dueOn: day(-16) } });
  });

  test('a late PO makes the shipment late with it', () => {
    expect(clockOf({ closeOn: day(-1) }).ship).toMatchObject({
      on: day(84),
      late: { step: 'po', dueOn: day(-1) },
    });
  });

  test('the earliest of several hardware lines is the first shipment of the deal', () => {
    const lines = [hardware({ id: 'a', promisedOn: day(50) }), hardware({ id: 'b', promisedOn: day(20) })];
    expect(clockOf({ lines, evidence: [po(-1)] }).ship?.on).toBe(day(20));
  });

  test('a void shipment is no shipment', () => {
    const evidence = [po(-10), proof('shipment', { voided: true })];
    expect(clockOf({ evidence }).ship).toMatchObject({ on: day(74), fact: false });
  });
});

describe('installation and activation, best known first', () => {
  const shipped = (offset: number) => proof('shipment', { evidenceOn: day(offset) });

  test('actual activation', () => {
    const evidence = [po(-90), shipped(-30), proof('activation', { evidenceOn: day(-2) })];
    expect(clockOf({ evidence }).activation).toMatchObject({ on: day(-2), fact: true });
  });

  test('installed + 21 days', () => {
    const clock = clockOf({ evidence: [po(-90), shipped(-30)], installedOn: day(-5) });
    expect(clock.activation).toMatchObject({ on: day(16), why: 'Installation date + 21 days' });
  });

  test('shipped + 14 + 21 days', () => {
    expect(clockOf({ evidence: [po(-90), shipped(-4)] }).activation).toMatchObject({
      on: day(31),
      late: null,
    });
  });

  test('PO + 84 + 14 + 21 days', () => {
    expect(clockOf({ evidence: [po(0)] }).activation?.on).toBe(day(119));
  });

  test('an installation that is late moves to today, and 21 days still have to follow', () => {
    const clock = clockOf({ evidence: [po(-150), shipped(-60)] });
    expect(clock.install).toMatchObject({ on: TODAY, late: { step: 'install', dueOn: day(-46) } });
    expect(clock.activation).toMatchObject({ on: day(21), late: { step: 'install' } });
  });

  test('an activation that is late after a real installation moves to today', () => {
    const clock = clockOf({ evidence: [po(-150), shipped(-60)], installedOn: day(-40) });
    expect(clock.activation).toMatchObject({ on: TODAY, late: { step: 'activation', dueOn: day(-19) } });
  });

  test('an installation of tomorrow is none yet', () => {
    const clock = clockOf({ evidence: [po(-90), shipped(-4)], installedOn: day(1) });
    expect(clock.install).toMatchObject({ on: day(10), fact: false });
  });

  test('in a deal with hardware a promise on the software line does not outrun the shipment', () => {
    expect(expectedActivation(clockOf({ evidence: [po(0)] }), software({ promisedOn: day(3) }))?.on).toBe(
      day(119),
    );
  });
});

describe('software without hardware', () => {
  const lines: LineFacts[] = [software()];
  const signed = proof('order_form', { evidenceOn: day(-2) });

  test('order date + 21 days; nothing ships', () => {
    const clock = clockOf({ lines, hasHardware: false, evidence: [signed] });
    expect(clock).toMatchObject({
      ship: null,
      install: null,
      activation: { on: day(19), why: 'Order date + 21 days' },
    });
  });

  test('expected order date + 21 days', () => {
    expect(clockOf({ lines, hasHardware: false, closeOn: day(9) }).activation?.on).toBe(day(30));
  });

  test('a promised activation date comes first', () => {
    const clock = clockOf({ lines, hasHardware: false, evidence: [signed] });
    expect(expectedActivation(clock, software({ promisedOn: day(3) }))).toMatchObject({
      on: day(3),
      late: null,
    });
    expect(expectedActivation(clock, software({ promisedOn: day(-1) }))).toMatchObject({
      on: TODAY,
      late: { step: 'activation' },
    });
  });

  test('a promise that passed before the order is signed waits for the order', () => {
    const clock = clockOf({ lines, hasHardware: false, closeOn: day(9) });
    expect(expectedActivation(clock, software({ promisedOn: day(-1) }))?.on).toBe(day(30));
    expect(
      expectedActivation(clockOf({ lines, hasHardware: false }), software({ promisedOn: day(-1) }))?.on,
    ).toBe(day(21));
  });
});

describe('services', () => {
  test('the planned milestone date and nothing else', () => {
    const clock = clockOf({ evidence: [po(-10)] });
    expect(expectedMilestone(clock, services({ promisedOn: day(60) }))).toMatchObject({
      on: day(60),
      late: null,
    });
    expect(expectedMilestone(clock, services())).toBeNull();
  });

  test('a plan that passed moves to today, or to the PO that still has to come', () => {
    const late = services({ promisedOn: day(-6) });
    expect(expectedMilestone(clockOf({ evidence: [po(-10)] }), late)).toMatchObject({
      on: TODAY,
      late: { step: 'milestone', dueOn: day(-6) },
    });
    expect(expectedMilestone(clockOf({ closeOn: day(25) }), late)?.on).toBe(day(25));
    expect(expectedMilestone(clockOf({}), late)?.on).toBe(TODAY);
  });
});

describe('recurring lines that have not started', () => {
  test('hardware contracts start with the shipment, or as promised', () => {
    const clock = clockOf({ evidence: [po(0)] });
    expect(expectedStart(clock, hardware({ recurring: true }))?.on).toBe(day(84));
    expect(expectedStart(clock, hardware({ recurring: true, promisedOn: day(9) }))?.on).toBe(day(9));
  });

  test('software and support start with activation', () => {
    const clock = clockOf({ evidence: [po(0)] });
    expect(expectedStart(clock, software())?.on).toBe(day(119));
    expect(expectedStart(clock, services({ recurring: true }))?.on).toBe(day(119));
    expect(expectedStart(clock, services({ recurring: true, promisedOn: day(7) }))?.on).toBe(day(7));
  });

  test('support alone starts with the order', () => {
    const support = services({ recurring: true });
    const clock = clockOf({ lines: [support], hasHardware: false, closeOn: day(9) });
    expect(expectedStart(clock, support)?.on).toBe(day(9));
    const signed = clockOf({
      lines: [support],
      hasHardware: false,
      evidence: [proof('sow', { evidenceOn: day(-9) })],
    });
    expect(expectedStart(signed, support)).toMatchObject({
      on: TODAY,
      late: { step: 'milestone', dueOn: day(-9) },
    });
    expect(expectedStart(clockOf({ lines: [support], hasHardware: false }), support)).toBeNull();
  });
});

test('an amount without lines is expected at the close date', () => {
  expect(expectedClose(deal({ closeOn: day(4) }), TODAY)).toMatchObject({ on: day(4), late: null });
  expect(expectedClose(deal({ closeOn: day(-4) }), TODAY)).toMatchObject({
    on: TODAY,
    late: { step: 'close' },
  });
  expect(expectedClose(deal(), TODAY)).toBeNull();
});
