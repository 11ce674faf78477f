import { describe, expect, test } from 'vitest';
import { day, deal } from '../deals/deal-facts';
import { check, idsOf } from './audit-input';

describe("the checks measure by the tenant's own days", () => {
  const negotiating = (days: number) =>
    deal({ id: `n${days}`, sourceStage: 'Negotiation', stageEnteredOn: day(-days) });
  const promised = (days: number) => deal({ id: `v${days}`, verbalYesOn: day(-days) });
  const stages = { negotiationSourceStages: ['Negotiation'] };

  test('negotiation', () => {
    const deals = [negotiating(30), negotiating(31), negotiating(61)];
    expect(idsOf(check('negotiation-over-60-days', deals, stages))).toEqual(['n61']);
    const shorter = check('negotiation-over-60-days', deals, { ...stages, negotiationDays: 30 });
    expect(idsOf(shorter)).toEqual(['n31', 'n61']);
  });

  test('a verbal yes', () => {
    const deals = [promised(10), promised(11), promised(31)];
    expect(idsOf(check('verbal-yes-over-30-days', deals))).toEqual(['v31']);
    expect(idsOf(check('verbal-yes-over-30-days', deals, { verbalYesDays: 10 }))).toEqual(['v11', 'v31']);
  });

  test('zombies', () => {
    const deals = [deal({ id: 'a', lastActivityOn: day(-100) }), deal({ id: 'b', lastActivityOn: day(-20) })];
    expect(idsOf(check('zombie', deals, { zombieDays: 120 }))).toEqual([]);
    expect(idsOf(check('zombie', deals, { zombieDays: 19 }))).toEqual(['a', 'b']);
  });
});
