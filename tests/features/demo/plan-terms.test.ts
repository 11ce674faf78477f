import { describe, expect, test } from 'vitest';
import { planLife, type LineTime } from '../../../prisma/demo/plan-terms';

const YEARLY: LineTime = {
  stretches: [{ from: -1400, units: 100 }],
  termDays: 365,
  ofDeal: false,
  stop: 40,
  upliftBp: 0,
  ahead: () => ({ signed: 20, early: 0 }),
};

/** What was told of a line, without what never changes in it. */
const told = (time: Partial<LineTime>) =>
  planLife({ ...YEARLY, ...time }).map(({ kind, told: on, from, units, endOn }) => [
    kind,
    on,
    from,
    units,
    endOn,
  ]);

describe('terms that count back from the end of today', () => {
  test('are renewed one after another, and the last one is left to today', () => {
    expect(told({})).toEqual([
      ['begin', -1400, -1400, 100, -690],
      ['renew', -710, -690, 100, -325],
      ['renew', -345, -325, 100, 40],
    ]);
  });

  test('end where the customer wanted less, who then renews for less', () => {
    const stretches = [
      { from: -1400, units: 100 },
      { from: -500, units: 60 },
    ];
    expect(told({ stretches, stop: null })).toEqual([
      ['begin', -1400, -1400, 100, -865],
      ['renew', -885, -865, 100, -500],
      ['renew', -509, -500, 60, null],
    ]);
  });

  test('end with the customer, and begin anew with him', () => {
    const stretches = [
      { from: -1400, units: 100 },
      { from: -800, units: 0 },
      { from: -400, units: 50 },
    ];
    expect(told({ stretches })).toEqual([
      ['begin', -1400, -1400, 100, -800],
      ['end', -800, -800, 0, null],
      ['back', -400, -400, 50, 40],
    ]);
  });

  test('begin early where they are signed early, and cost more each time', () => {
    const steps = planLife({ ...YEARLY, upliftBp: 300, ahead: () => ({ signed: 50, early: 30 }) });
    expect(steps.map(({ told: on, from, upliftBp }) => [on, from, upliftBp])).toEqual([
      [-1400, -1400, 0],
      [-740, -720, 300],
      [-375, -355, 600],
    ]);
  });
});

describe('terms of a deal', () => {
  const deal = { ofDeal: true, termDays: 730, stretches: [{ from: -900, units: 100 }] };

  test('are the deal’s first, then a year each, up to what is on the desk today', () => {
    expect(told(deal)).toEqual([
      ['begin', -900, -900, 100, -170],
      ['renew', -190, -170, 100, 195],
    ]);
  });

  test('do not keep a customer from leaving, or from having fewer devices, within one', () => {
    const stretches = [
      { from: -900, units: 100 },
      { from: -600, units: 80 },
      { from: -300, units: 0 },
    ];
    expect(told({ ...deal, stretches })).toEqual([
      ['begin', -900, -900, 100, -170],
      ['price', -600, -600, 80, -170],
      ['end', -300, -300, 0, null],
    ]);
  });
});

test('a line without devices has no life', () => {
  expect(planLife({ ...YEARLY, stretches: [{ from: -1400, units: 0 }] })).toEqual([]);
});
