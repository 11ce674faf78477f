import type { Unit } from '@/platform/db/unit-of-work';

/** What somebody did last, in the words of the log. */
export type LastChange = { at: string; by: string; summary: string };

/** The newest entry of the log about one of these kinds of things; null while there is none. */
export async function readLastChange(unit: Unit, kinds: readonly string[]): Promise<LastChange | null> {
  const [row] = await unit.sql<LastChange>(
    `SELECT at, actor_name AS by, summary FROM audit_event WHERE tenant_id = $1 AND subject_kind = ANY($2::text[])
     ORDER BY at DESC, id DESC LIMIT 1`,
    [unit.tenantId, kinds],
  );
  return row ?? null;
}
