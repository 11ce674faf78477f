import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_STAGE_MODEL, type StageModel } from '@/domain/deals/stages';
import { compareModels } from '@/domain/forecast/model-comparison';
import { standardBook } from '@/domain/forecast/lead-times';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import { anyDeal, committedDeal, day, deal, TODAY } from '../deals/deal-facts';

const OPTIONS = {
  asOf: TODAY,
  fiscal: { startMonth: 1, kind: 'months' as const },
  book: standardBook(DEFAULT_LEAD_TIMES),
  model: DEFAULT_STAGE_MODEL,
};
const draft = (over: Partial<StageModel>): StageModel => ({ ...DEFAULT_STAGE_MODEL, version: 2, ...over });
const dearer = draft({ probabilityBp: { ...DEFAULT_STAGE_MODEL.probabilityBp, demo: 3000 } });
const shown = (id: string, amountMinor: bigint) =>
  deal({ id, name: id, stage: 'demo', amountMinor, closeOn: day(20) });

test('names the deals that change, the largest change first, and moves no commit', () => {
  const deals = [shown('small', 1000n), shown('large', 9000n), committedDeal()];
  const { before, after, changed } = compareModels(deals, OPTIONS, dearer);
  expect(
    changed.map(({ dealId, beforeBp, afterBp, beforeMinor, afterMinor }) => [
      dealId,
      beforeBp,
      afterBp,
      beforeMinor,
      afterMinor,
    ]),
  ).toEqual([
    ['large', 2000, 3000, 1800n, 2700n],
    ['small', 2000, 3000, 200n, 300n],
  ]);
  expect(after.total.weightedMinor - before.total.weightedMinor).toBe(1000n);
  expect(after.total.commitMinor).toBe(before.total.commitMinor);
});

test('counts the open deals that stand beyond a gate that is new', () => {
  const gates = [{ stage: 'demo' as const, subject: 'next_step' as const }];
  const deals = [
    shown('a', 1n),
    { ...shown('b', 1n), nextStep: 'Call', nextStepOn: day(1) },
    deal({ id: 'c' }),
  ];
  expect(compareModels(deals, OPTIONS, draft({ gates }))).toMatchObject({ newlyLacking: 1, changed: [] });
});

test('the changes of the deals are the change of the total', () => {
  fc.assert(
    fc.property(fc.array(anyDeal, { maxLength: 6 }), fc.integer({ min: 1001, max: 3999 }), (drawn, demo) => {
      const deals = drawn.map((facts, index) => ({ ...facts, id: `deal-${index}` }));
      const model = draft({ probabilityBp: { ...DEFAULT_STAGE_MODEL.probabilityBp, demo } });
      const { before, after, changed } = compareModels(deals, OPTIONS, model);
      const sum = changed.reduce((total, each) => total + each.afterMinor - each.beforeMinor, 0n);
      expect(sum).toBe(after.total.weightedMinor - before.total.weightedMinor);
      expect(after.total.actualMinor).toBe(before.total.actualMinor);
    }),
  );
});
