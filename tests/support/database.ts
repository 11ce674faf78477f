import pg from 'pg';
import { inject } from 'vitest';
import { createFromTemplate, databaseUrl } from '../../scripts/database/test-server';

/** Addresses of this worker's database: as the application, and as the owner of the tables. */
export type TestDatabase = { name: string; appUrl: string; ownerUrl: string; adminUrl: string };

/** The database of the running test file: migrated, empty at its start, nobody else's. DATABASE_URL names it. */
export function testDatabase(): TestDatabase {
  const server = inject('testServer');
  const name = `${server.run}${process.env.VITEST_POOL_ID ?? '1'}`;
  return {
    name,
    appUrl: databaseUrl(server.appUrl, name),
    ownerUrl: databaseUrl(server.ownerUrl, name),
    adminUrl: databaseUrl(server.adminUrl, name),
  };
}

/** Makes the database of this worker anew from the template; done before each file, so no test needs it at its start. */
export async function recreateDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const database = testDatabase();
  await createFromTemplate(server.adminUrl, server.template, database.name);
  return database;
}

/** Takes all rows out, between tests of one file that must not see each other's. Open connections stay usable. */
export async function emptyDatabase(): Promise<void> {
  await asOwner(async (client) => {
    const { rows } = await client.query<{ names: string | null }>(
      `SELECT string_agg(format('%I', tablename), ', ') AS names FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    if (rows[0]?.names) await client.query(`TRUNCATE ${rows[0].names} CASCADE`);
  });
}

/**
 * Statements as the owner of the tables. Row-level security is forced on the owner too: set app.tenant_id, or use
 * `asAdmin`, to see rows of tenant tables.
 */
export function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connect(testDatabase().ownerUrl, work);
}

/** Statements past row-level security: only to look at, or to break, what the application cannot. */
export function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connect(testDatabase().adminUrl, work);
}

async function connect<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
