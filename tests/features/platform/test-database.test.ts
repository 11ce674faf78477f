import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { asAdmin, asOwner, emptyDatabase, testDatabase } from '../../support/database';

const addTenant = `INSERT INTO tenant (id, slug, name, currency, zone, fiscal_start_month, created_at)
  VALUES ($1, 'acme', 'Acme', 'USD', 'UTC', 1, '2026-01-01Z')`;

async function countTenants(): Promise<number> {
  return asOwner(async (client) =>
    Number((await client.query<{ count: string }>('SELECT count(*) FROM tenant')).rows[0]?.count),
  );
}

describe('the test database', () => {
  test('is migrated and has no rows', async () => {
    expect(await countTenants()).toBe(0);
  });

  test('can be emptied between tests', async () => {
    await asOwner((client) => client.query(addTenant, [randomUUID()]));
    expect(await countTenants()).toBe(1);
    await emptyDatabase();
    expect(await countTenants()).toBe(0);
  });

  test('gives the application a role that neither owns tables nor passes row-level security', async () => {
    const client = new pg.Client({ connectionString: testDatabase().appUrl });
    await client.connect();
    const { rows } = await client.query(
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
              EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid) AS owns
         FROM pg_roles WHERE rolname = current_user`,
    );
    await client.end();
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owns: false },
    ]);
  });

  test('is the one that DATABASE_URL names', async () => {
    const url = new URL(process.env.DATABASE_URL ?? '');
    const names = await asAdmin((client) =>
      client.query<{ name: string }>('SELECT current_database() AS name'),
    );
    expect(url.pathname).toBe(`/${names.rows[0]?.name}`);
  });
});
