import type { ConflictDetails } from '@/domain/values/conflict';
import type { Unit } from '@/platform/db/unit-of-work';
import { DEAL_FIELDS } from './deal-fields';

/** What the second of two writers has to see: the fields now, the fields of the version that he had open, and who changed them. */
export async function readConflict(
  unit: Unit,
  dealId: string,
  seenVersion: number,
): Promise<ConflictDetails | null> {
  const [row] = await unit.sql<ConflictDetails>(
    `SELECT v.version, ${DEAL_FIELDS} AS theirs,
       (SELECT ${DEAL_FIELDS} FROM deal_history v WHERE v.tenant_id = $1 AND v.id = $2 AND v.version = $3) AS seen,
       l.actor_name AS "changedBy", v.recorded_at AS "changedAt"
     FROM deal v LEFT JOIN LATERAL (SELECT a.actor_name FROM audit_event a WHERE a.tenant_id = $1 AND a.subject_kind = 'deal'
       AND a.subject_id = v.id::text ORDER BY a.at DESC, a.id DESC LIMIT 1) l ON true
     WHERE v.tenant_id = $1 AND v.id = $2`,
    [unit.tenantId, dealId, seenVersion],
  );
  return row ?? null;
}
