import { beforeAll, expect, it } from 'vitest';
import { readDealFacts } from '@/data/deal-facts';
import { editDeal, logActivity } from '@/features/deals/commands';
import { type Unit, withUnit } from '@/platform/db/unit-of-work';
import { statementsOf } from '../../../bench/support/statements';
import { asAdmin, asOwner } from '../../support/database';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { dealOf, DEMO, HARDWARE, moved, QUOTE } from '../deals/a-deal';

// What every change of a deal runs is prepared once for a connection, and one connection serves all companies (decision 0061).

type Deal = { dealId: string; version: number };

let ours: TestTenant;
let theirs: TestTenant;
let our: Deal;
let their: Deal;
beforeAll(async () => {
  ours = await makeTenant();
  theirs = await makeTenant();
  our = await dealOf(ours, [HARDWARE]);
  their = await dealOf(theirs, [HARDWARE]);
});

const reading = <T>(tenant: TestTenant, work: (unit: Unit) => Promise<T>): Promise<T> =>
  withUnit({ tenantId: tenant.id, mode: 'read' }, work);

/** More than the five times after which the server may keep one plan for all values. */
const TIMES = 8;

const connectionOf = async (unit: Unit): Promise<number | undefined> =>
  (await unit.sql<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]?.pid;

it('shows each company its own rows in turns, by one plan on one connection, though the statement names no company', async () => {
  const connections = new Set<number | undefined>();
  const all = (tenant: TestTenant) =>
    reading(tenant, async (unit) => {
      connections.add(await connectionOf(unit));
      return unit.named<{ id: string }>('every_deal', 'SELECT id FROM deal ORDER BY id', []);
    });
  for (let time = 0; time < TIMES; time++) {
    expect(await all(ours)).toEqual([{ id: our.dealId }]);
    expect(await all(theirs)).toEqual([{ id: their.dealId }]);
  }
  expect(connections.size).toBe(1);
  const [plans] = await reading(ours, (unit) =>
    unit.sql<{ kept: boolean }>(
      `SELECT generic_plans > 0 AS kept FROM pg_prepared_statements WHERE name = 'every_deal'`,
    ),
  );
  expect(plans).toEqual({ kept: true });
});

it('finds the facts of a deal for its own company only', async () => {
  const found = (tenant: TestTenant, { dealId }: Deal) =>
    reading(tenant, async (unit) =>
      (await readDealFacts(unit, { scope: { kind: 'all' }, dealIds: [dealId] })).map(({ id }) => id),
    );
  for (let time = 0; time < TIMES; time++) {
    expect(await found(ours, our)).toEqual([our.dealId]);
    expect(await found(ours, their)).toEqual([]);
    expect(await found(theirs, their)).toEqual([their.dealId]);
    expect(await found(theirs, our)).toEqual([]);
  }
});

/** A way into a table that grows with the number of deals, and the condition that follows it when it leads to a deal's rows alone. */
const LARGE = / Scan .*\bon (deal|deal_line|evidence|activity)\b/;
const BY_ID = /^Index Cond: .*\b(deal_)?id = /;

/** So few rows would be read whole. */
async function growTables({ dealId }: Deal): Promise<void> {
  await asAdmin(async (client) => {
    await client.query('SET session_replication_role = replica');
    for (const table of ['deal', 'deal_line', 'evidence', 'activity']) {
      const { rows } = await client.query<{ names: string; values: string }>(
        `SELECT string_agg(format('%I', column_name), ', ') AS names, string_agg(CASE WHEN column_name = 'id' AND $1 <> 'deal'
             THEN 'gen_random_uuid()' WHEN column_name = CASE $1 WHEN 'deal' THEN 'id' ELSE 'deal_id' END
             THEN 'md5(n::text)::uuid' ELSE format('%I', column_name) END, ', ') AS values
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
        [table],
      );
      const [{ names, values } = { names: '', values: '' }] = rows;
      await client.query(
        `INSERT INTO ${table} (${names}) SELECT ${values} FROM (SELECT * FROM ${table} WHERE ${table === 'deal' ? 'id' : 'deal_id'} = $1
         LIMIT 1) r, generate_series(1, 3000) n`,
        [dealId],
      );
      await client.query(`ANALYZE ${table}`);
    }
  });
}

it('goes to a deal by its id when one plan is kept for all of them', async () => {
  const sent = await statementsOf(async () => {
    const shown = await moved(ours, our, 'hardware_quote_sent', [DEMO, QUOTE]);
    our = { dealId: our.dealId, version: shown.version };
    our = value(await editDeal(ours.as.CRO, { ...our, name: 'Warm chain' }));
    await logActivity(ours.as.CRO, { dealId: our.dealId, kind: 'call', occurredOn: '2026-01-12' });
  });
  const asked = new Map(sent.filter(({ name }) => name !== undefined).map((each) => [each.name, each]));
  const names = ['lock_deal', 'keep_deal_history', 'deal_standing'];
  names.push('facts_deal', 'facts_lines', 'facts_evidence');
  expect([...asked.keys()]).toEqual(expect.arrayContaining(names));
  await growTables(our);
  await withUnit({ tenantId: ours.id, mode: 'write' }, async (unit) => {
    await unit.sql('SET LOCAL plan_cache_mode = force_generic_plan');
    for (const name of names) {
      const values = (asked.get(name)?.values ?? []).map(() => 'NULL').join(', ');
      await unit.sql(`PREPARE planned AS ${asked.get(name)?.text}`);
      const plan = await unit.sql<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE planned(${values})`);
      await unit.sql('DEALLOCATE planned');
      const lines = plan.map((line) => line['QUERY PLAN']);
      const ways = lines.flatMap((line, i) => (LARGE.test(line) ? [lines[i + 1]?.trim()] : []));
      expect([name, ways.filter((way) => !way || !BY_ID.test(way))]).toEqual([name, []]);
      expect([name, ways.length > 0]).toEqual([name, true]);
    }
  });
});

it('goes on after a migration added a column to what it reads', async () => {
  await asOwner((client) => client.query('ALTER TABLE deal ADD COLUMN added_meanwhile text'));
  expect((await editDeal(ours.as.CRO, { ...our, name: 'Cool chain' })).ok).toBe(true);
  expect((await editDeal(theirs.as.CRO, { ...their, name: 'Cool chain' })).ok).toBe(true);
});

it('fails once after a migration changed what a prepared statement answers with, then prepares it anew', async () => {
  await asOwner(async (client) => {
    await client.query('CREATE TABLE answered (what int)');
    await client.query('GRANT SELECT ON answered TO PUBLIC');
  });
  const ask = () => reading(ours, (unit) => unit.named('answered', 'SELECT what FROM answered', []));
  await ask();
  await asOwner((client) => client.query('ALTER TABLE answered ALTER what TYPE text'));
  await expect(ask()).rejects.toThrow('cached plan must not change result type');
  expect(await ask()).toEqual([]);
});
