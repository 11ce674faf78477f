import type { CalendarDate } from '@/domain/values/calendar-date';
import { dealAmount } from './amount';
import type { DealFacts, EvidenceFacts, EvidenceKind, StageId } from './deal';
import { commitKinds, isComplete, liveEvidence } from './evidence';
import type { ExtraGate, GateSubject } from './stages';

/** A condition of the tenant's own stage model that a deal does not meet. */
export type ExtraMissing = {
  code: GateSubject;
  /** The stage whose gate asks for it. */
  stage: StageId;
  need:
    | { field: 'contact' | 'demoOn' | 'amount' | 'closeOn' | 'nextStep' | 'lines' | 'file' | 'verified' }
    | { evidence: EvidenceKind; lineId: null };
  message: string;
  remedy: string;
};

/** Which of a version's further conditions of a stage a deal does not meet at the end of `asOf`. */
export function extraMissing(
  facts: DealFacts,
  stage: StageId,
  gates: readonly ExtraGate[],
  asOf: CalendarDate,
): ExtraMissing[] {
  return gates
    .filter((gate) => gate.stage === stage && !holds(facts, gate, asOf))
    .map(({ subject }) => ({ code: subject, stage, ...WORDS[subject] }));
}

function holds(facts: DealFacts, { stage, subject }: ExtraGate, asOf: CalendarDate): boolean {
  switch (subject) {
    case 'contact':
      return facts.hasContact;
    case 'amount':
      return (dealAmount(facts) ?? 0n) > 0n;
    case 'close_date':
      return facts.closeOn !== null;
    case 'next_step':
      return facts.nextStep !== null && facts.nextStep.trim() !== '' && facts.nextStepOn !== null;
    case 'stream_split':
      return facts.lines.length > 0;
    case 'file':
      return proofs(facts, stage, asOf).some(({ hasFile }) => hasFile === true);
    case 'verified':
      return proofs(facts, stage, asOf).some(({ verified }) => verified === true);
    case 'demo':
      return (facts.demoOn !== null && facts.demoOn <= asOf) || records(facts, ['demo'], asOf).length > 0;
    default:
      return records(facts, [subject], asOf).length > 0;
  }
}

function records(facts: DealFacts, kinds: readonly EvidenceKind[], asOf: CalendarDate): EvidenceFacts[] {
  return liveEvidence(facts, asOf).filter((item) => kinds.includes(item.kind) && isComplete(item));
}

/** The records that open a stage: on one of them the file or the second look is asked for. */
function proofs(facts: DealFacts, stage: StageId, asOf: CalendarDate): EvidenceFacts[] {
  return records(
    facts,
    stage === 'hardware_po_received' ? commitKinds(facts.hasHardware) : KINDS[stage],
    asOf,
  );
}

const KINDS: Readonly<Record<StageId, readonly EvidenceKind[]>> = {
  lead: [],
  demo: ['demo'],
  hardware_quote_sent: ['quote'],
  hardware_po_received: ['po'],
  hardware_shipped: ['shipment'],
  software_activated: ['activation'],
  services_completed: ['milestone'],
  closed_lost: [],
};

const WORDS: Readonly<Record<GateSubject, Pick<ExtraMissing, 'need' | 'message' | 'remedy'>>> = {
  contact: {
    need: { field: 'contact' },
    message: 'No contact yet. Add the person you talk to at the customer.',
    remedy: 'Add a contact to the deal.',
  },
  amount: {
    need: { field: 'amount' },
    message: 'No amount yet. An amount of 0 is none.',
    remedy: 'Add the amount to the deal.',
  },
  close_date: {
    need: { field: 'closeOn' },
    message: 'No close date yet.',
    remedy: 'Add the close date to the deal.',
  },
  next_step: {
    need: { field: 'nextStep' },
    message: 'No next step yet. A step without a day is none.',
    remedy: 'Add the next step and its day to the deal.',
  },
  stream_split: {
    need: { field: 'lines' },
    message: 'The amount is not split into hardware, software and services yet.',
    remedy: 'Add the lines of the deal.',
  },
  demo: {
    need: { field: 'demoOn' },
    message: 'No demo yet. Add the day on which the product was shown.',
    remedy: 'Enter the day the demo took place.',
  },
  quote: {
    need: { evidence: 'quote', lineId: null },
    message: 'No quote yet. Add the quote number, the day it was sent and its amount.',
    remedy: 'Record the quote with its number, date and amount.',
  },
  order_confirmation: {
    need: { evidence: 'order_confirmation', lineId: null },
    message: 'No hardware order confirmation yet.',
    remedy: 'Record the hardware order confirmation with its date.',
  },
  sow: {
    need: { evidence: 'sow', lineId: null },
    message: 'No signed SOW yet.',
    remedy: 'Record the signed SOW with its number and date.',
  },
  order_form: {
    need: { evidence: 'order_form', lineId: null },
    message: 'No signed order form yet.',
    remedy: 'Record the signed order form with its number and date.',
  },
  file: {
    need: { field: 'file' },
    message: 'The record of this stage has no file yet.',
    remedy: 'Attach the file to the record.',
  },
  verified: {
    need: { field: 'verified' },
    message: 'Nobody has verified the record of this stage yet.',
    remedy: 'Ask your CRO to verify the record.',
  },
};
