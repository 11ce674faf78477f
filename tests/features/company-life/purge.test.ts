import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { closeDoors, inTenant } from '@/data/purge';
import { askDeletion, callOffDeletion, WAITING_DAYS } from '@/features/company-life/commands';
import { purgeDueTenants } from '@/features/company-life/purge';
import { showTenant } from '@/features/tenants/queries';
import { atInstant, later, now } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { asOwner } from '@/platform/db/owner';
import { env } from '@/platform/env';
import { asAdmin, testDatabase } from '../../support/database';
import { everyOperation } from '../../support/operations';
import { tenantTables } from '../../support/operations-rows';
import { callerOf, newWorld, type World } from '../../support/operations-world';
import { again, sampleInput, SAMPLE_INPUTS } from '../../support/sample-inputs';
import { makeTenant, refusal, value } from '../../support/tenants';

// Two companies in which everything has been done once, so that hardly a table is empty; one of them is deleted.

let gone: World;
let stays: World;
let tables: string[];
let before: Record<string, string>;
/** So long ago that its time is over by the clock of the database too. */
const NIGHT = '2026-09-22T03:00:00Z';
const DUE = later(NIGHT, WAITING_DAYS * 86_400);
const purge = (instant: string) => atInstant(instant, () => purgeDueTenants(testDatabase().ownerUrl));

/** Rows of each table of a company, and what they say. */
async function rowsOf({ tenantId }: World): Promise<Record<string, string>> {
  return asAdmin(async (client) => {
    const found: Record<string, string> = {};
    for (const table of tables) {
      const { rows } = await client.query<{ said: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS said
         FROM "${table}" t WHERE tenant_id = $1`,
        [tenantId],
      );
      found[table] = rows[0]?.said ?? '';
    }
    return found;
  });
}

const names = (state: Record<string, string>) =>
  Object.keys(state).filter((table) => !state[table]?.startsWith('0 '));

async function live(world: World): Promise<void> {
  for (const { name, call, kind } of await everyOperation()) {
    // What changes who is a member, or ends the company, is done below.
    if (
      /^tenants\.(archive|restore|askDeletion|callOff|transfer)|^members\.(remove|changeRole)/.test(name) ||
      !(name in SAMPLE_INPUTS)
    )
      continue;
    const key = kind === 'command' ? { idempotencyKey: newId() } : {};
    await call({ ...callerOf(world, name), ...key }, again(await sampleInput(name, world)));
  }
}

async function files({ tenantId }: World): Promise<string[]> {
  const list = (folder: string) => readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const { UPLOAD_DIR: root } = env();
  const found = [
    ...(await list(path.join(root, tenantId))),
    ...(await list(path.join(root, 'files', 'kept', tenantId))),
  ];
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

beforeAll(async () => {
  tables = [...(await tenantTables()), 'membership', 'invitation'];
  [gone, stays] = [await newWorld('gone'), await newWorld('stays')];
  await live(gone);
  await live(stays);
  before = await rowsOf(stays);
  const asked = await atInstant(NIGHT, () =>
    askDeletion(gone.people.CRO.caller, { name: `Company ${gone.canary}` }),
  );
  value(asked);
});

describe('a company whose deletion was asked for', () => {
  test('is there until its time is over', async () => {
    expect(await purge(later(DUE, -1))).toEqual([]);
    expect(value(await showTenant(gone.people.VIEWER.caller, {})).state).toBe('leaving');
    expect((await files(gone)).length).toBeGreaterThan(0);
  });

  test('broken off in the middle, is open to nobody and goes on at the next call', async () => {
    await asAdmin((client) =>
      client.query(`CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'killed'; END $$;
        CREATE TRIGGER stop BEFORE DELETE ON customer FOR EACH ROW EXECUTE FUNCTION stop()`),
    );
    await expect(purge(DUE)).rejects.toThrow('killed');
    await asAdmin((client) => client.query('DROP FUNCTION stop CASCADE'));
    expect(names(await rowsOf(gone)).length).toBeGreaterThan(0);
    expect(refusal(await showTenant(gone.people.CRO.caller, {})).code).toBe('not_found');
    expect(refusal(await atInstant(DUE, () => callOffDeletion(gone.operator, {}))).code).toBe('conflict');
    const both = await Promise.all([purge(DUE), purge(DUE)]);
    expect(both.flat().map(({ slug }) => slug)).toEqual([gone.slug]);
  });

  test('leaves no row and no file behind, but its name', async () => {
    expect(names(await rowsOf(gone))).toEqual([]);
    expect(await files(gone)).toEqual([]);
    const { rows } = await asAdmin((client) =>
      client.query(
        "SELECT id, slug, name, asked_by FROM deleted_tenant UNION ALL SELECT id, slug, name, state FROM tenant WHERE state <> 'active'",
      ),
    );
    expect(rows).toContainEqual({
      id: gone.tenantId,
      slug: gone.slug,
      name: `Company ${gone.canary}`,
      asked_by: expect.stringMatching(/^CRO/) as string,
    });
    expect(rows).toHaveLength(1);
    expect(await purge(DUE)).toEqual([]);
  });

  test('takes nothing of another company along: every row is as it was', async () => {
    expect(names(before).length).toBeGreaterThan(tables.length * 0.7);
    expect(await rowsOf(stays)).toEqual(before);
    expect((await files(stays)).length).toBeGreaterThan(0);
    expect(value(await showTenant(stays.people.REP.caller, {})).state).toBe('active');
  });
});

describe('a company that is not due', () => {
  test('is not deleted by a clock that runs ahead of the database’s', async () => {
    const tenant = await makeTenant();
    value(await askDeletion(tenant.as.CRO, { name: tenant.slug }));
    expect(await purge(later(now(), 3 * WAITING_DAYS * 86_400))).toEqual([]);
    expect(value(await showTenant(tenant.as.VIEWER, {})).state).toBe('leaving');
  });

  test('keeps its doors open where it came back after it was found due', async () => {
    const tenant = await makeTenant();
    const found = { id: tenant.id, slug: tenant.slug, name: tenant.slug, askedAt: NIGHT };
    const shut = await asOwner(testDatabase().ownerUrl, (connection) =>
      inTenant(connection, tenant.id, () => closeDoors(connection, found, DUE)),
    );
    expect(shut).toBe(false);
    expect(value(await showTenant(tenant.as.VIEWER, {})).state).toBe('active');
  });
});
