import type { DealScope } from '@/domain/access/permissions';
import type { Outcome, PlannedShipment, StageId } from '@/domain/deals/deal';
import { date, type CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { toPrismaDate, toPrismaInstant } from './columns';
import { IN_SCOPE, scopeValues } from './deal-scope';
import { askOfDeals } from './of-deals';
import { MODEL_IN_FORCE } from './stage-models';
import { touchDeals } from './touched-deals';

/** A line as it is written: `amountMinor` is the one-time total, or one year's price when recurring. */
export type NewLine = {
  stream: Stream;
  recurring: boolean;
  description: string;
  units: number | null;
  unitPriceMinor: bigint | null;
  amountMinor: bigint;
  timeAndMaterials: boolean;
  expectedHours: number | null;
  hoursDone: number | null;
  overInstallation: boolean;
  promisedOn: CalendarDate | null;
  product: string | null;
  supplier: string | null;
  shipmentPlan: readonly PlannedShipment[];
};

export type NewDeal = {
  externalId: string | null;
  name: string;
  customerId: string | null;
  repId: string | null;
  contactId: string | null;
  amountMinor: bigint | null;
  currency: string;
  closeOn: CalendarDate | null;
  createdOn: CalendarDate;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  termMonths: number;
  isPilot: boolean;
  hasHardware: boolean;
};

/**
 * One statement writes the deal with its first transition, under the stage model in force that day: a new deal is a Lead. Returns its id.
 */
export async function insertDeal(
  unit: Unit,
  deal: NewDeal,
  by: { userId: string | null; at: string },
): Promise<string> {
  const id = newId();
  touchDeals(unit, [id]);
  await unit.named(
    'insert_deal',
    `WITH made AS (INSERT INTO deal (tenant_id, id, external_id, name, customer_id, rep_id, contact_id, stage, outcome, stage_entered_on,
       amount_minor, currency, close_on, created_on, next_step, next_step_on, term_months, is_pilot, has_hardware, recorded_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'lead', 'open', $8, $9, $10, $11, $8, $12, $13, $14, $15, $16, $17, $17) RETURNING tenant_id, id)
     INSERT INTO stage_transition (tenant_id, id, deal_id, from_stage, to_stage, on_date, at, by_user_id, reason, model_version)
     VALUES ($1, $18, $2, NULL, 'lead', $8, $17, $19, 'created', ${MODEL_IN_FORCE('$8')})`,
    [
      unit.tenantId,
      id,
      deal.externalId,
      deal.name,
      deal.customerId,
      deal.repId,
      deal.contactId,
      deal.createdOn,
      deal.amountMinor,
      deal.currency,
      deal.closeOn,
      deal.nextStep,
      deal.nextStepOn,
      deal.termMonths,
      deal.isPilot,
      deal.hasHardware,
      by.at,
      newId(),
      by.userId,
    ],
  );
  return id;
}

/** Lines of one deal, in order; a statement for all. Returns their ids. `kept`: the versions of lines that stay the same line. */
export async function insertLines(
  unit: Unit,
  dealId: string,
  lines: readonly (NewLine & { id?: string | null })[],
  now: string,
  kept: ReadonlyMap<string, number> = new Map(),
): Promise<string[]> {
  if (lines.length === 0) return [];
  const rows = lines.map((line, position) => ({
    id: line.id ?? newId(),
    version: (kept.get(line.id ?? '') ?? 0) + 1,
    position,
    stream: line.stream,
    recurring: line.recurring,
    description: line.description,
    units: line.units,
    unit_price_minor: line.unitPriceMinor?.toString() ?? null,
    amount_minor: line.amountMinor.toString(),
    time_and_materials: line.timeAndMaterials,
    expected_hours: line.expectedHours,
    hours_done: line.hoursDone,
    over_installation: line.overInstallation,
    promised_on: line.promisedOn,
    product: line.product,
    supplier: line.supplier,
    shipment_plan: line.shipmentPlan,
  }));
  await unit.named(
    'insert_deal_lines',
    `INSERT INTO deal_line (tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor,
       time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, version, recorded_at)
     SELECT $1::uuid, r.id, $2::uuid, r.position, r.stream, r.recurring, r.description, r.units, r.unit_price_minor, r.amount_minor,
       r.time_and_materials, r.expected_hours, r.hours_done, r.over_installation, r.promised_on, r.product, r.supplier, r.shipment_plan, r.version, $4::timestamptz
     FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, version int, position int, stream text, recurring boolean, description text, units int,
       unit_price_minor bigint, amount_minor bigint, time_and_materials boolean, expected_hours int, hours_done int,
       over_installation boolean, promised_on date, product text, supplier text, shipment_plan jsonb)
     RETURNING id`,
    [unit.tenantId, dealId, JSON.stringify(rows), now],
  );
  return rows.map(({ id }) => id);
}

/** The old lines go to history, then the new ones stand; one that names its id is that line's next version. Returns their ids. */
export async function replaceLines(
  unit: Unit,
  dealId: string,
  lines: readonly (NewLine & { id: string | null })[],
  now: string,
): Promise<string[]> {
  const gone = await unit.sql<{ id: string; version: number }>(
    `WITH gone AS (DELETE FROM deal_line WHERE tenant_id = $1 AND deal_id = $2 RETURNING *)
     INSERT INTO deal_line_history (tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor,
       amount_minor, time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, import_id, version, recorded_at, superseded_at)
     SELECT tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor,
       time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, import_id, version, recorded_at, $3::timestamptz FROM gone RETURNING id, version`,
    [unit.tenantId, dealId, now],
  );
  return insertLines(unit, dealId, lines, now, new Map(gone.map(({ id, version }) => [id, version])));
}

/** The row that a command is about to change, locked; null if it is not there, removed, or outside the actor's scope. */
export type LockedDeal = {
  id: string;
  version: number;
  name: string;
  stage: StageId;
  outcome: Outcome;
  customerId: string | null;
  hasHardware: boolean;
  poEvidenceId: string | null;
  closeOn: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  lastActivityOn: string | null;
  amountMinor: bigint | null;
  repId: string | null;
  verbalYesOn: string | null;
  claimBp: number | null;
};

export async function lockDeal(unit: Unit, scope: DealScope, dealId: string): Promise<LockedDeal | null> {
  return (await lockDeals(unit, scope, [dealId]))[0] ?? null;
}

/** As many of the rows as the actor may see, locked in the order of their ids: two commands never wait for each other in a circle. */
export async function lockDeals(
  unit: Unit,
  scope: DealScope,
  dealIds: readonly string[],
): Promise<LockedDeal[]> {
  return askOfDeals<LockedDeal>(
    unit,
    'lock_deal',
    `SELECT d.id, d.version, d.name, d.stage, d.outcome, d.customer_id AS "customerId", d.has_hardware AS "hasHardware",
       d.po_evidence_id AS "poEvidenceId", d.close_on AS "closeOn", d.next_step AS "nextStep", d.next_step_on AS "nextStepOn",
       d.last_activity_on AS "lastActivityOn", d.amount_minor AS "amountMinor", d.rep_id AS "repId", d.verbal_yes_on AS "verbalYesOn",
       d.claim_bp AS "claimBp"
     FROM deal d WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.id = ANY($4::uuid[]) AND d.outcome <> 'removed' ORDER BY d.id FOR UPDATE`,
    [unit.tenantId, ...scopeValues(scope), [...dealIds]],
    dealIds,
  );
}

const HISTORY_COLUMNS = `tenant_id, id, external_id, name, customer_id, rep_id, contact_id, stage, outcome, stage_entered_on, source_stage,
  source_outcome, source_probability_bp, source_category, amount_minor, currency, source_amount_minor, source_currency, fx_rate, close_on,
  created_on, engaged_on, last_activity_on, next_step, next_step_on, verbal_yes_on, claim_bp, claim_on, demo_on, term_months, is_pilot,
  product, lost_reason, closed_on, has_hardware, po_evidence_id, po_kind, po_live, import_id, created_import_id, version, recorded_at,
  created_at`;

/** Keeps the rows as they are known now, before they change: what makes "as known at" answerable. */
export async function keepHistory(unit: Unit, dealIds: readonly string[], now: string): Promise<void> {
  touchDeals(unit, dealIds);
  await askOfDeals(
    unit,
    'keep_deal_history',
    `INSERT INTO deal_history (${HISTORY_COLUMNS}, superseded_at)
     SELECT ${HISTORY_COLUMNS}, $3::timestamptz FROM deal WHERE tenant_id = $1 AND id = ANY($2::uuid[])
     ON CONFLICT (tenant_id, id, version) DO NOTHING`,
    [unit.tenantId, [...dealIds], now],
    dealIds,
  );
}

/** Fields that a person edits; a key left out stays as it is. */
export type DealChanges = Partial<{
  name: string;
  repId: string | null;
  contactId: string | null;
  customerId: string | null;
  amountMinor: bigint | null;
  closeOn: CalendarDate | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  termMonths: number;
  isPilot: boolean;
  hasHardware: boolean;
  verbalYesOn: CalendarDate | null;
  claimBp: number | null;
  claimOn: CalendarDate | null;
  demoOn: CalendarDate | null;
  lostReason: string | null;
  closedOn: CalendarDate | null;
  stage: StageId;
  outcome: Outcome;
  stageEnteredOn: CalendarDate | null;
  poEvidenceId: string | null;
  poKind: string | null;
  poLive: boolean | null;
}>;

const DAYS = new Set([
  'closeOn',
  'nextStepOn',
  'verbalYesOn',
  'claimOn',
  'demoOn',
  'closedOn',
  'stageEnteredOn',
]);

/** Writes the changes as the next version of a locked deal, the old version going to history. Returns the new version. */
export async function updateDeal(
  unit: Unit,
  deal: { id: string; version: number },
  changes: DealChanges,
  now: string,
): Promise<number> {
  await updateDeals(unit, [{ deal, changes }], now);
  return deal.version + 1;
}

/** As updateDeal for many locked deals: a statement for their history and one for each set of equal changes. */
export async function updateDeals(
  unit: Unit,
  updates: readonly { deal: { id: string; version: number }; changes: DealChanges }[],
  now: string,
): Promise<void> {
  await keepHistory(
    unit,
    updates.map(({ deal }) => deal.id),
    now,
  );
  const alike = new Map<string, { changes: DealChanges; version: number; ids: string[] }>();
  for (const { deal, changes } of updates) {
    const key = JSON.stringify([deal.version, ...Object.entries(changes)], bigintAsText);
    const group = alike.get(key);
    if (group) group.ids.push(deal.id);
    else alike.set(key, { changes, version: deal.version, ids: [deal.id] });
  }
  for (const { changes, version, ids } of alike.values()) {
    const { count } = await unit.prisma.deal.updateMany({
      where: { tenantId: unit.tenantId, id: { in: ids }, version },
      data: { ...columnsOf(changes), version: { increment: 1 }, recordedAt: toPrismaInstant(now) },
    });
    if (count !== ids.length) throw new Error('A locked deal changed under its lock');
  }
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function columnsOf(changes: DealChanges): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [
      field,
      DAYS.has(field) && typeof value === 'string' ? toPrismaDate(date(value)) : value,
    ]),
  );
}
