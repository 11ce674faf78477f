import type { ForeignKey } from '@/domain/access/delete-order';
import type { Instant } from '@/platform/clock/clock';
import { executeSql, runSql, type Queryable } from '@/platform/db/sql';

// Statements of the owner of the tables, who alone may delete facts. Each names the company, and the tenant is set as well: row-level
// security is forced on the owner, so that a statement without its company deletes nothing.

export type DueTenant = { id: string; slug: string; name: string; askedAt: Instant };

/** Companies whose waiting time is over, by the clock of the database too: one that runs ahead deletes nothing. Those for show never are. */
export function readDueTenants(on: Queryable, now: Instant): Promise<DueTenant[]> {
  return runSql<DueTenant>(
    on,
    `SELECT id, slug, name, state_at AS "askedAt" FROM tenant
     WHERE state = 'leaving' AND deletes_at <= $1 AND deletes_at <= clock_timestamp() AND NOT is_demo ORDER BY deletes_at, id`,
    [now],
  );
}

/** For as long as the connection lasts: of two that delete the same company, the second passes on. */
export async function takeTenant(on: Queryable, tenantId: string): Promise<boolean> {
  const [row] = await runSql<{ taken: boolean }>(
    on,
    `SELECT pg_try_advisory_lock(hashtextextended('purge ' || $1::text, 0)) AS taken`,
    [tenantId],
  );
  return row?.taken ?? false;
}

/** All tables with a tenant_id and the keys between them, from the catalog: a new table is deleted from without being named here. */
export async function readTenantTables(on: Queryable): Promise<{ tables: string[]; keys: ForeignKey[] }> {
  const tables = await runSql<{ name: string }>(
    on,
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
     ORDER BY c.relname`,
  );
  const keys = await runSql<ForeignKey>(
    on,
    `SELECT f.relname AS "from", t.relname AS "to" FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND f.oid <> t.oid AND f.relnamespace = 'public'::regnamespace`,
  );
  return { tables: tables.map(({ name }) => name), keys };
}

/** In one transaction with the tenant set. */
export async function inTenant<T>(on: Queryable, tenantId: string, work: () => Promise<T>): Promise<T> {
  if (!/^[0-9a-f-]{36}$/.test(tenantId)) throw new Error('The tenant id is not a UUID');
  await on.query({ text: `BEGIN; SET LOCAL app.tenant_id = '${tenantId}'` });
  try {
    const value = await work();
    await on.query({ text: 'COMMIT' });
    return value;
  } catch (error) {
    await on.query({ text: 'ROLLBACK' });
    throw error;
  }
}

/**
 * From here on nobody opens the company any more, and its name stands among the deleted. Done again it changes nothing. False, and nothing
 * is done, where the deletion was called off since it was found due.
 */
export async function closeDoors(on: Queryable, tenant: DueTenant, now: Instant): Promise<boolean> {
  const still = await runSql(
    on,
    `SELECT 1 FROM tenant WHERE id = $1 AND state = 'leaving' AND deletes_at <= $2 FOR UPDATE`,
    [tenant.id, now],
  );
  if (still.length === 0) return false;
  const [asked] = await runSql<{ by: string }>(
    on,
    `SELECT actor_name AS by FROM audit_event WHERE tenant_id = $1 AND operation = 'tenants.askDeletion' ORDER BY at DESC LIMIT 1`,
    [tenant.id],
  );
  await executeSql(
    on,
    `INSERT INTO deleted_tenant (id, slug, name, asked_by, asked_at, deleted_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING`,
    [tenant.id, tenant.slug, tenant.name, asked?.by ?? null, tenant.askedAt, now],
  );
  await executeSql(on, 'DELETE FROM membership WHERE tenant_id = $1', [tenant.id]);
  await executeSql(on, 'DELETE FROM invitation WHERE tenant_id = $1', [tenant.id]);
  await executeSql(on, `DELETE FROM pgboss.job WHERE data->>'slug' = $1`, [tenant.slug]);
  return true;
}

/** Empties a group of tables of the company, in one statement where they refer to each other. How many rows. */
export async function deleteRows(on: Queryable, tenantId: string, group: readonly string[]): Promise<number> {
  const parts = group.map(
    (table, place) => `d${place} AS (DELETE FROM ${quoted(table)} WHERE tenant_id = $1 RETURNING 1)`,
  );
  const counts = group.map((_table, place) => `(SELECT count(*) FROM d${place})`);
  // Policies that keep closed things from being deleted bind the owner too, unless he says otherwise: the statement names the company itself.
  const kept = await runSql<{ name: string }>(
    on,
    `SELECT DISTINCT c.relname AS name FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
     WHERE NOT p.polpermissive AND p.polcmd IN ('d', '*') AND c.relname = ANY($1::text[])`,
    [[...group]],
  );
  for (const { name } of kept)
    await executeSql(on, `ALTER TABLE ${quoted(name)} NO FORCE ROW LEVEL SECURITY`);
  const [row] = await runSql<{ rows: string }>(
    on,
    `WITH ${parts.join(', ')} SELECT (${counts.join(' + ')})::text AS rows`,
    [tenantId],
  );
  for (const { name } of kept) await executeSql(on, `ALTER TABLE ${quoted(name)} FORCE ROW LEVEL SECURITY`);
  return Number(row?.rows ?? 0);
}

/** The last row. False if it has come back to life, which it cannot. */
export async function deleteTenantRow(on: Queryable, tenantId: string, now: Instant): Promise<boolean> {
  const count = await executeSql(
    on,
    `DELETE FROM tenant WHERE id = $1 AND state = 'leaving' AND deletes_at <= $2`,
    [tenantId, now],
  );
  return count === 1;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
