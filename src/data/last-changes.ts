import type { ImportKind } from '@/domain/imports/types';
import type { Unit } from '@/platform/db/unit-of-work';

/** What somebody did last, in the words of the log. */
export type LastChange = { at: string; by: string; summary: string };

/** Whose changes count: entries about these kinds of things, and imports of these kinds of files. */
export type ChangesOf = { kinds: readonly string[]; imports: readonly ImportKind[] };

/** The newest entry of the log about some kinds of things; null while there is none. */
export async function readLastChange(unit: Unit, { kinds, imports }: ChangesOf): Promise<LastChange | null> {
  const newest = 'ORDER BY a.at DESC, a.id DESC LIMIT 1';
  const [row] = await unit.sql<LastChange>(
    `SELECT at, by, summary FROM (
       (SELECT a.at, a.id, a.actor_name AS by, a.summary FROM audit_event a
        WHERE a.tenant_id = $1 AND a.subject_kind = ANY($2::text[]) ${newest})
       UNION ALL (SELECT a.at, a.id, a.actor_name, a.summary FROM audit_event a
        JOIN import i ON i.tenant_id = $1 AND i.id::text = a.subject_id AND i.kind = ANY($3::text[])
        WHERE a.tenant_id = $1 AND a.subject_kind = 'import' ${newest})) a ${newest}`,
    [unit.tenantId, kinds, imports],
  );
  return row ?? null;
}
