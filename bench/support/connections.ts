import pg from 'pg';

/** A connection of the application's role that sees one tenant, as a unit of work does, without its transaction. */
export async function appConnection(tenantId: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, options: '-c TimeZone=UTC' });
  await client.connect();
  await client.query(`SET app.tenant_id = '${tenantId}'`);
  return client;
}

/** A superuser's connection: row-level security does not hold it. */
export async function adminConnection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.BENCH_ADMIN_URL, options: '-c TimeZone=UTC' });
  await client.connect();
  return client;
}

/** Milliseconds in the database, planning included, by its own clock. */
export async function databaseMilliseconds(
  client: pg.Client,
  text: string,
  values: unknown[],
): Promise<number> {
  const { rows } = await client.query<{
    'QUERY PLAN': { 'Planning Time': number; 'Execution Time': number }[];
  }>(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values);
  const plan = rows[0]?.['QUERY PLAN'][0];
  return (plan?.['Planning Time'] ?? NaN) + (plan?.['Execution Time'] ?? NaN);
}
