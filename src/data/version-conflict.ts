import type { ConflictDetails } from '@/domain/values/conflict';
import type { Unit } from '@/platform/db/unit-of-work';

/** A kind of row that keeps its versions in `<table>_history` under its id. `fields`: SQL that makes JSON of the row `v`. */
export type Versioned = { table: 'deal' | 'contract'; fields: string };

/** What the second of two writers has to see: the fields now, the fields of the version that he had open, and who changed them. */
export async function readVersionConflict(
  unit: Unit,
  { table, fields }: Versioned,
  id: string,
  seenVersion: number,
): Promise<ConflictDetails | null> {
  const [row] = await unit.sql<ConflictDetails>(
    `SELECT v.version, ${fields} AS theirs,
       (SELECT ${fields} FROM ${table}_history v WHERE v.tenant_id = $1 AND v.id = $2 AND v.version = $3) AS seen,
       l.actor_name AS "changedBy", v.recorded_at AS "changedAt"
     FROM ${table} v LEFT JOIN LATERAL (SELECT a.actor_name FROM audit_event a WHERE a.tenant_id = $1 AND a.subject_kind = '${table}'
       AND a.subject_id = v.id::text ORDER BY a.at DESC, a.id DESC LIMIT 1) l ON true
     WHERE v.tenant_id = $1 AND v.id = $2`,
    [unit.tenantId, id, seenVersion],
  );
  return row ?? null;
}
