import type { DealFacts } from '@/domain/deals/deal';
import { judge } from '@/domain/deals/probability';
import { realiseDeal } from '@/domain/deals/realised';
import { stageOrder, type StageModel } from '@/domain/deals/stages';
import { weightedMinor } from '@/domain/deals/weight';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { StageId } from '@/domain/deals/deal';
import type { ForecastFigures } from './events';

/** Open deals of a stage before the PO, summed: nothing of them has happened, so that a sum says it all. Minor units. */
export type OpenSum = {
  stage: StageId;
  amountMinor: bigint;
  weightedMinor: bigint;
  /** Of the amount, what belongs to deals whose claim is knocked down. */
  knockedDownMinor: bigint;
};

type Clock = { model: StageModel; asOf: CalendarDate; currency: string };

/**
 * The open pipeline of a company: commit is what a live PO carries and has not happened yet, best case what stands at Quote Sent or later
 * without a claim above its evidence, pipeline the rest. `sums`: the deals before the PO; `deals`: every other open one, judged here.
 */
export function forecastFigures(
  sums: readonly OpenSum[],
  deals: readonly DealFacts[],
  { model, asOf, currency }: Clock,
): ForecastFigures {
  const total = { open: 0n, weighted: 0n, commit: 0n, bestCase: 0n, pipeline: 0n };
  for (const sum of sums) {
    const quoted = stageOrder(sum.stage) >= stageOrder('hardware_quote_sent');
    const best = quoted ? sum.amountMinor - sum.knockedDownMinor : 0n;
    total.open += sum.amountMinor;
    total.weighted += sum.weightedMinor;
    total.bestCase += best;
    total.pipeline += sum.amountMinor - best;
  }
  for (const deal of deals) {
    const category = judge(deal, model, asOf).category ?? 'pipeline';
    const unrealised = unrealisedMinor(deal, asOf);
    total.open += unrealised;
    total.weighted += weightedMinor(deal, model, asOf);
    total[category] += unrealised;
  }
  return {
    currency,
    openMinor: total.open.toString(),
    weightedMinor: total.weighted.toString(),
    commitMinor: total.commit.toString(),
    bestCaseMinor: total.bestCase.toString(),
    pipelineMinor: total.pipeline.toString(),
  };
}

/** What of a deal has not happened yet; of one without lines all of its amount. */
function unrealisedMinor(deal: DealFacts, asOf: CalendarDate): bigint {
  if (deal.lines.length === 0) return deal.amountMinor ?? 0n;
  return realiseDeal(deal, asOf).reduce(
    (sum, { totalMinor, realisedMinor }) => sum + totalMinor - realisedMinor,
    0n,
  );
}
