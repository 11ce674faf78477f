import type {
  StagedActivity,
  StagedContract,
  StagedDeal,
  StagedDeployment,
  StagedName,
  StagedRows,
  StagedShipment,
} from '@/domain/imports/staged';
import type { ImportKind } from '@/domain/imports/types';
import type { Staging } from './staging';

const REMEMBERED_NAMES = 50_000;

/** Names of customers, reps and contacts, each once (or a few times in a file with more than 50,000 of them). */
export class StagedNames {
  private readonly seen = { rep: new Set<string>(), customer: new Set<string>(), contact: new Set<string>() };
  private seq = 0;

  constructor(private readonly staging: Staging) {}

  add(
    kind: 'rep' | 'customer' | 'contact',
    name: StagedName & { externalId?: string | null },
    customerKey: string | null,
  ): void {
    const mark = customerKey === null ? name.key : `${customerKey}\t${name.key}`;
    const seen = this.seen[kind];
    if (seen.has(mark)) return;
    if (seen.size >= REMEMBERED_NAMES) seen.clear();
    seen.add(mark);
    this.seq += 1;
    const { externalId = null } = name;
    this.staging.add('staged_name', [
      this.seq,
      kind,
      name.key,
      name.name,
      externalId,
      customerKey,
      this.staging.ids.next(),
    ]);
  }
}

type Writer<Row> = (staging: Staging, names: StagedNames, row: Row) => void;

/** How a row of each kind is staged; heartbeats come together first (staged-heartbeats.ts). */
export const STAGE_ROW: { [Kind in Exclude<ImportKind, 'heartbeats'>]: Writer<StagedRows[Kind]> } = {
  deals: stageDeal,
  contracts: stageContract,
  deployments: stageDeployment,
  shipments: stageShipment,
  activities: stageActivity,
  rates: (staging, _names, row) =>
    staging.add('staged_rate', [row.rowNo, staging.ids.next(), row.currency, row.period, row.rate]),
};

function stageDeal(staging: Staging, names: StagedNames, row: StagedDeal): void {
  const { customer, rep, contact, amount } = row;
  if (customer) names.add('customer', customer, null);
  if (rep) names.add('rep', rep, null);
  if (contact) names.add('contact', contact, customer?.key ?? null);
  stageLines(staging, row);
  const poId = stageEvidence(staging, row);
  staging.add('staged_deal', [
    row.rowNo,
    staging.ids.next(),
    row.externalId,
    row.name,
    customer?.key ?? null,
    rep?.key ?? null,
    contact?.key ?? null,
    row.stage,
    row.outcome,
    row.stageEnteredOn,
    row.sourceStage,
    row.sourceOutcome,
    row.sourceProbabilityBp,
    row.sourceCategory,
    amount?.minor ?? null,
    amount?.sourceMinor ?? null,
    amount?.sourceCurrency ?? null,
    amount?.rate ?? null,
    row.closeOn,
    row.createdOn,
    row.engagedOn,
    row.lastActivityOn,
    row.nextStep,
    row.nextStepOn,
    row.verbalYesOn,
    row.demoOn,
    row.termMonths,
    row.isPilot,
    row.product,
    row.lostReason,
    row.closedOn,
    row.hasHardware,
    poId,
  ]);
}

function stageLines(staging: Staging, row: StagedDeal): void {
  row.lines.forEach((line, position) =>
    staging.add('staged_line', [
      row.rowNo,
      position,
      staging.ids.next(),
      row.externalId,
      line.stream,
      line.recurring,
      line.description,
      line.units,
      line.amountMinor,
      line.promisedOn,
      line.product,
      line.supplier,
    ]),
  );
}

const UNITS_UNKNOWN = 'The file names no number of units';

/** Quote, PO, shipment, activation and completion of a row. Returns the id that its PO will have, or null. */
function stageEvidence(staging: Staging, row: StagedDeal): string | null {
  let position = 0;
  const add = (
    kind: string,
    fact: {
      reference?: string | null;
      on: string;
      amountMinor?: string | null;
      units?: number;
      note?: string;
    },
  ): string => {
    const id = staging.ids.next();
    staging.add('staged_evidence', [
      row.rowNo,
      position++,
      id,
      null,
      row.externalId,
      kind,
      fact.reference ?? null,
      fact.on,
      fact.amountMinor ?? null,
      fact.units ?? null,
      fact.note ?? null,
    ]);
    return id;
  };
  const { quote, po, shipment, activationOn, completionOn } = row;
  if (quote) add('quote', quote);
  const poId = po ? add('po', po) : null;
  if (shipment) {
    const known = shipment.units ?? row.lines.find((line) => line.stream === 'hardware')?.units;
    add('shipment', { on: shipment.on, units: known ?? 1, note: known ? undefined : UNITS_UNKNOWN });
  }
  if (activationOn) add('activation', { on: activationOn });
  if (completionOn) add('milestone', { on: completionOn });
  return poId;
}

function stageContract(staging: Staging, names: StagedNames, row: StagedContract): void {
  names.add('customer', row.customer, null);
  staging.add('staged_contract', [
    row.rowNo,
    staging.ids.next(),
    row.externalId,
    row.customer.key,
    row.dealExternalId,
    row.stream,
    row.plan,
    row.signedOn,
    row.startOn,
    row.endOn,
    row.amount.minor,
    row.periodMonths,
    row.arrMinor,
    row.amount.sourceMinor,
    row.amount.sourceCurrency,
    row.amount.rate,
    row.freeUntilOn,
    row.autoRenews,
    row.endReason,
    row.endNote,
  ]);
}

function stageDeployment(staging: Staging, names: StagedNames, row: StagedDeployment): void {
  names.add('customer', row.customer, null);
  staging.add('staged_deployment', [
    row.rowNo,
    staging.ids.next(),
    row.externalId,
    row.customer.key,
    row.dealExternalId,
    row.site,
    row.kind,
    row.devices,
    row.signedOn,
    row.shippedOn,
    row.installedOn,
    row.activatedOn,
    row.firstValueOn,
    row.firstValueKind,
    row.endedOn,
    row.acv?.minor ?? null,
  ]);
}

function stageShipment(staging: Staging, _names: StagedNames, row: StagedShipment): void {
  staging.add('staged_evidence', [
    row.rowNo,
    0,
    staging.ids.next(),
    row.externalId,
    row.dealExternalId ?? '',
    'shipment',
    row.reference,
    row.shippedOn,
    null,
    row.units,
    row.product,
  ]);
}

function stageActivity(staging: Staging, _names: StagedNames, row: StagedActivity): void {
  staging.add('staged_activity', [
    row.rowNo,
    staging.ids.next(),
    row.externalId,
    row.dealExternalId,
    row.kind,
    row.occurredOn,
    row.subject,
  ]);
}
