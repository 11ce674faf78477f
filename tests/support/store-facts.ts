import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts, EvidenceFacts, StageId } from '@/domain/deals/deal';
import { documentUnder } from '@/domain/deals/evidence';
import { isFromCommitOn } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** Facts as the generators make them, with what only the database keeps. */
export type KeptDeal = {
  facts: DealFacts;
  repId: string | null;
  removed: boolean;
  activities: { occurredOn: CalendarDate; removed: boolean }[];
  /** Days of moves by people. */
  moves: CalendarDate[];
  /** Days of justifications until which the deal is excused. */
  excuses: CalendarDate[];
};

const AT = '2026-11-01T09:00:00Z';

/**
 * Writes deals row by row, past every command: whatever the database takes, the standing rows must tell right. What it does not take
 * (a PO without a number, a stage without its PO) is mended first.
 */
export async function storeFacts(unit: Unit, deals: readonly KeptDeal[]): Promise<string[]> {
  const rows = deals.map(toRows);
  await insert(
    unit,
    'deal',
    rows.map(({ deal }) => deal),
  );
  await insert(
    unit,
    'deal_line',
    rows.flatMap(({ lines }) => lines),
  );
  await insert(
    unit,
    'evidence',
    rows.flatMap(({ evidence }) => evidence),
  );
  await insert(
    unit,
    'activity',
    rows.flatMap(({ activities }) => activities),
  );
  await insert(
    unit,
    'stage_transition',
    rows.flatMap(({ moves }) => moves),
  );
  await insert(
    unit,
    'justification',
    rows.flatMap(({ excuses }) => excuses),
  );
  const [customer] = await unit.sql<{ id: string }>(
    `INSERT INTO customer (tenant_id, id, name, name_key, created_at) VALUES ($1, $2, 'Acme', 'acme', $3) RETURNING id`,
    [unit.tenantId, newId(), AT],
  );
  const deployments = rows.flatMap(({ deployments: of }) => of);
  await insert(
    unit,
    'deployment',
    deployments.map((row) => ({ ...row, customer_id: customer?.id })),
  );
  return rows.map(({ deal }) => deal.id);
}

type Row = Record<string, unknown>;

async function insert(unit: Unit, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await unit.sql(
    `INSERT INTO ${table} (tenant_id, ${columns}) SELECT $1::uuid, ${columns} FROM jsonb_populate_recordset(NULL::${table}, $2::jsonb)
     RETURNING tenant_id`,
    [
      unit.tenantId,
      JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ],
  );
}

function toRows(kept: KeptDeal) {
  const { facts, repId, removed } = kept;
  const id = newId();
  const lineIds = new Map(facts.lines.map((line) => [line.id, newId()]));
  const evidence = facts.evidence.map((item) => ({ ...mended(item), id: newId() }));
  const document = documentUnder(evidence, facts.hasHardware, null);
  const stage: StageId = isFromCommitOn(facts.stage) && !document ? 'hardware_quote_sent' : facts.stage;
  const deal = {
    id,
    external_id: facts.externalId,
    name: facts.name,
    rep_id: repId,
    stage,
    outcome: removed ? 'removed' : facts.outcome,
    stage_entered_on: facts.stageEnteredOn,
    source_stage: facts.sourceStage,
    source_outcome: facts.sourceOutcome,
    product: facts.product,
    amount_minor: dealAmount(facts),
    currency: 'USD',
    close_on: facts.closeOn,
    created_on: facts.createdOn,
    engaged_on: facts.engagedOn,
    last_activity_on: facts.lastActivityOn,
    next_step: facts.nextStep,
    next_step_on: facts.nextStepOn,
    verbal_yes_on: facts.verbalYesOn,
    term_months: facts.termMonths,
    is_pilot: false,
    has_hardware: facts.hasHardware,
    po_evidence_id: document?.id ?? null,
    po_kind: document?.kind ?? null,
    po_live: document ? true : null,
    version: 1,
    recorded_at: AT,
    created_at: AT,
  };
  const own = { deal_id: id, recorded_at: AT };
  return {
    deal,
    lines: facts.lines.map((line, position) => ({
      ...own,
      id: lineIds.get(line.id),
      position,
      stream: line.stream,
      recurring: line.recurring,
      description: line.description,
      units: line.units,
      amount_minor: line.amountMinor,
      time_and_materials: line.timeAndMaterials,
      expected_hours: line.expectedHours,
      hours_done: line.timeAndMaterials ? line.hoursDone : null,
      over_installation: line.overInstallation,
      product: line.product,
      supplier: line.supplier,
      shipment_plan: line.shipmentPlan,
      promised_on: line.promisedOn,
      version: 1,
    })),
    evidence: evidence.map((item) => ({
      ...own,
      id: item.id,
      line_id: item.lineId === null ? null : (lineIds.get(item.lineId) ?? null),
      kind: item.kind,
      reference: item.reference,
      evidence_on: item.evidenceOn,
      amount_minor: item.amountMinor,
      units: item.units,
      voided_at: item.voided ? AT : null,
      void_reason: item.voided ? 'wrong' : null,
    })),
    activities: kept.activities.map(({ occurredOn, removed: gone }) => ({
      ...own,
      id: newId(),
      kind: 'call',
      occurred_on: occurredOn,
      removed_at: gone ? AT : null,
    })),
    moves: kept.moves.map((on) => ({
      deal_id: id,
      id: newId(),
      from_stage: 'lead',
      to_stage: stage,
      on_date: on,
      at: AT,
      model_version: 1,
    })),
    excuses: kept.excuses.map((until) => ({
      ...own,
      id: newId(),
      why: 'Budget',
      until_on: until,
      escalated: false,
    })),
    deployments:
      facts.installedOn === null
        ? []
        : [
            {
              ...own,
              id: newId(),
              site: 'Plant',
              kind: 'production',
              installed_on: facts.installedOn,
              state: 'live',
              version: 1,
              created_at: AT,
            },
          ],
  };
}

function mended(item: EvidenceFacts): EvidenceFacts {
  if (item.kind === 'shipment') return { ...item, units: item.units ?? 1 };
  if (item.kind !== 'po') return item;
  return { ...item, reference: item.reference || 'REF-3', amountMinor: item.amountMinor ?? 0n };
}
