import type { CalendarDate } from '@/domain/values/calendar-date';
import { isApplicable } from './applicability';
import type { DealFacts, StageId } from './deal';
import { judge, type Judgement } from './probability';
import {
  COMMIT_STAGE,
  isFromCommitOn,
  OPEN_STAGES,
  percentText,
  stageOrder,
  type StageModel,
} from './stages';

/** What the model answers to somebody who asks that one deal counts another figure: what it counts, why, and what would move it. */
export function dealRefusal(facts: DealFacts, model: StageModel, asOf: CalendarDate): string {
  const judgement = judge(facts, model, asOf);
  const counts = `counts ${percentText(judgement.bp)}`;
  if (facts.outcome === 'lost') return `The deal is closed as lost: ${counts}. Reopening it takes a reason.`;
  const document = facts.hasHardware ? 'PO' : 'signed order form';
  if (!judgement.committed) {
    return `No ${document} yet: ${counts}. The ${document} moves it to ${percentText(model.probabilityBp[COMMIT_STAGE])}.`;
  }
  const next = nextStage(facts, judgement, model);
  if (next === null)
    return `Everything this deal promised has happened: ${counts}. There is nothing above that.`;
  const figure = percentText(model.probabilityBp[next]);
  if (!isFromCommitOn(judgement.stage)) {
    return `The ${document} is on record, and the deal stands in ${model.labels[judgement.stage]}: ${counts}. Moving it to ${model.labels[next]} makes it ${figure}.`;
  }
  return `The ${document} is on record: ${counts}. The ${NEXT_FACT[next] ?? 'next fact'} moves it to ${figure}.`;
}

function nextStage(facts: DealFacts, judgement: Judgement, model: StageModel): StageId | null {
  if (judgement.bp === 10_000) return null;
  const reached = Math.max(stageOrder(judgement.stage), stageOrder(COMMIT_STAGE) - 1);
  const later = OPEN_STAGES.slice(reached + 1).find((stage) => isApplicable(facts, stage, model));
  return later ?? null;
}

const NEXT_FACT: Partial<Record<StageId, string>> = {
  hardware_po_received: 'move to the stage of the PO',
  hardware_shipped: 'first shipment',
  software_activated: 'activation',
  services_completed: 'last milestone',
};

/** The same for a figure of the table itself: it changes for all deals alike, or not at all. */
export function tableRefusal(stage: StageId | null, model: StageModel): string {
  const counts =
    stage === null
      ? `Version ${model.version} of the table holds for every deal alike.`
      : `Version ${model.version} counts every deal in ${model.labels[stage]} ${percentText(model.probabilityBp[stage])}.`;
  return `${counts} A figure changes by a new version, which the CRO publishes and both sign; no deal gets one of its own.`;
}
