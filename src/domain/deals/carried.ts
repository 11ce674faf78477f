import type { CalendarDate } from '@/domain/values/calendar-date';
import { hasStream, isApplicable, isFinished, isStreamDone } from './applicability';
import type { DealFacts, Outcome, StageId } from './deal';
import { commitEvidence, firstDay, isComplete, liveEvidence } from './evidence';
import { extraMissing } from './extra-gates';
import { COMMIT_STAGE, isFromCommitOn, laterStage, OPEN_STAGES, stageOrder, type StageModel } from './stages';

/**
 * The highest stage that live evidence carries. Before the PO each stage stands on its own evidence (a source's word may be given and
 * counts up to Quote Sent); from the PO on each needs the one before it: no shipment counts without a commit document.
 */
export function stageCarriedBy(facts: DealFacts, asOf: CalendarDate, sourceWord?: StageId): StageId {
  if (commitEvidence(facts, asOf) !== null) return carriedAfterCommit(facts, asOf);
  const live = liveEvidence(facts, asOf);
  const demoShown =
    (facts.demoOn !== null && facts.demoOn <= asOf) || live.some(({ kind }) => kind === 'demo');
  const quoted = live.some((evidence) => evidence.kind === 'quote' && isComplete(evidence));
  const own: StageId = quoted ? 'hardware_quote_sent' : demoShown ? 'demo' : 'lead';
  return sourceWord === undefined ? own : laterStage(own, softStage(sourceWord));
}

function carriedAfterCommit(facts: DealFacts, asOf: CalendarDate): StageId {
  const live = liveEvidence(facts, asOf);
  let carried: StageId = COMMIT_STAGE;
  const shippedOn = live.some((e) => e.kind === 'shipment' && isComplete(e))
    ? firstDay(live, 'shipment')
    : null;
  if (facts.hasHardware) {
    if (shippedOn === null) return carried;
    carried = 'hardware_shipped';
  }
  if (hasStream(facts, 'software_activated')) {
    const activatedOn = firstDay(live, 'activation');
    if (activatedOn === null || (facts.hasHardware && shippedOn !== null && activatedOn < shippedOn))
      return carried;
    carried = 'software_activated';
  }
  const servicesDone =
    hasStream(facts, 'services_completed') && isStreamDone(facts, 'services_completed', asOf);
  return servicesDone ? 'services_completed' : carried;
}

/** How far a source's word alone reaches: Quote Sent at most. */
function softStage(stage: StageId): StageId {
  return isFromCommitOn(stage) ? 'hardware_quote_sent' : stage;
}

/** The stage that counts: the recorded one, but from the PO on never above what live evidence carries. */
export function effectiveStage(facts: DealFacts, asOf: CalendarDate): StageId {
  if (!isFromCommitOn(facts.stage)) return facts.stage;
  const carried = stageCarriedBy(facts, asOf, 'hardware_quote_sent');
  return stageOrder(carried) < stageOrder(facts.stage) ? carried : facts.stage;
}

/** The outcome of a deal that stands in `stage`: won when that is its last applicable stage and its stream is done. */
export function outcomeAfter(
  facts: DealFacts,
  stage: StageId,
  asOf: CalendarDate,
  model: StageModel,
): Outcome {
  if (stage === 'closed_lost') return 'lost';
  return isFinished(facts, stage, asOf, model) ? 'won' : 'open';
}

/** The outcome once evidence or lines have changed: from the PO on what they prove; before it, and once lost, what was said stays. */
export function outcomeNow(facts: DealFacts, asOf: CalendarDate, model: StageModel): Outcome {
  const stage = effectiveStage(facts, asOf);
  return isFromCommitOn(stage) ? outcomeAfter(facts, stage, asOf, model) : facts.outcome;
}

export type ImportedStanding = { stage: StageId; outcome: Outcome };

/**
 * Where an imported row stands (docs/metrics.md, "Imports and claims"). `mapped`: our stage for the source's stage word; `sourceOutcome`:
 * what the source says, null where it says nothing. Before the PO the source is believed; from the PO on only evidence counts: Closed
 * Won with a PO is open until its last stream is done. Without a PO it keeps the outcome *won* at Quote Sent at most and weighs nothing.
 * What the tenant's model asks for beyond the fixed gates holds here too from the PO on; before it the source's word is taken.
 */
export function importedStanding(
  facts: DealFacts,
  mapped: StageId,
  sourceOutcome: Outcome | null,
  asOf: CalendarDate,
  model: StageModel,
): ImportedStanding {
  if (sourceOutcome === 'lost' || (mapped === 'closed_lost' && sourceOutcome === null)) {
    return { stage: 'closed_lost', outcome: 'lost' };
  }
  const word = mapped === 'closed_lost' ? 'lead' : mapped;
  const carried = stageCarriedBy(facts, asOf, word);
  const stage = heldBack(facts, carried, asOf, model);
  // Held back or not: with a PO the deal is open until its last stream is done.
  if (isFromCommitOn(carried)) return { stage, outcome: outcomeAfter(facts, stage, asOf, model) };
  return { stage, outcome: sourceOutcome === 'won' ? 'won' : 'open' };
}

/** The furthest stage from the PO on whose further conditions, and those of the stages before it, are met; else Quote Sent. */
function heldBack(facts: DealFacts, carried: StageId, asOf: CalendarDate, model: StageModel): StageId {
  if (!isFromCommitOn(carried) || model.gates.length === 0) return carried;
  let reached: StageId = 'hardware_quote_sent';
  for (const stage of OPEN_STAGES.slice(stageOrder(COMMIT_STAGE), stageOrder(carried) + 1)) {
    if (!isApplicable(facts, stage, model)) continue;
    if (extraMissing(facts, stage, model.gates, asOf).length > 0) return reached;
    reached = stage;
  }
  return reached;
}
