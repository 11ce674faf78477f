import { isApplicable } from '@/domain/deals/applicability';
import type { DealFacts } from '@/domain/deals/deal';
import { missingFor } from '@/domain/deals/gates';
import { OPEN_STAGES, stageOrder, type StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';

/** The seven stages as the deal sees them: what each counts, whether it applies, what is missing to enter it. */
export function stageSteps(facts: DealFacts, model: StageModel, today: CalendarDate) {
  return OPEN_STAGES.map((stage) => ({
    stage,
    label: model.labels[stage],
    probabilityBp: model.probabilityBp[stage],
    applies: isApplicable(facts, stage, model),
    reached: stageOrder(stage) <= stageOrder(facts.stage),
    missing: missingFor(facts, stage, today, model),
  }));
}
