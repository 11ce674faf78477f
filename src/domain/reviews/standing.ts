import type { DealFacts } from '@/domain/deals/deal';
import { judge } from '@/domain/deals/probability';
import type { StageModel } from '@/domain/deals/stages';
import { weightedMinor } from '@/domain/deals/weight';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { CardStanding } from './events';

/** What a deal counts at a moment, by the rules of the model alone. The stage is the recorded one. */
export function cardStanding(facts: DealFacts, model: StageModel, asOf: CalendarDate): CardStanding {
  const { bp, category } = judge(facts, model, asOf);
  return {
    stage: facts.stage,
    bp,
    category,
    outcome: facts.outcome === 'won' || facts.outcome === 'lost' ? facts.outcome : 'open',
    amountMinor: (facts.amountMinor ?? 0n).toString(),
    weightedMinor: weightedMinor(facts, model, asOf).toString(),
  };
}
