import { asAdmin } from './database';

/** Tables of the schema with a tenant_id, memberships and invitations among them. */
export async function tenantTables(): Promise<string[]> {
  return asAdmin(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'tenant_id' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  });
}

/** Count and checksum of all rows that a tenant has in each table, read past row-level security. */
export async function fingerprintOf(tenantId: string): Promise<Record<string, string>> {
  const tables = await tenantTables();
  return asAdmin(async (client) => {
    const prints = tables.map(
      (table) => `SELECT ${client.escapeLiteral(table)} AS name,
         count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print
         FROM ${client.escapeIdentifier(table)} t WHERE t.tenant_id = $1`,
    );
    const { rows } = await client.query<{ name: string; print: string }>(prints.join(' UNION ALL '), [
      tenantId,
    ]);
    return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
  });
}

/** The tables whose rows are not what they were, by name: the database answers a union in the order in which its parts are ready. */
export function changedTables(before: Record<string, string>, after: Record<string, string>): string[] {
  return Object.keys({ ...before, ...after })
    .filter((table) => before[table] !== after[table])
    .toSorted();
}
