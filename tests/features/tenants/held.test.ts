import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { archiveTenant, askDeletion, restoreTenant } from '@/features/company-life/commands';
import { addMember } from '@/features/members/add-member';
import type { Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { defineCommand, done } from '@/platform/operations/define-command';
import { asAdmin, testDatabase } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { aKey, send } from '../devices/a-fleet';

/** A moment that a test waits for, or lets come. */
function moment() {
  let come = () => undefined as void;
  const waited = new Promise<void>((resolve) => (come = resolve));
  return { come, waited };
}

let inside = moment();
let goOn = moment();
/** A change that stands still in the middle of its transaction until the test lets it go on. */
const slowChange = defineCommand({
  name: 'tests.slowChange',
  permission: 'settings.write',
  input: z.strictObject({}),
  run: async (ctx) => {
    inside.come();
    await goOn.waited;
    return done(null, { subjectKind: 'tenant', subjectId: ctx.tenant.id, summary: 'Changed' });
  },
});

/** Comes back once so many in this database wait for a lock that another transaction holds. */
async function waiting(many: number): Promise<void> {
  await asAdmin(async (client) => {
    for (;;) {
      const { rows } = await client.query(
        `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      if (rows.length >= many) return;
    }
  });
}

let tenant: TestTenant;
const log = async () => {
  const { rows } = await asAdmin((client) =>
    client.query<{ operation: string }>(
      'SELECT operation FROM audit_event WHERE tenant_id = $1 ORDER BY at, id',
      [tenant.id],
    ),
  );
  return rows.map(({ operation }) => operation);
};

beforeEach(async () => {
  inside = moment();
  goOn = moment();
  tenant = await makeTenant();
});

describe('a change that began before', () => {
  test.each([
    ['archived', (caller: Caller) => archiveTenant(caller, {}), 'tenants.archive'],
    [
      'asked to be deleted',
      (caller: Caller) => askDeletion(caller, { name: tenant.slug }),
      'tenants.askDeletion',
    ],
  ])('the company is %s is waited for', async (_what, end, operation) => {
    const change = slowChange(tenant.as.CRO, {});
    await inside.waited;
    let over = false;
    const ending = end(tenant.as.CRO).finally(() => (over = true));
    await waiting(1);
    expect(over).toBe(false);
    expect(await log()).toEqual([]);
    goOn.come();
    value(await change);
    value((await ending) as Result<unknown>);
    expect(await log()).toEqual(['tests.slowChange', operation]);
  });
});

describe('a change that comes while the company is being archived', () => {
  let archiving: pg.Client;

  /** Another process in the middle of archiving: it holds the company alone, and has not committed. */
  beforeEach(async () => {
    archiving = new pg.Client({ connectionString: testDatabase().appUrl });
    await archiving.connect();
    await archiving.query('BEGIN');
    await archiving.query(`SELECT pg_advisory_xact_lock(hashtextextended('life ' || $1::text, 0))`, [
      tenant.id,
    ]);
    await archiving.query(`UPDATE tenant SET state = 'archived', state_at = now() WHERE id = $1`, [
      tenant.id,
    ]);
  });
  afterEach(() => archiving.end());

  const archived = { code: 'rule', message: expect.stringContaining('is archived') as string };

  test('is refused like one that came after, a job’s too', async () => {
    const changes = [
      slowChange(tenant.as.CRO, {}),
      slowChange({ kind: 'system', tenantSlug: tenant.slug }, {}),
    ];
    await waiting(2);
    await archiving.query('COMMIT');
    for (const change of changes) expect(refusal(await change)).toMatchObject(archived);
    expect(await log()).toEqual([]);
  });

  test('is refused to a new member from a shell', async () => {
    const adding = addMember({ tenantSlug: tenant.slug, role: 'REP', email: 'new@company.example' });
    await waiting(1);
    await archiving.query('COMMIT');
    expect(refusal(await adding)).toMatchObject(archived);
    expect(await log()).toEqual([]);
  });

  test('is done where the archiving is taken back', async () => {
    goOn.come();
    const change = slowChange(tenant.as.CRO, {});
    await waiting(1);
    await archiving.query('ROLLBACK');
    value(await change);
    expect(await log()).toEqual(['tests.slowChange']);
  });
});

describe('a machine', () => {
  test('whose readings come while the company is being archived writes none', async () => {
    const { key } = await aKey(tenant);
    const change = slowChange(tenant.as.CRO, {});
    await inside.waited;
    const archiving = archiveTenant(tenant.as.CRO, {});
    await waiting(1);
    // It found the company active, for nothing is committed, and comes to wait behind whoever archives.
    const sent = send(
      tenant.slug,
      { readings: [{ device: 'SN-1', at: '2026-03-31T04:00:00Z' }] },
      { authorization: `Bearer ${key}` },
    );
    await waiting(2);
    goOn.come();
    value(await change);
    value(await archiving);
    expect((await sent).status).toBe(409);
    expect(await log()).toEqual(['apiKeys.create', 'tests.slowChange', 'tenants.archive']);
  });
});

test('two that restore one after the other: the second is told that it is done', async () => {
  value(await archiveTenant(tenant.as.CRO, {}));
  const both = await Promise.all([restoreTenant(tenant.as.CRO, {}), restoreTenant(tenant.as.CRO, {})]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});
