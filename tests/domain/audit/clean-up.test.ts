import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanUpPlan } from '@/domain/audit/clean-up';
import { commitEvidence } from '@/domain/deals/evidence';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { standardBook } from '@/domain/forecast/lead-times';
import { DEFAULT_LEAD_TIMES, type ForecastOptions } from '@/domain/forecast/types';
import { anyDeal, committedDeal, day, deal, hardware, proof, TODAY } from '../deals/deal-facts';
import { check, idsOf } from './audit-input';

const OPTIONS: ForecastOptions = {
  asOf: TODAY,
  fiscal: { startMonth: 1, kind: 'months' },
  book: standardBook(DEFAULT_LEAD_TIMES),
  model: DEFAULT_STAGE_MODEL,
};
const plan = (deals: Parameters<typeof cleanUpPlan>[0]) =>
  cleanUpPlan(deals, { zombieDays: 90, graceDays: 14 }, OPTIONS);

describe('the clean-up', () => {
  const dead = deal({
    id: 'dead',
    stage: 'demo',
    lastActivityOn: day(-120),
    amountMinor: 1000n,
    closeOn: day(9),
  });
  const alive = deal({
    id: 'alive',
    stage: 'demo',
    lastActivityOn: day(-2),
    amountMinor: 500n,
    closeOn: day(9),
  });
  const excused = { ...dead, id: 'excused', justifiedUntil: day(30) };
  const stuck = committedDeal({
    id: 'stuck',
    lines: [hardware({ promisedOn: day(-60) })],
    evidence: [proof('po', { evidenceOn: day(-200) })],
  });

  test('closes zombies without a PO and puts those with one on the desk', () => {
    const result = plan([dead, alive, excused, stuck]);
    expect(result.toClose.map(({ id }) => id)).toEqual(['dead']);
    expect(result.toDesk.map(({ id }) => id)).toEqual(['stuck']);
    expect(result.closing).toEqual({ count: 1, amountMinor: 1000n });
    expect(result.desk).toEqual({ count: 1, amountMinor: 100_000n });
  });

  test('shows the forecast before and after', () => {
    const { before, after } = plan([dead, alive]);
    expect(before.totals.unsplit.weightedMinor).toBe(300n);
    expect(after.totals.unsplit.weightedMinor).toBe(100n);
    expect(after.rows.map(({ dealId }) => dealId)).toEqual(['alive']);
  });

  test('of a clean pipeline changes nothing', () => {
    const result = plan([alive, stuck]);
    expect(result.toClose).toEqual([]);
    expect(result.after).toEqual(result.before);
  });
});

const some = fc
  .array(anyDeal, { maxLength: 8 })
  .map((list) => list.map((facts, i) => ({ ...facts, id: `d${i}` })));

test('on any deals it acts on exactly the zombies of the audit, and never closes one with a live PO', () => {
  fc.assert(
    fc.property(some, (deals) => {
      const { toClose, toDesk } = plan(deals);
      const both = [...toClose, ...toDesk].map(({ id }) => id).toSorted();
      const zombies = check('zombie', deals);
      if (zombies.state === 'checked') expect(both).toEqual(idsOf(zombies).toSorted());
      else expect(both).toEqual([]);
      for (const facts of toClose) expect(commitEvidence(facts, TODAY)).toBeNull();
      for (const facts of toDesk) expect(commitEvidence(facts, TODAY)).not.toBeNull();
    }),
  );
});

test('on any deals it takes no commit and no actual away, and adds no weight', () => {
  fc.assert(
    fc.property(some, (deals) => {
      const { before, after } = plan(deals);
      expect(after.totals.total.actualMinor).toBe(before.totals.total.actualMinor);
      expect(after.totals.total.commitMinor).toBe(before.totals.total.commitMinor);
      expect(after.totals.total.weightedMinor).toBeLessThanOrEqual(before.totals.total.weightedMinor);
    }),
  );
});
