import type { CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
import { outcomeAfter } from './carried';
import type { DealFacts } from './deal';
import { judge, type Judgement } from './probability';
import { realiseDeal, type LineRealisation } from './realised';
import type { StageModel } from './stages';

/** What of a line counts when weighing: a running accrual 100 % to the end of its term, everything else the deal's figure. */
export function lineProbability(
  realisation: LineRealisation,
  facts: DealFacts,
  judgement: Judgement,
): number {
  if (facts.outcome === 'lost' || judgement.wonWithoutProof) return 0;
  return realisation.accrual === null ? judgement.bp : 10_000;
}

/** Whether an amount without lines has been realised: every stage of the deal is done. */
export function isUnsplitRealised(
  facts: DealFacts,
  judgement: Judgement,
  asOf: CalendarDate,
  model: StageModel,
): boolean {
  return (
    judgement.committed && judgement.bp > 0 && outcomeAfter(facts, judgement.stage, asOf, model) === 'won'
  );
}

/** Σ unrealised × probability, rounded per line; a deal without lines weighs its amount. Minor units. */
export function weightedMinor(facts: DealFacts, model: StageModel, asOf: CalendarDate): bigint {
  const judgement = judge(facts, model, asOf);
  if (facts.lines.length === 0) {
    const amount = isUnsplitRealised(facts, judgement, asOf, model) ? 0n : (facts.amountMinor ?? 0n);
    return multiplyRatio(amount, BigInt(judgement.bp), 10_000n);
  }
  return realiseDeal(facts, asOf).reduce((total, realisation) => {
    const unrealised = realisation.totalMinor - realisation.realisedMinor;
    const bp = lineProbability(realisation, facts, judgement);
    return total + multiplyRatio(unrealised, BigInt(bp), 10_000n);
  }, 0n);
}
