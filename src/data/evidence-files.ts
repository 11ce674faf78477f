import type { DealScope } from '@/domain/access/permissions';
import type { EvidenceKind } from '@/domain/deals/deal';
import type { FileReading } from '@/domain/evidence/reading';
import { samePoNumber } from '@/domain/evidence/warnings';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

/** A record of evidence with its file and its two pairs of eyes. */
export type EvidenceStanding = {
  id: string;
  dealId: string;
  kind: EvidenceKind;
  reference: string | null;
  evidenceOn: CalendarDate;
  amountMinor: bigint | null;
  currency: string | null;
  voided: boolean;
  imported: boolean;
  recordedAt: string;
  recordedBy: string | null;
  recordedByName: string | null;
  fileId: string | null;
  reading: FileReading | null;
  verifiedAt: string | null;
  verifiedByName: string | null;
};

const COLUMNS = `e.id, e.deal_id AS "dealId", e.kind, e.reference, e.evidence_on AS "evidenceOn", e.amount_minor AS "amountMinor", e.currency,
  e.voided_at IS NOT NULL AND ($3::timestamptz IS NULL OR e.voided_at <= $3) AS voided, e.import_id IS NOT NULL AS imported,
  e.recorded_at AS "recordedAt", e.recorded_by AS "recordedBy", r.name AS "recordedByName",
  CASE WHEN $3::timestamptz IS NULL OR e.file_attached_at <= $3 THEN e.file_id END AS "fileId",
  CASE WHEN $3::timestamptz IS NULL OR e.file_attached_at <= $3 THEN e.file_reading END AS reading,
  CASE WHEN $3::timestamptz IS NULL OR e.verified_at <= $3 THEN e.verified_at END AS "verifiedAt",
  CASE WHEN $3::timestamptz IS NULL OR e.verified_at <= $3 THEN v.name END AS "verifiedByName"`;
const FROM = `evidence e LEFT JOIN app_user r ON r.id = e.recorded_by LEFT JOIN app_user v ON v.id = e.verified_by`;

/** All records of a deal as known now, or at `knownAt`. */
export async function readEvidenceStandings(
  unit: Unit,
  dealId: string,
  knownAt?: string,
): Promise<EvidenceStanding[]> {
  return unit.sql<EvidenceStanding>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE e.tenant_id = $1 AND e.deal_id = $2
       AND ($3::timestamptz IS NULL OR e.recorded_at <= $3) ORDER BY e.evidence_on, e.id`,
    [unit.tenantId, dealId, knownAt ?? null],
  );
}

export async function findEvidenceStanding(unit: Unit, evidenceId: string): Promise<EvidenceStanding | null> {
  const rows = await unit.sql<EvidenceStanding>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE e.tenant_id = $1 AND e.id = $2`,
    [unit.tenantId, evidenceId, null],
  );
  return rows[0] ?? null;
}

/** The file becomes the record's, compared or not. Whoever verified the record saw another file, so that is taken back. */
export async function attachToEvidence(
  unit: Unit,
  evidenceId: string,
  file: { id: string; at: string; reading: FileReading | null },
): Promise<void> {
  await unit.execute(
    `UPDATE evidence SET file_id = $3, file_attached_at = $4, file_reading = $5::jsonb, verified_at = NULL, verified_by = NULL
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, evidenceId, file.id, file.at, JSON.stringify(file.reading)],
  );
}

export async function markVerified(
  unit: Unit,
  evidenceId: string,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    'UPDATE evidence SET verified_at = $3, verified_by = $4 WHERE tenant_id = $1 AND id = $2 AND verified_at IS NULL',
    [unit.tenantId, evidenceId, by.at, by.userId],
  );
}

export type SamePo = { reference: string; dealId: string; dealName: string | null };

/**
 * Other deals with a live PO of the same number (case and blanks aside). The name only for deals that the actor may see: of the others
 * he learns that the number is taken, not by whom.
 */
export async function readSamePos(
  unit: Unit,
  scope: DealScope,
  dealId: string,
  references: readonly string[],
): Promise<SamePo[]> {
  if (references.length === 0) return [];
  return unit.sql<SamePo>(
    `SELECT e.reference, d.id AS "dealId", CASE WHEN ${IN_SCOPE} THEN d.name END AS "dealName"
     FROM evidence e JOIN deal d ON d.tenant_id = e.tenant_id AND d.id = e.deal_id
     WHERE e.tenant_id = $1 AND e.kind = 'po' AND e.voided_at IS NULL AND d.outcome NOT IN ('removed', 'lost') AND d.id <> $4
       AND upper(regexp_replace(e.reference, '\\s', '', 'g')) = ANY($5::text[])
     ORDER BY d.id LIMIT 20`,
    [unit.tenantId, ...scopeValues(scope), dealId, references.map(samePoNumber)],
  );
}
