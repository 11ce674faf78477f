import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@/platform/db/ids';
import { asAdmin, testDatabase } from '../support/database';
import { everyOperation } from '../support/operations';
import {
  APPEND_ONLY,
  openFaults,
  policyFaults,
  rightsFaults,
  rowFaults,
  securedTables,
  type Attempt,
} from '../support/operations-row-security';
import { newWorld, type World } from '../support/operations-world';
import { sampleInput } from '../support/sample-inputs';
import { printTable, type Verdict } from './verdicts';

// Takes each guard of the database away, one at a time, in a transaction that is rolled back, and asks the questions of the tenancy tests
// (tests/features/tenancy/catalog and escapes ask the very same functions). Each must find a fault.

const WEAKER: Record<string, (table: string) => string> = {
  'drop the policy': (table) => `DROP POLICY tenant_isolation ON ${table}`,
  'drop the policy and security': (table) =>
    `DROP POLICY tenant_isolation ON ${table}; ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
  'disable security': (table) => `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
  'no force': (table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
  'read all': (table) => `ALTER POLICY tenant_isolation ON ${table} USING (true)`,
  'write all': (table) => `ALTER POLICY tenant_isolation ON ${table} WITH CHECK (true)`,
  'no tenant reads all': (table) =>
    `ALTER POLICY tenant_isolation ON ${table} USING (tenant_id = coalesce(NULLIF(current_setting('app.tenant_id', true), '')::uuid, tenant_id))`,
  'a second policy': (table) => `CREATE POLICY too_much ON ${table} USING (true)`,
};

let ours: World;
let theirs: World;
let admin: pg.Client;
let roles: { app: string; owner: string };
const verdicts: Verdict[] = [];

beforeAll(async () => {
  ours = await newWorld('ours');
  theirs = await newWorld('theirs');
  for (const world of [ours, theirs]) {
    for (const { name, call } of await everyOperation())
      await call({ ...world.operator, idempotencyKey: newId() }, await sampleInput(name, world));
  }
  const database = testDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  roles = { app: new URL(database.appUrl).username, owner: new URL(database.ownerUrl).username };
});
afterAll(async () => {
  await admin.end();
  printTable('Row-level security and rights', verdicts);
});

/** Statements as another role inside the mutant's transaction; each is taken back. */
function as(role: string, tenantId: string | null): Attempt {
  return async (statement) => {
    await admin.query(`SAVEPOINT before; SET LOCAL ROLE ${admin.escapeIdentifier(role)}`);
    try {
      await admin.query(`SET LOCAL app.tenant_id = '${tenantId ?? ''}'`);
      const { rows, rowCount } = await admin.query(statement);
      return { rows, count: rowCount ?? 0 };
    } catch (error) {
      return { code: (error as { code?: string }).code ?? 'unknown', rows: [], count: 0 };
    } finally {
      await admin.query('ROLLBACK TO SAVEPOINT before');
    }
  };
}

async function killers(table: string, mutation: string): Promise<string[]> {
  await admin.query('BEGIN');
  try {
    await admin.query(mutation);
    const pair = { ours: ours.tenantId, theirs: theirs.tenantId };
    const found = {
      'catalog: policies': await policyFaults(admin),
      'catalog: rights': await rightsFaults(admin),
      'escapes: rows': await rowFaults(as(roles.app, ours.tenantId), [table], pair),
      'escapes: without a tenant': await openFaults(as(roles.app, null), [table]),
      'escapes: the owner': await openFaults(as(roles.owner, null), [table]),
    };
    return Object.entries(found)
      .filter(([, faults]) => faults.length > 0)
      .map(([name]) => name);
  } finally {
    await admin.query('ROLLBACK');
  }
}

it('finds nothing in the schema as it is', async () => {
  for (const table of await asAdmin(securedTables))
    expect([table, ...(await killers(table, 'SELECT 1'))]).toEqual([table]);
});

it.each(Object.entries(WEAKER))(
  '%s: seen by a look at the catalog and by trying, on every table',
  async (name, weaker) => {
    const tables = await asAdmin(securedTables);
    expect(tables.length).toBeGreaterThan(25);
    const byTrying: string[][] = [];
    for (const table of tables) {
      const killedBy = await killers(table, weaker(table));
      byTrying.push(killedBy.filter((killer) => killer.startsWith('escapes')));
      verdicts.push({ mutant: `${table}: ${name}`, killedBy });
      expect({ table, survived: killedBy.length === 0 }).toEqual({ table, survived: false });
    }
    expect(byTrying.filter((found) => found.length === 0)).toEqual([]);
  },
);

it.each(APPEND_ONLY)('a right to change %s is seen', async (table) => {
  for (const right of ['UPDATE', 'DELETE', 'TRUNCATE']) {
    const killedBy = await killers(
      table,
      `GRANT ${right} ON ${table} TO ${admin.escapeIdentifier(roles.app)}`,
    );
    verdicts.push({ mutant: `${table}: grant ${right}`, killedBy });
    expect(killedBy).toContain('catalog: rights');
  }
});
