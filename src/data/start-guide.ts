import type { StartFacts } from '@/domain/tenants/start-guide';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { MODEL_IN_FORCE } from './stage-models';

export type StartRow = StartFacts & { nextReviewAt: string | null; dismissedAt: string | null };

/** Everything that the guide ticks by, in one statement. */
export async function readStartFacts(unit: Unit, today: CalendarDate, now: string): Promise<StartRow> {
  const [row] = await unit.sql<StartRow>(
    `SELECT
       (SELECT min(i.committed_at) FROM import i WHERE i.tenant_id = $1 AND i.kind = 'deals' AND i.state = 'committed') AS "importedAt",
       (SELECT count(*)::int FROM (SELECT 1 FROM deal d WHERE d.tenant_id = $1 AND d.outcome <> 'removed' LIMIT 1) x) AS deals,
       (SELECT g.audit_seen_at FROM start_guide g WHERE g.tenant_id = $1) AS "auditSeenAt",
       (SELECT g.dismissed_at FROM start_guide g WHERE g.tenant_id = $1) AS "dismissedAt",
       (SELECT s.signed_at FROM stage_model_signature s WHERE s.tenant_id = $1 AND s.role = 'CRO'
          AND s.stage_model_id = (SELECT m.id FROM stage_model m WHERE m.tenant_id = $1 AND m.version = ${MODEL_IN_FORCE('$2::date')})) AS "modelSignedAt",
       (SELECT count(*)::int FROM membership m WHERE m.tenant_id = $1) AS members,
       (SELECT count(*)::int FROM invitation v WHERE v.tenant_id = $1 AND v.used_at IS NULL AND v.revoked_at IS NULL AND v.expires_at > $3) AS invited,
       (SELECT min(r.closed_at) FROM review r WHERE r.tenant_id = $1 AND r.state = 'closed') AS "reviewedAt",
       (SELECT min(r.starts_at) FROM review r WHERE r.tenant_id = $1 AND r.state = 'planned' AND r.starts_at > $3) AS "nextReviewAt"`,
    [unit.tenantId, today, now],
  );
  if (!row) throw new Error('A statement without FROM has one row');
  return row;
}

/** False if it was seen before. */
export async function markAuditSeen(unit: Unit, at: string): Promise<boolean> {
  const count = await unit.execute(
    `INSERT INTO start_guide (tenant_id, audit_seen_at) VALUES ($1, $2)
     ON CONFLICT (tenant_id) DO UPDATE SET audit_seen_at = excluded.audit_seen_at WHERE start_guide.audit_seen_at IS NULL`,
    [unit.tenantId, at],
  );
  return count === 1;
}

/** Puts the guide away, or with nulls brings it back. */
export async function setDismissed(
  unit: Unit,
  dismissed: { at: string | null; by: string | null },
): Promise<void> {
  await unit.execute(
    `INSERT INTO start_guide (tenant_id, dismissed_at, dismissed_by) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id) DO UPDATE SET dismissed_at = excluded.dismissed_at, dismissed_by = excluded.dismissed_by`,
    [unit.tenantId, dismissed.at, dismissed.by],
  );
}
