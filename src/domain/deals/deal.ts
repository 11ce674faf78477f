import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';

export type Outcome = 'open' | 'won' | 'lost';

export const EVIDENCE_KINDS = [
  'demo',
  'quote',
  'po',
  'order_confirmation',
  'sow',
  'order_form',
  'shipment',
  'activation',
  'milestone',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const STAGE_IDS = [
  'lead',
  'demo',
  'hardware_quote_sent',
  'hardware_po_received',
  'hardware_shipped',
  'software_activated',
  'services_completed',
  'closed_lost',
] as const;
export type StageId = (typeof STAGE_IDS)[number];

/**
 * One line of a deal. `amountMinor` is the one-time total, or the price of one year when `recurring`.
 * `promisedOn`: promised ship date (hardware), promised start (software, recurring services), planned milestone (services).
 * `overInstallation`: a one-time service earned by the day from the shipment to the installation. `shipmentPlan`: partial shipments as
 * promised, ascending; units beyond the plan go by the line's own day. `product`, `supplier`: what the lead-time library knows it by.
 */
export type LineFacts = {
  id: string;
  stream: Stream;
  recurring: boolean;
  description: string;
  units: number | null;
  unitPriceMinor: bigint | null;
  amountMinor: bigint;
  timeAndMaterials: boolean;
  expectedHours: number | null;
  /** Hours worked so far, time and materials. */
  hoursDone: number | null;
  overInstallation: boolean;
  promisedOn: CalendarDate | null;
  product: string | null;
  supplier: string | null;
  shipmentPlan: readonly PlannedShipment[];
};

/** A partial shipment that was promised: how many units on which day. */
export type PlannedShipment = { units: number; promisedOn: CalendarDate };

/** A fact with its reference, day and amount. Without a line it stands for the whole stream of the deal. */
export type EvidenceFacts = {
  kind: EvidenceKind;
  lineId: string | null;
  reference: string | null;
  evidenceOn: CalendarDate;
  amountMinor: bigint | null;
  units: number | null;
  voided: boolean;
  /** A file is attached; somebody else has looked at it. Left out: nobody has asked, which opens no gate. */
  hasFile?: boolean;
  verified?: boolean;
};

/** What the rules need to know of a deal: plain values, money in minor units of the tenant's currency, days in the tenant's zone. */
export type DealFacts = {
  id: string;
  externalId: string | null;
  name: string;
  stage: StageId;
  outcome: Outcome;
  stageEnteredOn: CalendarDate | null;
  sourceStage: string | null;
  sourceOutcome: Outcome | null;
  sourceCategory: string | null;
  sourceProbabilityBp: number | null;
  /** The amount the source named; counts only while the deal has no lines. */
  amountMinor: bigint | null;
  closeOn: CalendarDate | null;
  createdOn: CalendarDate | null;
  engagedOn: CalendarDate | null;
  lastActivityOn: CalendarDate | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  verbalYesOn: CalendarDate | null;
  /** A rep's claim in basis points and the day it was made. Shown and judged, never a weight. */
  claimBp: number | null;
  claimOn: CalendarDate | null;
  hasContact: boolean;
  demoOn: CalendarDate | null;
  lostReason: string | null;
  closedOn: CalendarDate | null;
  isPilot: boolean;
  /** Whose deal, with whom, and of what: by which the forecast is filtered and the lead-time library asked. */
  repId: string | null;
  customerId: string | null;
  product: string | null;
  termMonths: number;
  /** False only where the lines say so: then an order form or SOW is the commit evidence and shipping does not apply. */
  hasHardware: boolean;
  /** First installation of the deal's deployments. */
  installedOn: CalendarDate | null;
  /** Until when a rep's written justification excuses the deal from the zombie rule. */
  justifiedUntil: CalendarDate | null;
  lines: readonly LineFacts[];
  evidence: readonly EvidenceFacts[];
};

/** Whether a deal with these lines has hardware; a deal without lines keeps what was declared (unknown means hardware). */
export function hasHardwareLines(lines: readonly { stream: Stream }[], declared = true): boolean {
  return lines.length === 0 ? declared : lines.some((line) => line.stream === 'hardware');
}
