import type { Unit } from '@/platform/db/unit-of-work';

/**
 * Names of the company itself, its customers, contacts, reps, members, products, suppliers and sites that one of the texts contains as letters, whatever
 * their case. Whether they stand there as words is for the rule to say.
 */
export async function readOwnNames(unit: Unit, texts: readonly string[]): Promise<string[]> {
  const rows = await unit.sql<{ name: string }>(
    `SELECT DISTINCT n.name FROM (
       SELECT name FROM tenant WHERE id = $1
       UNION ALL SELECT name FROM customer WHERE tenant_id = $1
       UNION ALL SELECT name FROM contact WHERE tenant_id = $1
       UNION ALL SELECT name FROM rep WHERE tenant_id = $1
       UNION ALL SELECT u.name FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.tenant_id = $1
       UNION ALL SELECT product FROM deal WHERE tenant_id = $1
       UNION ALL SELECT product FROM deal_line WHERE tenant_id = $1
       UNION ALL SELECT supplier FROM deal_line WHERE tenant_id = $1
       UNION ALL SELECT product FROM lead_time WHERE tenant_id = $1
       UNION ALL SELECT supplier FROM lead_time WHERE tenant_id = $1
       UNION ALL SELECT supplier FROM supplier_delay WHERE tenant_id = $1
       UNION ALL SELECT site FROM deployment WHERE tenant_id = $1) n
     WHERE length(n.name) > 2 AND EXISTS (SELECT 1 FROM unnest($2::text[]) t WHERE position(lower(n.name) IN lower(t)) > 0)
     ORDER BY n.name LIMIT 500`,
    [unit.tenantId, [...texts]],
  );
  return rows.map(({ name }) => name);
}
