import { dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse, type Result } from '@/domain/values/result';
import { hasStream, isApplicable } from './applicability';
import { stageCarriedBy } from './carried';
import type { DealFacts, EvidenceFacts, StageId } from './deal';
import { commitEvidence, commitKinds, isComplete, liveEvidence } from './evidence';
import { missingFor, type MissingItem } from './gates';
import { typedReason } from './reasons';
import { isFromCommitOn, stageOrder, type StageModel } from './stages';

export type Move = {
  from: StageId;
  to: StageId;
  direction: 'forward' | 'back' | 'lost' | 'reopened';
  /** Trimmed; null only on a forward move without one. */
  reason: string | null;
};

export type MoveRequest = { to: StageId; reason: string | null; asOf: CalendarDate; model: StageModel };

/**
 * Whether a deal may move. The same answer at every door. Refusals: 'gate' (details.missing lists each missing item), 'rule' (stage not
 * in this deal, already there, behind live evidence), 'invalid' (a reason is needed: moving back, closing, reopening).
 */
export function checkMove(facts: DealFacts, { to, reason, asOf, model }: MoveRequest): Result<Move> {
  const from = facts.stage;
  const why = typedReason(reason);
  if (from === to) return refuse('rule', `The deal is already in ${model.labels[to]}.`);
  if (to === 'closed_lost') return checkClosing(facts, why, asOf);
  if (!isApplicable(facts, to, model)) return notApplicable(facts, to, model);
  const direction =
    from === 'closed_lost' ? 'reopened' : stageOrder(to) < stageOrder(from) ? 'back' : 'forward';
  if (direction !== 'forward') {
    const behind = behindEvidence(facts, to, asOf, model);
    if (behind) return behind;
    if (why === null)
      return reasonNeeded(direction === 'back' ? 'Moving a deal back' : 'Reopening a lost deal');
  }
  const missing = missingFor(facts, to, asOf, model).filter(
    // Backwards the gates before the PO were passed already, or the source's word was taken for them; from the PO on none is soft.
    (item) => direction !== 'back' || isFromCommitOn(item.stage),
  );
  if (missing.length > 0) return gateShut(model.labels[to], missing);
  return ok({ from, to, direction, reason: why });
}

function gateShut(label: string, missing: readonly MissingItem[]): ReturnType<typeof refuse> {
  const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : '';
  return refuse('gate', `${label} is not open yet: ${missing[0]?.message ?? ''}${more}`, {
    remedy: missing.map((item) => item.remedy).join(' '),
    details: { missing },
  });
}

function checkClosing(facts: DealFacts, why: string | null, asOf: CalendarDate): Result<Move> {
  const commit = commitEvidence(facts, asOf);
  if (commit) {
    return refuse('rule', `A deal with a live ${documentName(commit)} cannot be closed as lost.`, {
      remedy: `Void the ${documentName(commit)} first, with the reason. What has shipped or is active stays a fact.`,
    });
  }
  if (why === null) return reasonNeeded('Closing a deal as lost');
  return ok({ from: facts.stage, to: 'closed_lost', direction: 'lost', reason: why });
}

function behindEvidence(
  facts: DealFacts,
  to: StageId,
  asOf: CalendarDate,
  model: StageModel,
): ReturnType<typeof refuse> | null {
  const carried = stageCarriedBy(facts, asOf);
  // A demo date is a field and may stay; records from the quote on hold the deal.
  if (stageOrder(to) >= stageOrder(carried) || stageOrder(carried) < stageOrder('hardware_quote_sent'))
    return null;
  return refuse(
    'rule',
    `Live evidence carries this deal to ${model.labels[carried]}; it cannot stand behind that.`,
    {
      remedy: 'Void the evidence that is wrong first, with the reason.',
    },
  );
}

function notApplicable(facts: DealFacts, to: StageId, model: StageModel): ReturnType<typeof refuse> {
  const label = model.labels[to];
  if (hasStream(facts, to)) {
    return refuse(
      'rule',
      `${label} does not apply to this deal: version ${model.version} of the stage model leaves it out.`,
      {
        remedy: 'Choose the next stage that applies.',
      },
    );
  }
  const stream =
    to === 'hardware_shipped' ? 'hardware' : to === 'software_activated' ? 'software' : 'one-time services';
  return refuse('rule', `${label} does not apply: this deal has no ${stream} line.`, {
    remedy: 'Choose the next stage that applies, or add the line.',
  });
}

function reasonNeeded(what: string): ReturnType<typeof refuse> {
  return refuse('invalid', `${what} needs a reason.`, {
    fields: { reason: 'Say in a few words why.' },
    remedy: 'Add the reason and try again.',
  });
}

function documentName(evidence: EvidenceFacts): string {
  return evidence.kind === 'po' ? 'PO' : evidence.kind === 'sow' ? 'signed SOW' : 'signed order form';
}

/**
 * Whether a record of `facts.evidence` may be voided. Once a shipment or activation stands on the commit document it can only be
 * replaced in the same step; the last shipment under an activation likewise. 'rule' with the way out.
 */
export function checkVoid(
  facts: DealFacts,
  voiding: EvidenceFacts,
  asOf: CalendarDate,
  replacement: EvidenceFacts | null = null,
): Result<null> {
  if (voiding.voided) return refuse('rule', 'This evidence is already void.');
  const rest = facts.evidence.filter((evidence) => evidence !== voiding);
  const after = { ...facts, evidence: replacement === null ? rest : [...rest, replacement] };
  const live = liveEvidence(facts, asOf);
  const standing =
    live.find(({ kind }) => kind === 'activation') ?? live.find(({ kind }) => kind === 'shipment');
  const isCommit = commitKinds(facts.hasHardware).includes(voiding.kind);
  if (isCommit && standing && commitEvidence(after, asOf) === null) {
    const what = standing.kind === 'activation' ? 'An activation' : 'A shipment';
    return refuse(
      'rule',
      `${what} of ${dayText(standing.evidenceOn)} stands on this ${documentName(voiding)}.`,
      {
        remedy:
          'Replace it in one step: give the number, date and amount of the document that takes its place.',
      },
    );
  }
  const underActivation = voiding.kind === 'shipment' && facts.hasHardware && standing?.kind === 'activation';
  const stillShipped = liveEvidence(after, asOf).some((e) => e.kind === 'shipment' && isComplete(e));
  if (underActivation && !stillShipped) {
    return refuse('rule', `An activation of ${dayText(standing.evidenceOn)} stands on this shipment.`, {
      remedy: 'Void the activation first, or replace the shipment in one step.',
    });
  }
  return ok(null);
}
