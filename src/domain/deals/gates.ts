import { dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { isApplicable } from './applicability';
import type { DealFacts, EvidenceFacts, EvidenceKind, StageId } from './deal';
import { commitKinds, firstDay, hasAmount, hasReference, isComplete, liveEvidence } from './evidence';
import { realiseDeal } from './realised';
import { extraMissing, type ExtraMissing } from './extra-gates';
import { OPEN_STAGES, stageOrder, type StageModel } from './stages';

/** One thing that must be true before a stage can be entered, in a rep's words: of the fixed gate, or of the tenant's own model. */
export type MissingItem = FixedMissing | ExtraMissing;

type FixedMissing = {
  code: MissingCode;
  /** The stage whose gate asks for it. */
  stage: StageId;
  need: { field: 'contact' | 'demoOn' | 'lostReason' } | { evidence: EvidenceKind; lineId: string | null };
  message: string;
  remedy: string;
};

type MissingCode =
  | 'contact'
  | 'demo_date'
  | 'demo_in_future'
  | 'quote'
  | 'quote_incomplete'
  | 'quote_in_future'
  | 'po'
  | 'po_incomplete'
  | 'po_in_future'
  | 'order_form'
  | 'order_form_incomplete'
  | 'order_form_in_future'
  | 'shipment'
  | 'shipment_incomplete'
  | 'shipment_in_future'
  | 'activation'
  | 'activation_in_future'
  | 'activation_before_shipment'
  | 'milestone'
  | 'milestone_in_future'
  | 'lost_reason';

/**
 * What a deal lacks to stand in `target` at the end of `asOf`: the gates of all applicable stages up to it, in their order. Empty means
 * that the gate is open. A stage that does not apply to the deal asks for nothing; one that does asks for its fixed evidence and then
 * for what the version of the tenant's model adds.
 */
export function missingFor(
  facts: DealFacts,
  target: StageId,
  asOf: CalendarDate,
  model: StageModel,
): MissingItem[] {
  if (target === 'closed_lost') return lostGate(facts);
  const upTo = stageOrder(target);
  return OPEN_STAGES.slice(0, upTo + 1)
    .filter((stage) => isApplicable(facts, stage, model))
    .flatMap((stage) => missingIn(facts, stage, asOf, model));
}

/** What the gate of one stage alone lacks; what both ask for is said once. */
function missingIn(
  facts: DealFacts,
  stage: Exclude<StageId, 'closed_lost'>,
  asOf: CalendarDate,
  model: StageModel,
): MissingItem[] {
  const fixed = GATES[stage](facts, asOf);
  const said = new Set(fixed.map(({ message }) => message));
  return [
    ...fixed,
    ...extraMissing(facts, stage, model.gates, asOf).filter((item) => !said.has(item.message)),
  ];
}

type Gate = (facts: DealFacts, asOf: CalendarDate) => FixedMissing[];

const GATES: Record<Exclude<StageId, 'closed_lost'>, Gate> = {
  lead: leadGate,
  demo: demoGate,
  hardware_quote_sent: (facts, asOf) => documentGate(facts, asOf, 'hardware_quote_sent', ['quote'], QUOTE),
  hardware_po_received: (facts, asOf) =>
    documentGate(
      facts,
      asOf,
      'hardware_po_received',
      commitKinds(facts.hasHardware),
      facts.hasHardware ? PO : ORDER_FORM,
    ),
  hardware_shipped: (facts, asOf) => documentGate(facts, asOf, 'hardware_shipped', ['shipment'], SHIPMENT),
  software_activated: activationGate,
  services_completed: milestonesGate,
};

function leadGate(facts: DealFacts): FixedMissing[] {
  if (facts.hasContact) return [];
  const message = 'No contact yet. Add the person you talk to at the customer.';
  return [
    {
      code: 'contact',
      stage: 'lead',
      need: { field: 'contact' },
      message,
      remedy: 'Add a contact to the deal.',
    },
  ];
}

function demoGate(facts: DealFacts, asOf: CalendarDate): FixedMissing[] {
  if (facts.demoOn !== null && facts.demoOn <= asOf) return [];
  if (liveEvidence(facts, asOf).some(({ kind }) => kind === 'demo')) return [];
  const need = { field: 'demoOn' } as const;
  if (facts.demoOn !== null) {
    const message = `The demo date ${dayText(facts.demoOn)} is in the future. The product counts as shown once that day has come.`;
    return [
      { code: 'demo_in_future', stage: 'demo', need, message, remedy: 'Enter the day the demo took place.' },
    ];
  }
  const message = 'No demo yet. Add the day on which the product was shown.';
  return [{ code: 'demo_date', stage: 'demo', need, message, remedy: 'Enter the day the demo took place.' }];
}

type DocumentWords = {
  code: 'quote' | 'po' | 'order_form' | 'shipment';
  name: string;
  none: string;
  incomplete: (evidence: EvidenceFacts) => string;
  remedy: string;
};

const QUOTE: DocumentWords = {
  code: 'quote',
  name: 'quote',
  none: 'No quote yet. Add the quote number, the day it was sent and its amount.',
  incomplete: (evidence) => lackText('quote', evidence),
  remedy: 'Record the quote with its number, date and amount.',
};
const PO: DocumentWords = {
  code: 'po',
  name: 'PO',
  none: 'No PO yet. Add the PO number, date and amount.',
  incomplete: (evidence) => lackText('PO', evidence),
  remedy: 'Record the PO with its number, date and amount. A verbal yes is not a PO.',
};
const ORDER_FORM: DocumentWords = {
  code: 'order_form',
  name: 'signed order form',
  none: 'No signed order form or SOW yet. This deal has no hardware, so that is what commits it.',
  incomplete: () => 'The signed order form or SOW has no number. Add it.',
  remedy: 'Record the signed order form or SOW with its number and date.',
};
const SHIPMENT: DocumentWords = {
  code: 'shipment',
  name: 'shipment',
  none: 'Nothing has shipped yet. Add the ship date and the units shipped.',
  incomplete: () => 'The shipment has no units. Add how many units shipped.',
  remedy: 'Record the shipment with its date and units.',
};

function lackText(name: string, evidence: EvidenceFacts): string {
  const lacks = [
    ...(hasReference(evidence) ? [] : ['number']),
    ...(hasAmount(evidence) ? [] : ['amount']),
  ].join(' and no ');
  return `The ${name} has no ${lacks}. Add ${lacks.includes(' and ') ? 'them' : 'it'}.`;
}

/** Open when one live, complete record of the kinds is dated today or earlier; else says which of these is not so. */
function documentGate(
  facts: DealFacts,
  asOf: CalendarDate,
  stage: StageId,
  kinds: readonly EvidenceKind[],
  words: DocumentWords,
): FixedMissing[] {
  const recorded = facts.evidence.filter((evidence) => !evidence.voided && kinds.includes(evidence.kind));
  const past = recorded.filter((evidence) => evidence.evidenceOn <= asOf);
  if (past.some(isComplete)) return [];
  const { code, name, none, remedy } = words;
  const need = { evidence: words.code, lineId: null } as const;
  const incomplete = past[0];
  if (incomplete) {
    return [{ code: `${code}_incomplete`, stage, need, message: words.incomplete(incomplete), remedy }];
  }
  const later = recorded[0];
  if (later) {
    const message = `The ${name} is dated ${dayText(later.evidenceOn)}, which is in the future. Enter the real date.`;
    return [{ code: `${code}_in_future`, stage, need, message, remedy }];
  }
  return [{ code, stage, need, message: none, remedy }];
}

function activationGate(facts: DealFacts, asOf: CalendarDate): FixedMissing[] {
  const stage = 'software_activated';
  const need = { evidence: 'activation', lineId: null } as const;
  const remedy = 'Record the activation with the day on which the software came into use.';
  const live = liveEvidence(facts, asOf);
  const activatedOn = firstDay(live, 'activation');
  if (activatedOn === null) {
    const later = facts.evidence.find((evidence) => evidence.kind === 'activation' && !evidence.voided);
    if (later) {
      const message = `The activation is dated ${dayText(later.evidenceOn)}, which is in the future. Enter the real date.`;
      return [{ code: 'activation_in_future', stage, need, message, remedy }];
    }
    const message = 'The software is not active yet. Add the activation date.';
    return [{ code: 'activation', stage, need, message, remedy }];
  }
  const shippedOn = facts.hasHardware ? firstDay(live, 'shipment') : null;
  if (shippedOn === null || activatedOn >= shippedOn) return [];
  const message = `The activation on ${dayText(activatedOn)} lies before the first shipment on ${dayText(shippedOn)}. Correct one of the two dates.`;
  return [{ code: 'activation_before_shipment', stage, need, message, remedy }];
}

function milestonesGate(facts: DealFacts, asOf: CalendarDate): FixedMissing[] {
  if (facts.lines.length === 0) return milestoneGate(facts, asOf, null);
  return realiseDeal(facts, asOf)
    .filter(({ line, done }) => line.stream === 'services' && !line.recurring && !done)
    .flatMap(({ line }) => milestoneGate(facts, asOf, line));
}

function milestoneGate(
  facts: DealFacts,
  asOf: CalendarDate,
  line: { id: string; description: string } | null,
): FixedMissing[] {
  const lineId = line === null ? null : line.id;
  const records = facts.evidence.filter(
    (e) =>
      e.kind === 'milestone' && !e.voided && (e.lineId === null || lineId === null || e.lineId === lineId),
  );
  if (line === null && records.some((record) => record.evidenceOn <= asOf)) return [];
  const stage = 'services_completed';
  const need = { evidence: 'milestone', lineId } as const;
  const remedy = 'Record the milestone with the day on which it was completed.';
  const name = line === null ? 'services milestone' : `milestone "${line.description}"`;
  const later = records.find((record) => record.evidenceOn > asOf);
  if (later) {
    const message = `The ${name} is dated ${dayText(later.evidenceOn)}, which is in the future. Enter the real date.`;
    return [{ code: 'milestone_in_future', stage, need, message, remedy }];
  }
  return [
    {
      code: 'milestone',
      stage,
      need,
      message: `The ${name} is not complete. Add its completion date.`,
      remedy,
    },
  ];
}

function lostGate(facts: DealFacts): FixedMissing[] {
  if (facts.lostReason !== null && facts.lostReason.trim() !== '') return [];
  const message = 'No reason yet. Say in a few words why the deal is lost.';
  const need = { field: 'lostReason' } as const;
  return [{ code: 'lost_reason', stage: 'closed_lost', need, message, remedy: 'Add the reason.' }];
}
