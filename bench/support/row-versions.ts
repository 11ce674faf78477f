import type pg from 'pg';

/** Where an import leaves a trace of itself whatever the file holds: the import's own row, what it noted, the log. */
const OWN_TRACES = /^(import|import_\w+|audit_event|idempotency_key|staged_\w+|floor_\w+)$/;

/**
 * A fingerprint of every row version that a tenant has, from the system columns: it changes when a single row is written, even with
 * the same values.
 */
export async function rowVersions(admin: pg.Client, tenantId: string): Promise<string> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`,
  );
  const prints: string[] = [];
  for (const { name } of tables.filter((table) => !OWN_TRACES.test(table.name))) {
    const { rows } = await admin.query<{ print: string }>(
      `SELECT count(*) || ':' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)::numeric), 0) AS print
       FROM ${name} WHERE tenant_id = $1`,
      [tenantId],
    );
    prints.push(`${name} ${rows[0]?.print}`);
  }
  return prints.join('\n');
}

/** Deals that have been changed since they came in. */
export async function changedDeals(admin: pg.Client, tenantId: string): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM deal WHERE tenant_id = $1 AND version > 1',
    [tenantId],
  );
  return rows[0]?.n ?? NaN;
}
