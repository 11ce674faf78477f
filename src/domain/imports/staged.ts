import type { Period } from '@/domain/values/fiscal-calendar';
import type { EndReason } from '@/domain/revenue/contract-life';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { ImportOutcome, ImportStage, ImportStream, RowProblem } from './types';

/** A name as written, and the key under which it is found again (normalised-key.ts). */
export type StagedName = { name: string; key: string };

/** An amount in the tenant's currency, minor units as decimal text; source side and rate kept when it was converted. */
export type StagedMoney = {
  minor: string;
  sourceMinor: string | null;
  sourceCurrency: string | null;
  rate: string | null;
};

/** `recurring`: amountMinor is the price of one year; otherwise the one-time total. */
export type StagedLine = {
  stream: ImportStream;
  recurring: boolean;
  description: string;
  units: number | null;
  amountMinor: string;
  /** A ship/activation/completion date that lies after the plan's as-of day. */
  promisedOn: CalendarDate | null;
  /** What the lead-time library knows it by. */
  product: string | null;
  supplier: string | null;
};

export type StagedEvidence = { reference: string | null; on: CalendarDate; amountMinor: string | null };

export type StagedDeal = {
  rowNo: number;
  /** Never empty: the id column's value, or the key columns' values joined by " | ". Case is kept. */
  externalId: string;
  name: string;
  customer: (StagedName & { externalId: string | null }) | null;
  rep: StagedName | null;
  contact: StagedName | null;
  /** Already capped: beyond hardware_quote_sent only with PO number, date and amount on the row. */
  stage: ImportStage;
  outcome: ImportOutcome;
  sourceStage: string | null;
  sourceOutcome: ImportOutcome | null;
  stageEnteredOn: CalendarDate | null;
  /** The source's claim in basis points (9000 = 90 %); never a weight. */
  sourceProbabilityBp: number | null;
  sourceCategory: string | null;
  amount: StagedMoney | null;
  closeOn: CalendarDate | null;
  createdOn: CalendarDate | null;
  engagedOn: CalendarDate | null;
  lastActivityOn: CalendarDate | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  verbalYesOn: CalendarDate | null;
  demoOn: CalendarDate | null;
  /** 12 when the file does not say. */
  termMonths: number;
  isPilot: boolean;
  product: string | null;
  lostReason: string | null;
  closedOn: CalendarDate | null;
  /** False only where the lines are known and none of them is hardware. */
  hasHardware: boolean;
  /** Empty: the amount stays unsplit. */
  lines: StagedLine[];
  quote: StagedEvidence | null;
  po: { reference: string; on: CalendarDate; amountMinor: string } | null;
  /** Happened on or before as-of; `units` null where the file does not tell how many. */
  shipment: { on: CalendarDate; units: number | null } | null;
  activationOn: CalendarDate | null;
  completionOn: CalendarDate | null;
};

export type StagedContract = {
  rowNo: number;
  externalId: string;
  customer: StagedName & { externalId: string | null };
  dealExternalId: string | null;
  stream: ImportStream;
  plan: string | null;
  signedOn: CalendarDate | null;
  startOn: CalendarDate;
  /** The first unpaid day; null while it runs. */
  endOn: CalendarDate | null;
  /** Per period of `periodMonths` months. */
  amount: StagedMoney;
  periodMonths: number;
  /** A year of it in the company's currency, half even at the minor unit. */
  arrMinor: string;
  freeUntilOn: CalendarDate | null;
  autoRenews: boolean;
  endReason: EndReason | null;
  endNote: string | null;
};

export type StagedDeployment = {
  rowNo: number;
  externalId: string;
  customer: StagedName & { externalId: string | null };
  dealExternalId: string | null;
  site: string;
  kind: 'production' | 'pilot';
  devices: number | null;
  signedOn: CalendarDate | null;
  shippedOn: CalendarDate | null;
  installedOn: CalendarDate | null;
  activatedOn: CalendarDate | null;
  firstValueOn: CalendarDate | null;
  firstValueKind: 'data' | 'insight' | 'saving' | null;
  endedOn: CalendarDate | null;
  acv: StagedMoney | null;
};

export type StagedShipment = {
  rowNo: number;
  externalId: string;
  dealExternalId: string;
  customer: StagedName | null;
  product: string | null;
  units: number;
  shippedOn: CalendarDate;
  reference: string | null;
};

export type StagedActivity = {
  rowNo: number;
  externalId: string;
  dealExternalId: string;
  kind: 'call' | 'mail' | 'meeting' | 'visit' | 'other';
  occurredOn: CalendarDate;
  subject: string | null;
};

/** `day` in the tenant's zone and `seenAt` (ISO, UTC) are both null where a row only names a device. */
export type StagedHeartbeat = {
  rowNo: number;
  device: string;
  customer: (StagedName & { externalId: string | null }) | null;
  deploymentExternalId: string | null;
  day: CalendarDate | null;
  seenAt: string | null;
};

/** `rate`: units of the company's currency for one, exact decimal text. */
export type StagedRate = { rowNo: number; currency: string; period: Period; rate: string };

export type StagedRows = {
  deals: StagedDeal;
  contracts: StagedContract;
  deployments: StagedDeployment;
  shipments: StagedShipment;
  activities: StagedActivity;
  rates: StagedRate;
  heartbeats: StagedHeartbeat;
};

/** `row` null: left out, and `problems` has at least one error. Otherwise problems are warnings only. */
export type CheckedRow<Row> = { row: Row | null; problems: RowProblem[] };
