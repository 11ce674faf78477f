import type { Unit } from '@/platform/db/unit-of-work';

/** Names of reps and customers by their ids. Which of them the actor may hear of, his deals say: the ids are theirs. */
export async function readPartyNames(
  unit: Unit,
  deals: readonly { repId: string | null; customerId: string | null }[],
): Promise<Map<string, string>> {
  const reps = [...new Set(deals.flatMap(({ repId }) => repId ?? []))];
  const customers = [...new Set(deals.flatMap(({ customerId }) => customerId ?? []))];
  const rows = await unit.sql<{ id: string; name: string }>(
    `SELECT r.id, r.name FROM rep r WHERE r.tenant_id = $1 AND r.id = ANY($2::uuid[])
     UNION ALL SELECT c.id, c.name FROM customer c WHERE c.tenant_id = $1 AND c.id = ANY($3::uuid[])`,
    [unit.tenantId, reps, customers],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
