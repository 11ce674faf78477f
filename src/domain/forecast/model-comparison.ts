import type { DealFacts, StageId } from '@/domain/deals/deal';
import { missingFor } from '@/domain/deals/gates';
import { judge } from '@/domain/deals/probability';
import type { StageModel } from '@/domain/deals/stages';
import { forecast } from './forecast';
import type { Forecast, ForecastOptions } from './types';

export type ChangedDeal = {
  dealId: string;
  name: string;
  stage: StageId;
  beforeBp: number;
  afterBp: number;
  beforeMinor: bigint;
  afterMinor: bigint;
};

export type ModelComparison = {
  before: Forecast['totals'];
  after: Forecast['totals'];
  /** Deals whose weight changes, the largest change first. */
  changed: ChangedDeal[];
  /** Open deals that stand beyond a gate that only the draft asks for: they stay where they are, and are marked. */
  newlyLacking: number;
};

/** What another version of the table would make of today's forecast. Nothing is changed; money in minor units of one currency. */
export function compareModels(
  deals: readonly DealFacts[],
  options: ForecastOptions,
  draft: StageModel,
): ModelComparison {
  const { model, asOf } = options;
  const before = forecast(deals, options);
  const after = forecast(deals, { ...options, model: draft });
  const [old, next] = [weights(before), weights(after)];
  const changed = deals.flatMap((deal): ChangedDeal[] => {
    const beforeMinor = old.get(deal.id) ?? 0n;
    const afterMinor = next.get(deal.id) ?? 0n;
    if (beforeMinor === afterMinor) return [];
    const [was, is] = [judge(deal, model, asOf), judge(deal, draft, asOf)];
    const named = { dealId: deal.id, name: deal.name, stage: is.stage };
    return [{ ...named, beforeBp: was.bp, afterBp: is.bp, beforeMinor, afterMinor }];
  });
  const lacking = (deal: DealFacts, by: StageModel) => missingFor(deal, deal.stage, asOf, by).length;
  return {
    before: before.totals,
    after: after.totals,
    changed: changed.sort(byChange),
    newlyLacking: deals.filter(
      (deal) => deal.outcome === 'open' && lacking(deal, draft) > lacking(deal, model),
    ).length,
  };
}

function weights({ rows }: Forecast): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { dealId, weightedMinor } of rows) sums.set(dealId, (sums.get(dealId) ?? 0n) + weightedMinor);
  return sums;
}

function byChange(a: ChangedDeal, b: ChangedDeal): number {
  const [x, y] = [change(a), change(b)];
  if (x !== y) return x > y ? -1 : 1;
  return a.dealId < b.dealId ? -1 : 1;
}

function change({ beforeMinor, afterMinor }: ChangedDeal): bigint {
  return afterMinor > beforeMinor ? afterMinor - beforeMinor : beforeMinor - afterMinor;
}
