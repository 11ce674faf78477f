import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { DealFacts, StageId } from './deal';
import { firstDay, liveEvidence } from './evidence';
import { realiseDeal } from './realised';
import { OPEN_STAGES, stageOrder, type DealCondition, type StageModel } from './stages';

/**
 * Whether a stage applies to a deal: its stream is there, and the tenant's model does not leave the stage out for such deals. What
 * evidence has carried stays a fact all the same (carried.ts asks for the stream alone).
 */
export function isApplicable(facts: DealFacts, stage: StageId, model: StageModel): boolean {
  const leftOut = model.notApplicable.some((rule) => rule.stage === stage && CONDITIONS[rule.when](facts));
  return !leftOut && hasStream(facts, stage);
}

/** Said of deals whose lines are known; a deal without lines is left out of nothing by guess. */
const CONDITIONS: Record<DealCondition, (facts: DealFacts) => boolean> = {
  pilot: (facts) => facts.isPilot,
  no_hardware: (facts) => !facts.hasHardware,
  no_software: (facts) => lacks(facts, 'software'),
  no_services: (facts) => lacks(facts, 'services'),
};

function lacks(facts: DealFacts, stream: Stream): boolean {
  return facts.lines.length > 0 && facts.lines.every((line) => line.stream !== stream);
}

/**
 * Whether a stage's stream is in the deal. The commit stage always applies (an order form or SOW stands in for the PO where there is
 * no hardware). A deal without lines keeps every stage: nothing is known yet, and nothing is skipped by guess.
 */
export function hasStream(facts: DealFacts, stage: StageId): boolean {
  if (stage === 'hardware_shipped') return facts.hasHardware;
  if (facts.lines.length === 0) return true;
  if (stage === 'software_activated') return facts.lines.some((line) => line.stream === 'software');
  if (stage === 'services_completed') {
    return facts.lines.some((line) => line.stream === 'services' && !line.recurring);
  }
  return true;
}

/** The last stage that this deal can reach: 100 % once its own stream is done. */
export function lastApplicableStage(facts: DealFacts, model: StageModel): StageId {
  return OPEN_STAGES.findLast((stage) => isApplicable(facts, stage, model)) ?? 'lead';
}

/** Whether a deal that stands in `stage` has come to its end: the last stage that applies is reached, and its stream is done. */
export function isFinished(facts: DealFacts, stage: StageId, asOf: CalendarDate, model: StageModel): boolean {
  const last = lastApplicableStage(facts, model);
  return stageOrder(stage) >= stageOrder(last) && isStreamDone(facts, last, asOf);
}

/** Whether the stream behind a stage has wholly happened: all units shipped, all software active, all milestones complete. */
export function isStreamDone(facts: DealFacts, stage: StageId, asOf: CalendarDate): boolean {
  const live = liveEvidence(facts, asOf);
  if (facts.lines.length === 0) {
    if (stage === 'hardware_shipped') return firstDay(live, 'shipment') !== null;
    if (stage === 'software_activated') return firstDay(live, 'activation') !== null;
    return stage === 'services_completed' && firstDay(live, 'milestone') !== null;
  }
  const stream = STREAM_OF_STAGE[stage];
  if (stream === undefined) return false;
  const lines = realiseDeal(facts, asOf).filter(
    ({ line }) => line.stream === stream && (stream === 'software' || !line.recurring),
  );
  // Recurring hardware alone (connectivity, maintenance) is done once something shipped.
  if (lines.length === 0) return stage === 'hardware_shipped' && firstDay(live, 'shipment') !== null;
  return lines.every(({ done }) => done);
}

const STREAM_OF_STAGE: Partial<Record<StageId, Stream>> = {
  hardware_shipped: 'hardware',
  software_activated: 'software',
  services_completed: 'services',
};
