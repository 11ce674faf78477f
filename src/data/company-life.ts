import type { TenantState } from '@/platform/operations/caller';
import type { Unit } from '@/platform/db/unit-of-work';

export type AskedDeletion = { by: string; at: string; before: TenantState };

/** Who asked last that the company be deleted, and in what state it was then; null: nobody. */
export async function readAskedDeletion(unit: Unit): Promise<AskedDeletion | null> {
  const [row] = await unit.sql<AskedDeletion>(
    `SELECT actor_name AS by, at, before->>'state' AS before FROM audit_event
     WHERE tenant_id = $1 AND subject_kind = 'tenant' AND operation = 'tenants.askDeletion' ORDER BY at DESC, id DESC LIMIT 1`,
    [unit.tenantId],
  );
  return row ?? null;
}

/** Exports of a company are noted one after the other, until the transaction ends: of many that come at once, none passes uncounted. */
export async function lockExports(unit: Unit): Promise<void> {
  await unit.sql(`SELECT pg_advisory_xact_lock(hashtextextended('exports ' || $1::text, 0))`, [
    unit.tenantId,
  ]);
}

/** Exports of everything since an instant: how many, and the last one of all time. */
export async function readExports(
  unit: Unit,
  since: string,
): Promise<{ made: number; last: { by: string; at: string } | null }> {
  const [row] = await unit.sql<{ made: number; by: string | null; at: string | null }>(
    `SELECT count(*) FILTER (WHERE at > $2)::int AS made, (array_agg(actor_name ORDER BY at DESC))[1] AS by, max(at) AS at
     FROM audit_event WHERE tenant_id = $1 AND subject_kind = 'tenant' AND operation = 'tenants.export'`,
    [unit.tenantId, since],
  );
  const last = row?.by && row.at ? { by: row.by, at: row.at } : null;
  return { made: row?.made ?? 0, last };
}
