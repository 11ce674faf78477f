import type { CalendarDate } from '@/domain/values/calendar-date';
import type { DealFacts, StageId } from './deal';
import { firstDay, liveEvidence } from './evidence';
import { realiseDeal } from './realised';
import { OPEN_STAGES } from './stages';

/**
 * Whether a stage's stream is in the deal. The commit stage always applies (an order form or SOW stands in for the PO where there is
 * no hardware). A deal without lines keeps every stage: nothing is known yet, and nothing is skipped by guess.
 */
export function isApplicable(facts: DealFacts, stage: StageId): boolean {
  if (stage === 'hardware_shipped') return facts.hasHardware;
  if (facts.lines.length === 0) return true;
  if (stage === 'software_activated') return facts.lines.some((line) => line.stream === 'software');
  if (stage === 'services_completed') {
    return facts.lines.some((line) => line.stream === 'services' && !line.recurring);
  }
  return true;
}

/** The last stage that this deal can reach: 100 % once its own stream is done. */
export function lastApplicableStage(facts: DealFacts): StageId {
  return OPEN_STAGES.findLast((stage) => isApplicable(facts, stage)) ?? 'lead';
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

const STREAM_OF_STAGE: Partial<Record<StageId, 'hardware' | 'software' | 'services'>> = {
  hardware_shipped: 'hardware',
  software_activated: 'software',
  services_completed: 'services',
};
