import { STAGE_IDS, type StageId } from './deal';

/** The seven stages of an open deal, in order. */
export const OPEN_STAGES = STAGE_IDS.filter((stage): stage is OpenStage => stage !== 'closed_lost');
export type OpenStage = Exclude<StageId, 'closed_lost'>;

/** The stage from which on no door is soft: a live commit document or no entry. */
export const COMMIT_STAGE = 'hardware_po_received';

/** The names of the default table; a version of the tenant may call them otherwise (StageModel.labels). */
export const STAGE_LABELS: Readonly<Record<StageId, string>> = {
  lead: 'Lead',
  demo: 'Demo',
  hardware_quote_sent: 'Hardware Quote Sent',
  hardware_po_received: 'Hardware PO Received',
  hardware_shipped: 'Hardware Shipped',
  software_activated: 'Software Activated',
  services_completed: 'Services Completed',
  closed_lost: 'Closed Lost',
};

/** What a version may ask for in addition to a stage's fixed gate. The database knows the same words. */
export const GATE_SUBJECTS = [
  'contact',
  'amount',
  'close_date',
  'next_step',
  'stream_split',
  'demo',
  'quote',
  'order_confirmation',
  'sow',
  'order_form',
  'file',
  'verified',
] as const;
export type GateSubject = (typeof GATE_SUBJECTS)[number];

/** Deals for which a version may leave out a stage, in addition to those whose stream it is not. */
export const DEAL_CONDITIONS = ['pilot', 'no_hardware', 'no_software', 'no_services'] as const;
export type DealCondition = (typeof DEAL_CONDITIONS)[number];

export type ExtraGate = { stage: StageId; subject: GateSubject };
export type NotApplicable = { stage: StageId; when: DealCondition };

/** One version of a tenant's table. Basis points: 7000 is 70 %. */
export type StageModel = {
  version: number;
  labels: Readonly<Record<StageId, string>>;
  probabilityBp: Readonly<Record<StageId, number>>;
  gates: readonly ExtraGate[];
  notApplicable: readonly NotApplicable[];
};

/** docs/metrics.md, "Stages and probability". */
export const DEFAULT_STAGE_MODEL: StageModel = {
  version: 1,
  labels: STAGE_LABELS,
  probabilityBp: {
    lead: 1000,
    demo: 2000,
    hardware_quote_sent: 4000,
    hardware_po_received: 7000,
    hardware_shipped: 8500,
    software_activated: 9500,
    services_completed: 10_000,
    closed_lost: 0,
  },
  gates: [],
  notApplicable: [],
};

/** Position in the order, Lead = 0. Closed Lost stands outside and is −1. */
export function stageOrder(stage: StageId): number {
  return stage === 'closed_lost' ? -1 : OPEN_STAGES.indexOf(stage);
}

export function isFromCommitOn(stage: StageId): boolean {
  return stageOrder(stage) >= stageOrder(COMMIT_STAGE);
}

/** The later of two stages; Closed Lost is before all. */
export function laterStage(a: StageId, b: StageId): StageId {
  return stageOrder(a) >= stageOrder(b) ? a : b;
}

export function isStageId(text: string): text is StageId {
  return (STAGE_IDS as readonly string[]).includes(text);
}

/** A probability as people read it: 7000 → "70 %", 1250 → "12.5 %". */
export function percentText(bp: number): string {
  return `${bp / 100} %`;
}
