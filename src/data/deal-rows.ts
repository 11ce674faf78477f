import type { EvidenceKind, Outcome, PlannedShipment, StageId } from '@/domain/deals/deal';
import type { Stream } from '@/domain/values/stream';
import type { PackedColumns } from './packed-rows';

/** Columns of deal-facts.ts as they arrive. */
export type DealRow = {
  id: string;
  external_id: string | null;
  name: string;
  stage: StageId;
  outcome: Outcome;
  stage_entered_on: string | null;
  source_stage: string | null;
  source_outcome: Outcome | null;
  source_category: string | null;
  source_probability_bp: number | null;
  amount_minor: bigint | null;
  close_on: string | null;
  created_on: string | null;
  engaged_on: string | null;
  last_activity_on: string | null;
  next_step: string | null;
  next_step_on: string | null;
  verbal_yes_on: string | null;
  claim_bp: number | null;
  claim_on: string | null;
  has_contact: boolean;
  demo_on: string | null;
  lost_reason: string | null;
  closed_on: string | null;
  is_pilot: boolean;
  rep_id: string | null;
  customer_id: string | null;
  product: string | null;
  term_months: number;
  has_hardware: boolean;
  installed_on: string | null;
  justified_until: string | null;
};

export type LineRow = {
  id: string;
  deal_id: string;
  stream: Stream;
  recurring: boolean;
  description: string;
  units: number | null;
  unit_price_minor: bigint | null;
  amount_minor: bigint;
  time_and_materials: boolean;
  expected_hours: number | null;
  hours_done: number | null;
  over_installation: boolean;
  promised_on: string | null;
  product: string | null;
  supplier: string | null;
  shipment_plan: PlannedShipment[];
};

export type EvidenceRow = {
  id: string;
  deal_id: string;
  kind: EvidenceKind;
  line_id: string | null;
  reference: string | null;
  evidence_on: string;
  amount_minor: bigint | null;
  units: number | null;
  voided: boolean;
  has_file: boolean;
  verified: boolean;
};

export const DEAL_COLUMNS: PackedColumns<DealRow> = {
  id: 'word',
  external_id: 'text',
  name: 'text',
  stage: 'word',
  outcome: 'word',
  stage_entered_on: 'word',
  source_stage: 'text',
  source_outcome: 'word',
  source_category: 'text',
  source_probability_bp: 'int',
  amount_minor: 'bigint',
  close_on: 'word',
  created_on: 'word',
  engaged_on: 'word',
  last_activity_on: 'word',
  next_step: 'text',
  next_step_on: 'word',
  verbal_yes_on: 'word',
  claim_bp: 'int',
  claim_on: 'word',
  has_contact: 'bool',
  demo_on: 'word',
  lost_reason: 'text',
  closed_on: 'word',
  is_pilot: 'bool',
  rep_id: 'word',
  customer_id: 'word',
  product: 'text',
  term_months: 'int',
  has_hardware: 'bool',
  installed_on: 'word',
  justified_until: 'word',
};

export const LINE_COLUMNS: PackedColumns<LineRow> = {
  id: 'word',
  deal_id: 'word',
  stream: 'word',
  recurring: 'bool',
  description: 'text',
  units: 'int',
  unit_price_minor: 'bigint',
  amount_minor: 'bigint',
  time_and_materials: 'bool',
  expected_hours: 'int',
  hours_done: 'int',
  over_installation: 'bool',
  promised_on: 'word',
  product: 'text',
  supplier: 'text',
  shipment_plan: 'json',
};

export const EVIDENCE_COLUMNS: PackedColumns<EvidenceRow> = {
  id: 'word',
  deal_id: 'word',
  kind: 'word',
  line_id: 'word',
  reference: 'text',
  evidence_on: 'word',
  amount_minor: 'bigint',
  units: 'int',
  voided: 'bool',
  has_file: 'bool',
  verified: 'bool',
};
