import { STAGE_IDS, type StageId } from '@/domain/deals/deal';
import { percentText, type DealCondition, type GateSubject, type StageModel } from '@/domain/deals/stages';

/** What every version asks for before a stage is entered, in words. */
export const FIXED_GATE_WORDS: Readonly<Record<StageId, string>> = {
  lead: 'a contact',
  demo: 'the day on which the product was shown',
  hardware_quote_sent: 'quote number, amount and the day it was sent',
  hardware_po_received:
    'PO number, PO date and PO amount on record (without hardware: a signed order form or SOW)',
  hardware_shipped: 'ship date and units shipped',
  software_activated: 'activation date, not before the first shipment',
  services_completed: 'every services milestone complete, with its date',
  closed_lost: 'a reason',
};

export const SUBJECT_WORDS: Readonly<Record<GateSubject, string>> = {
  contact: 'a contact',
  amount: 'an amount',
  close_date: 'a close date',
  next_step: 'a next step with its day',
  stream_split: 'lines: hardware, software, services',
  demo: 'a demo',
  quote: 'a quote',
  order_confirmation: 'the hardware order confirmation',
  sow: 'the signed SOW',
  order_form: 'the signed order form',
  file: 'the file of its record',
  verified: 'its record verified by the CRO',
};

export const CONDITION_WORDS: Readonly<Record<DealCondition, string>> = {
  pilot: 'pilots',
  no_hardware: 'deals without hardware',
  no_software: 'deals without software',
  no_services: 'deals without services',
};

/** Deals that have no such stage under any version: their stream is not there. */
const FIXED_SKIPS: Partial<Record<StageId, string>> = {
  hardware_shipped: 'deals without hardware',
  software_activated: 'deals without software',
  services_completed: 'deals without one-time services',
};

const ALWAYS: readonly GateSubject[] = [
  'amount',
  'close_date',
  'next_step',
  'stream_split',
  'file',
  'verified',
];
const FROM_QUOTE: readonly GateSubject[] = ['order_form', 'sow', 'order_confirmation'];

/** The conditions that make sense at a stage: contact, demo and quote are asked for by their own stages. */
export function offeredGates(stage: StageId): readonly GateSubject[] {
  return stage === 'demo' ? ALWAYS : [...ALWAYS, ...FROM_QUOTE];
}

export function offeredConditions(stage: StageId): readonly DealCondition[] {
  return stage === 'demo'
    ? ['pilot', 'no_hardware', 'no_software', 'no_services']
    : ['pilot', 'no_hardware', 'no_software'];
}

/** All that a stage asks for: its fixed evidence, then what the version adds. */
export function gateWords(model: StageModel, stage: StageId): { fixed: string; added: string[] } {
  const added = model.gates
    .filter((gate) => gate.stage === stage)
    .map(({ subject }) => SUBJECT_WORDS[subject]);
  return { fixed: FIXED_GATE_WORDS[stage], added };
}

/** Deals to which a stage does not apply: "deals without software, pilots". */
export function skipWords(model: StageModel, stage: StageId): string {
  const added = model.notApplicable
    .filter((rule) => rule.stage === stage)
    .map(({ when }) => CONDITION_WORDS[when]);
  const fixed = FIXED_SKIPS[stage];
  return (fixed === undefined ? added : [fixed, ...added]).join(', ');
}

/** What a version changed of the one before, a sentence each. */
export function changeWords(before: StageModel, after: StageModel): string[] {
  return STAGE_IDS.flatMap((stage) => {
    const name = before.labels[stage];
    const [was, is] = [before.probabilityBp[stage], after.probabilityBp[stage]];
    const [asked, asks] = [gateWords(before, stage).added, gateWords(after, stage).added];
    const [left, leaves] = [skipWords(before, stage), skipWords(after, stage)];
    return [
      ...(name === after.labels[stage] ? [] : [`${name} is called ${after.labels[stage]}`]),
      ...(was === is ? [] : [`${name} ${percentText(was)} → ${percentText(is)}`]),
      ...asks.filter((words) => !asked.includes(words)).map((words) => `${name} asks for ${words}`),
      ...asked.filter((words) => !asks.includes(words)).map((words) => `${name} no longer asks for ${words}`),
      ...(left === leaves
        ? []
        : [leaves === '' ? `${name} applies to every deal` : `${name} does not apply to ${leaves}`]),
    ];
  });
}
