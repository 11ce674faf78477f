import type { EvidenceKind } from '@/domain/deals/deal';
import type { FileReading } from '@/domain/evidence/reading';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { touchDeals } from './touched-deals';

export type NewEvidence = {
  kind: EvidenceKind;
  lineId: string | null;
  reference: string | null;
  evidenceOn: CalendarDate;
  amountMinor: bigint | null;
  units: number | null;
  note: string | null;
  /** A stored file of the same deal, and how it compares with the record. */
  fileId?: string | null;
  reading?: FileReading | null;
};

/** Records pieces of evidence on one deal; returns their ids in the given order. */
export async function insertEvidence(
  unit: Unit,
  dealId: string,
  items: readonly NewEvidence[],
  by: { userId: string | null; at: string; currency: string },
): Promise<string[]> {
  if (items.length === 0) return [];
  touchDeals(unit, [dealId]);
  const rows = items.map((item) => ({
    id: newId(),
    kind: item.kind,
    line_id: item.lineId,
    reference: item.reference,
    evidence_on: item.evidenceOn,
    amount_minor: item.amountMinor?.toString() ?? null,
    units: item.units,
    note: item.note,
    file_id: item.fileId ?? null,
    file_reading: item.reading ?? null,
  }));
  await unit.named(
    'insert_evidence',
    `INSERT INTO evidence (tenant_id, id, deal_id, line_id, kind, reference, evidence_on, amount_minor, currency, units, note, recorded_at, recorded_by,
       file_id, file_attached_at, file_reading)
     SELECT $1::uuid, r.id, $2::uuid, r.line_id, r.kind, r.reference, r.evidence_on, r.amount_minor,
       CASE WHEN r.amount_minor IS NULL THEN NULL ELSE $4 END, r.units, r.note, $5::timestamptz, $6::uuid,
       r.file_id, CASE WHEN r.file_id IS NULL THEN NULL ELSE $5::timestamptz END, r.file_reading
     FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, line_id uuid, kind text, reference text, evidence_on date, amount_minor bigint,
       units int, note text, file_id uuid, file_reading jsonb)
     RETURNING id`,
    [unit.tenantId, dealId, JSON.stringify(rows), by.currency, by.at, by.userId],
  );
  return rows.map((row) => row.id);
}

export type EvidenceRow = {
  id: string;
  dealId: string;
  lineId: string | null;
  kind: EvidenceKind;
  reference: string | null;
  evidenceOn: CalendarDate;
  amountMinor: bigint | null;
  units: number | null;
  note: string | null;
  recordedAt: string;
  voidedAt: string | null;
  voidReason: string | null;
};

const VOIDED = `e.voided_at AS "voidedAt", e.void_reason AS "voidReason"`;
const VOIDED_BY_THEN = `CASE WHEN e.voided_at <= $3 THEN e.voided_at END AS "voidedAt",
  CASE WHEN e.voided_at <= $3 THEN e.void_reason END AS "voidReason"`;
const COLUMNS = `e.id, e.deal_id AS "dealId", e.line_id AS "lineId", e.kind, e.reference, e.evidence_on AS "evidenceOn",
  e.amount_minor AS "amountMinor", e.units, e.note, e.recorded_at AS "recordedAt", ${VOIDED}`;

/** All of a deal's evidence, voided records too; with `knownAt` what was on record at that instant. */
export async function readEvidence(unit: Unit, dealId: string, knownAt?: string): Promise<EvidenceRow[]> {
  return unit.sql<EvidenceRow>(
    `SELECT ${COLUMNS.replace(VOIDED, VOIDED_BY_THEN)} FROM evidence e
     WHERE e.tenant_id = $1 AND e.deal_id = $2 AND e.recorded_at <= $3::timestamptz ORDER BY e.evidence_on, e.id`,
    [unit.tenantId, dealId, knownAt ?? 'infinity'],
  );
}

export async function findEvidence(unit: Unit, evidenceId: string): Promise<EvidenceRow | null> {
  const rows = await unit.sql<EvidenceRow>(
    `SELECT ${COLUMNS} FROM evidence e WHERE e.tenant_id = $1 AND e.id = $2`,
    [unit.tenantId, evidenceId],
  );
  return rows[0] ?? null;
}

export async function voidEvidence(
  unit: Unit,
  evidenceId: string,
  by: { userId: string | null; at: string; reason: string },
): Promise<void> {
  const rows = await unit.sql<{ dealId: string }>(
    `UPDATE evidence SET voided_at = $3, voided_by = $4, void_reason = $5 WHERE tenant_id = $1 AND id = $2 AND voided_at IS NULL
     RETURNING deal_id AS "dealId"`,
    [unit.tenantId, evidenceId, by.at, by.userId, by.reason],
  );
  touchDeals(
    unit,
    rows.map(({ dealId }) => dealId),
  );
}
