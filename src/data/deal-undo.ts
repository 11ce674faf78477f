import type { Outcome, StageId } from '@/domain/deals/deal';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { keepHistory } from './deals';

/** The command that made a deal's current version, and the version before it. Everything a command writes carries its one instant. */
export type LastChange = {
  at: string;
  operation: string;
  summary: string;
  byUserId: string | null;
  /** An earlier version has the same instant: what belongs to which cannot be told. */
  ambiguous: boolean;
  before: {
    stage: StageId;
    outcome: Outcome;
    hasHardware: boolean;
    demoOn: CalendarDate | null;
    poEvidenceId: string | null;
  };
};

/** null: the deal was never changed, or not by a command on this one deal (an import, a clean-up). */
export async function readLastChange(
  unit: Unit,
  deal: { id: string; version: number },
): Promise<LastChange | null> {
  const [row] = await unit.sql<LastChange>(
    `SELECT d.recorded_at AS at, a.operation, a.summary, a.actor_user_id AS "byUserId", h.recorded_at = d.recorded_at AS ambiguous,
       jsonb_build_object('stage', h.stage, 'outcome', h.outcome, 'hasHardware', h.has_hardware, 'demoOn', h.demo_on,
         'poEvidenceId', h.po_evidence_id) AS before
     FROM deal d
     JOIN deal_history h ON h.tenant_id = $1 AND h.id = d.id AND h.version = d.version - 1 AND h.superseded_by_import_id IS NULL
     JOIN audit_event a ON a.tenant_id = $1 AND a.subject_kind = 'deal' AND a.subject_id = d.id::text AND a.at = d.recorded_at
     WHERE d.tenant_id = $1 AND d.id = $2 AND d.version = $3 ORDER BY a.id DESC LIMIT 1`,
    [unit.tenantId, deal.id, deal.version],
  );
  return row ?? null;
}

type Undoing = { dealId: string; at: string; now: string; userId: string | null };

/** Voids what was recorded at the instant `at`, with the reason "undone". */
export async function voidRecordedAt(unit: Unit, { dealId, at, now, userId }: Undoing): Promise<number> {
  return unit.execute(
    `UPDATE evidence SET voided_at = $4, voided_by = $5, void_reason = 'undone'
     WHERE tenant_id = $1 AND deal_id = $2 AND recorded_at = $3::timestamptz AND voided_at IS NULL`,
    [unit.tenantId, dealId, at, now, userId],
  );
}

/**
 * Puts what was voided at the instant `at` on record again, as a new record of the same fact: the time in between keeps its void, so
 * that what was known then stays true. Returns the new id of each.
 */
export async function reinstateVoidedAt(
  unit: Unit,
  { dealId, at, now }: Undoing,
): Promise<Map<string, string>> {
  const voided = await unit.sql<{ id: string }>(
    `SELECT id FROM evidence WHERE tenant_id = $1 AND deal_id = $2 AND voided_at = $3::timestamptz AND recorded_at < $3::timestamptz`,
    [unit.tenantId, dealId, at],
  );
  if (voided.length === 0) return new Map();
  const pairs = voided.map(({ id }) => ({ old: id, fresh: newId() }));
  await unit.sql(
    `INSERT INTO evidence (tenant_id, id, deal_id, line_id, kind, reference, evidence_on, amount_minor, currency, units, note, recorded_at,
       recorded_by, import_id, external_id, file_id, file_attached_at, file_reading, verified_at, verified_by)
     SELECT e.tenant_id, r.fresh, e.deal_id, e.line_id, e.kind, e.reference, e.evidence_on, e.amount_minor, e.currency, e.units, e.note,
       $3::timestamptz, e.recorded_by, e.import_id, e.external_id, e.file_id, e.file_attached_at, e.file_reading, e.verified_at, e.verified_by
     FROM evidence e JOIN jsonb_to_recordset($2::jsonb) AS r(old uuid, fresh uuid) ON e.id = r.old
     WHERE e.tenant_id = $1 RETURNING id`,
    [unit.tenantId, JSON.stringify(pairs), now],
  );
  return new Map(pairs.map(({ old, fresh }) => [old, fresh]));
}

/** Where the change at the instant `at` wrote lines, those before it stand again, as their own next versions; others stay as they are. */
export async function restoreLines(unit: Unit, { dealId, at, now }: Undoing): Promise<void> {
  const [wrote] = await unit.sql<{ lines: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM deal_line WHERE tenant_id = $1 AND deal_id = $2 AND recorded_at = $3::timestamptz)
       OR EXISTS (SELECT 1 FROM deal_line_history WHERE tenant_id = $1 AND deal_id = $2 AND superseded_at = $3::timestamptz) AS lines`,
    [unit.tenantId, dealId, at],
  );
  if (!wrote?.lines) return;
  await unit.execute(
    `WITH gone AS (DELETE FROM deal_line WHERE tenant_id = $1 AND deal_id = $2 AND recorded_at = $3::timestamptz RETURNING *)
     INSERT INTO deal_line_history (tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor,
       amount_minor, time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, import_id, version, recorded_at, superseded_at)
     SELECT tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor,
       time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, import_id, version, recorded_at, $4::timestamptz FROM gone`,
    [unit.tenantId, dealId, at, now],
  );
  await unit.execute(
    `INSERT INTO deal_line (tenant_id, id, deal_id, position, stream, recurring, description, units, unit_price_minor, amount_minor,
       time_and_materials, expected_hours, hours_done, over_installation, promised_on, product, supplier, shipment_plan, import_id, version, recorded_at)
     SELECT h.tenant_id, h.id, h.deal_id, h.position, h.stream, h.recurring, h.description, h.units, h.unit_price_minor, h.amount_minor,
       h.time_and_materials, h.expected_hours, h.hours_done, h.over_installation, h.promised_on, h.product, h.supplier, h.shipment_plan, h.import_id,
       (SELECT max(v.version) FROM deal_line_history v WHERE v.tenant_id = $1 AND v.id = h.id) + 1, $4::timestamptz
     FROM deal_line_history h WHERE h.tenant_id = $1 AND h.deal_id = $2 AND h.superseded_at = $3::timestamptz`,
    [unit.tenantId, dealId, at, now],
  );
}

/** The fields of the version before, as the deal's next version; on which document it stands is given, because that may be a new record. */
export async function restoreFields(
  unit: Unit,
  deal: { id: string; version: number },
  document: { poEvidenceId?: string | null; poKind?: string | null; poLive?: boolean | null },
  now: string,
): Promise<number> {
  await keepHistory(unit, [deal.id], now);
  const restored = await unit.execute(
    `UPDATE deal d SET name = h.name, customer_id = h.customer_id, rep_id = h.rep_id, contact_id = h.contact_id, stage = h.stage,
       outcome = h.outcome, stage_entered_on = h.stage_entered_on, amount_minor = h.amount_minor, close_on = h.close_on,
       next_step = h.next_step, next_step_on = h.next_step_on, verbal_yes_on = h.verbal_yes_on, claim_bp = h.claim_bp,
       claim_on = h.claim_on, demo_on = h.demo_on, term_months = h.term_months, is_pilot = h.is_pilot, lost_reason = h.lost_reason,
       closed_on = h.closed_on, has_hardware = h.has_hardware, po_evidence_id = $4::uuid, po_kind = $5, po_live = $6,
       version = d.version + 1, recorded_at = $7::timestamptz
     FROM deal_history h
     WHERE d.tenant_id = $1 AND d.id = $2 AND d.version = $3 AND h.tenant_id = $1 AND h.id = d.id AND h.version = d.version - 1`,
    [
      unit.tenantId,
      deal.id,
      deal.version,
      document.poEvidenceId ?? null,
      document.poKind ?? null,
      document.poLive ?? null,
      now,
    ],
  );
  if (restored !== 1) throw new Error('A locked deal changed under its lock');
  return deal.version + 1;
}
