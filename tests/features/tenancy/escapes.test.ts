import { text } from 'node:stream/consumers';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin, asOwner, testDatabase } from '../../support/database';
import { openFaults, rowFaults, securedTables, type Attempt } from '../../support/operations-row-security';
import { fingerprintOf } from '../../support/operations-rows';
import { callerOf, newWorld, type World, type WorldDeal } from '../../support/operations-world';
import { everyOperation } from '../../support/operations';
import { sampleInput } from '../../support/sample-inputs';

// Raw statements as the application's role with our tenant set: what an injection could do. Every escape is refused, or sees nothing.
// One is possible by design: the role may set another tenant's id. The context is not signed; what keeps an injection out is that no
// statement is built from input (docs/architecture.md). The last test says so.

let ours: World;
let theirs: World;
let deal: WorldDeal;
let foreign: WorldDeal;
let client: pg.Client;
let roles: { owner: string; admin: string };

beforeAll(async () => {
  ours = await newWorld('ours');
  theirs = await newWorld('theirs');
  for (const world of [ours, theirs]) {
    for (const { name, call } of await everyOperation()) {
      await call({ ...callerOf(world, name), idempotencyKey: newId() }, await sampleInput(name, world));
    }
  }
  deal = await ours.newDeal('own');
  foreign = await theirs.newDeal('own');
  roles = await asAdmin(async (admin) => {
    const { rows } = await admin.query<{ owner: string; admin: string }>(
      `SELECT quote_ident(tableowner) AS owner, quote_ident(current_user) AS admin FROM pg_tables WHERE tablename = 'deal'`,
    );
    return rows[0] ?? { owner: '', admin: '' };
  });
  client = new pg.Client({ connectionString: testDatabase().appUrl });
  await client.connect();
});
afterAll(async () => client.end());

/** Runs statements in one transaction of ours that is rolled back; returns the last answer, or the error's code. */
async function attempt(...statements: string[]): Promise<{ code?: string; rows: unknown[]; count: number }> {
  await client.query(`BEGIN; SET LOCAL app.tenant_id = '${ours.tenantId}'`);
  try {
    let last: pg.QueryResult | undefined;
    for (const statement of statements) last = await client.query(statement);
    return { rows: last?.rows ?? [], count: last?.rowCount ?? 0 };
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error), rows: [], count: 0 };
  } finally {
    await client.query('ROLLBACK; RESET ROLE; RESET ALL');
  }
}

const secured = () => asAdmin(securedTables);

describe('rows of another company', () => {
  it('are there in every table: the tests below look at something', async () => {
    const prints = await fingerprintOf(theirs.tenantId);
    const empty = (await secured()).filter((table) => prints[table]?.startsWith('0 '));
    expect(empty).toEqual([]);
  });

  it('are seen, changed, taken or made by no statement, in any table', async () => {
    const before = await fingerprintOf(theirs.tenantId);
    const pair = { ours: ours.tenantId, theirs: theirs.tenantId };
    expect(await rowFaults(attempt, await secured(), pair)).toEqual([]);
    expect(await fingerprintOf(theirs.tenantId)).toEqual(before);
  });

  it('are seen by nobody who set no tenant, and no row is made without one', async () => {
    expect(await openFaults(bare(client), await secured())).toEqual([]);
    for (const setting of [`SET app.tenant_id = ''`, 'RESET app.tenant_id']) {
      await client.query(setting);
      expect((await client.query('SELECT 1 FROM deal')).rows).toEqual([]);
      await expect(client.query(newDealRow(ours.tenantId))).rejects.toMatchObject({ code: '42501' });
    }
    await client.query('RESET ALL');
  });

  it('are not seen by the owner of the tables either', async () => {
    const tables = await secured();
    expect(await asOwner((owner) => openFaults(bare(owner), tables))).toEqual([]);
  });
});

/** Statements as they are, without a tenant. */
function bare(on: pg.Client): Attempt {
  return async (statement) => {
    const { rows, rowCount } = await on.query(statement);
    return { rows, count: rowCount ?? 0 };
  };
}

function newDealRow(tenantId: string): string {
  return `INSERT INTO deal (tenant_id, id, name, stage, outcome, currency, recorded_at, created_at)
    VALUES ('${tenantId}', '${newId()}', 'x', 'lead', 'open', 'EUR', now(), now())`;
}

const NO_RIGHT = '42501';

/** What is tried → the refusal expected. `%d` is our deal, `%f` theirs, `%t` their tenant, `%u` ours, `%e` their PO, `%o` the tables' owner, `%a` the administrator. */
const ESCAPES: Record<string, [statements: string[], code: string]> = {
  'COPY into a secured table': [['COPY deal FROM STDIN'], '0A000'],
  'COPY to a program': [["COPY deal TO PROGRAM 'cat'"], NO_RIGHT],
  'COPY from a file': [["COPY staged_name FROM '/etc/passwd'"], NO_RIGHT],
  TRUNCATE: [['TRUNCATE deal CASCADE'], NO_RIGHT],
  'TRUNCATE of staging': [['TRUNCATE staged_deal'], NO_RIGHT],
  'ALTER TABLE, no security': [['ALTER TABLE deal DISABLE ROW LEVEL SECURITY'], NO_RIGHT],
  'ALTER TABLE, not forced': [['ALTER TABLE deal NO FORCE ROW LEVEL SECURITY'], NO_RIGHT],
  'ALTER TABLE, another owner': [['ALTER TABLE deal OWNER TO CURRENT_USER'], NO_RIGHT],
  'DROP POLICY': [['DROP POLICY tenant_isolation ON deal'], NO_RIGHT],
  'ALTER POLICY': [['ALTER POLICY tenant_isolation ON deal USING (true)'], NO_RIGHT],
  'CREATE POLICY': [['CREATE POLICY mine ON deal USING (true)'], NO_RIGHT],
  'CREATE TABLE': [['CREATE TABLE loot (id int)'], NO_RIGHT],
  'CREATE VIEW': [['CREATE VIEW loot AS SELECT * FROM deal'], NO_RIGHT],
  'CREATE FUNCTION': [['CREATE FUNCTION loot() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'], NO_RIGHT],
  'CREATE SCHEMA': [['CREATE SCHEMA loot'], NO_RIGHT],
  'CREATE ROLE': [['CREATE ROLE loot SUPERUSER'], NO_RIGHT],
  'CREATE EXTENSION': [['CREATE EXTENSION dblink'], NO_RIGHT],
  'CREATE TRIGGER': [
    ['CREATE TRIGGER t BEFORE UPDATE ON deal EXECUTE FUNCTION suppress_redundant_updates_trigger()'],
    NO_RIGHT,
  ],
  'ALTER ROLE, bypassing': [['ALTER ROLE CURRENT_USER BYPASSRLS'], NO_RIGHT],
  'SET ROLE to the owner': [['SET ROLE %o'], NO_RIGHT],
  'SET ROLE to the administrator': [['SET ROLE %a'], NO_RIGHT],
  'SET SESSION AUTHORIZATION': [['SET SESSION AUTHORIZATION %a'], NO_RIGHT],
  'row_security off': [['SET LOCAL row_security = off', 'SELECT * FROM deal'], NO_RIGHT],
  'replication role': [["SET LOCAL session_replication_role = 'replica'"], NO_RIGHT],
  pg_authid: [['SELECT * FROM pg_authid'], NO_RIGHT],
  'files of the server': [["SELECT pg_read_file('/etc/passwd')"], NO_RIGHT],
  'large object from a file': [["SELECT lo_import('/etc/passwd')"], NO_RIGHT],
  'ending a connection': [
    [
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user AND pid <> pg_backend_pid()',
    ],
    NO_RIGHT,
  ],
  'UPDATE of the audit log': [["UPDATE audit_event SET summary = 'nothing happened'"], NO_RIGHT],
  'DELETE of the audit log': [['DELETE FROM audit_event'], NO_RIGHT],
  'UPDATE of a movement': [['UPDATE movement SET amount_minor = 0'], NO_RIGHT],
  'DELETE of a movement': [['DELETE FROM movement'], NO_RIGHT],
  'UPDATE of a transition': [["UPDATE stage_transition SET to_stage = 'lead'"], NO_RIGHT],
  'UPDATE of the history': [['UPDATE deal_history SET amount_minor = 0'], NO_RIGHT],
  'DELETE of a deal': [['DELETE FROM deal'], NO_RIGHT],
  'DELETE of evidence': [['DELETE FROM evidence'], NO_RIGHT],
  'a line on their deal, as ours': [[line('%u', '%f'), 'SET CONSTRAINTS ALL IMMEDIATE'], '23503'],
  'a line on their deal, as theirs': [[line('%t', '%f')], NO_RIGHT],
  'a line on their deal, told as an update on conflict': [
    [`${line('%t', '%f')} ON CONFLICT (tenant_id, id) DO UPDATE SET amount_minor = 0`],
    NO_RIGHT,
  ],
  'our deal on their PO': [
    [
      `UPDATE deal SET stage = 'hardware_po_received', po_evidence_id = (SELECT '%e'::uuid), po_kind = 'po', po_live = true WHERE id = '%d'`,
      'SET CONSTRAINTS ALL IMMEDIATE',
    ],
    '23503',
  ],
  'our deal over the gate without a PO': [
    [
      `UPDATE deal SET stage = 'hardware_shipped', po_evidence_id = NULL, po_kind = NULL, po_live = NULL WHERE id = '%d'`,
    ],
    '23514',
  ],
  'voiding the PO under a deal': [
    [
      `UPDATE evidence SET voided_at = now(), void_reason = 'x' WHERE deal_id = '%d' AND kind = 'po'`,
      'SET CONSTRAINTS ALL IMMEDIATE',
    ],
    '23503',
  ],
  // PUBLIC may make temporary tables in every new database; it lasts as long as the connection and reaches nobody else.
  'a temporary table before ours in the path': [
    ['CREATE TEMP TABLE deal (id int)', 'SELECT * FROM public.deal'],
    'allowed',
  ],
  'a lock on the whole table': [['LOCK TABLE deal IN ACCESS EXCLUSIVE MODE'], 'allowed'],
};

function line(tenant: string, dealId: string): string {
  return `INSERT INTO deal_line (tenant_id, id, deal_id, stream, recurring, description, amount_minor, recorded_at)
    VALUES ('${tenant}', '${newId()}', '${dealId}', 'hardware', false, 'x', 1, now())`;
}

describe('as the application with our tenant set', () => {
  it.each(Object.entries(ESCAPES))('%s', async (_name, [statements, code]) => {
    const filled = statements.map((statement) =>
      statement
        .replaceAll('%d', deal.dealId)
        .replaceAll('%f', foreign.dealId)
        .replaceAll('%e', foreign.evidenceId)
        .replaceAll('%t', theirs.tenantId)
        .replaceAll('%u', ours.tenantId)
        .replaceAll('%o', roles.owner)
        .replaceAll('%a', roles.admin),
    );
    expect((await attempt(...filled)).code ?? 'allowed').toBe(code);
  });
});

describe('what is allowed', () => {
  it('COPY of a secured table gives our rows only', async () => {
    const copied = await withUnit({ tenantId: ours.tenantId, mode: 'read' }, (unit) =>
      text(unit.connection.query(to('COPY deal TO STDOUT'))),
    );
    expect(copied).toContain(ours.canary);
    expect(copied).not.toContain(theirs.canary);
  });

  it('a setting of the server cannot be changed outside a transaction either', async () => {
    await expect(client.query("ALTER SYSTEM SET log_statement = 'all'")).rejects.toMatchObject({
      code: NO_RIGHT,
    });
  });

  it('staged rows have no policy: only the filter in each statement keeps them apart, and the row says whose it is', async () => {
    const { rows } = await attempt('SELECT DISTINCT tenant_id FROM staged_deal');
    expect(rows.length).toBeGreaterThan(1);
    expect((await attempt(`UPDATE staged_deal SET name = 'x'`)).code).toBe(NO_RIGHT);
  });

  it('another tenant can be set by whoever can already run any statement: the context is not signed', async () => {
    const { rows } = await attempt(
      `SET LOCAL app.tenant_id = '${theirs.tenantId}'`,
      'SELECT DISTINCT tenant_id FROM deal',
    );
    expect(rows).toEqual([{ tenant_id: theirs.tenantId }]);
  });

  it('a tenant lasts no longer than its unit: the next one on the same connection starts without', async () => {
    await attempt('SELECT 1');
    const { rows } = await client.query<{ tenant: string | null }>(
      `SELECT current_setting('app.tenant_id', true) AS tenant`,
    );
    expect(rows[0]?.tenant ?? '').toBe('');
  });
});
