import { beforeAll, describe, expect, test } from 'vitest';
import { workWhatIsDue } from '@/due-work';
import { keyBehind, makeKey } from '@/features/api-keys/commands';
import { addMember } from '@/features/members/add-member';
import { showTenant } from '@/features/tenants/queries';
import { may, mayAtRest, PERMISSIONS, type Permission } from '@/domain/access/permissions';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { allOperations } from '@/platform/operations/registry';
import { asAdmin, asOwner } from '../../support/database';
import { everyOperation } from '../../support/operations';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

/** The whole list: whoever lets another change into a read-only company writes it down here, with why. */
const WHILE_ARCHIVED = [
  // Rights can be taken away at any time.
  'apiKeys.revoke',
  'boardLinks.revoke',
  'members.remove',
  'members.revokeInvitation',
  // A reader's own: what he has seen, and what he wants to hear.
  'notices.change',
  'notices.done',
  'notices.seen',
  // What ends the rest, or leads on to the end.
  'tenants.askDeletion',
  'tenants.callOff',
  'tenants.export',
  'tenants.restore',
];

const LATE_JOB = '01890000-0000-7000-8000-00000000000a';

let tenant: TestTenant;
const setState = (state: string, slug = tenant.slug) =>
  asOwner((client) =>
    client.query(
      `UPDATE tenant SET state = $2, state_at = CASE $2 WHEN 'active' THEN NULL ELSE now() END,
         deletes_at = CASE $2 WHEN 'leaving' THEN now() END WHERE slug = $1`,
      [slug, state],
    ),
  );
const commands = () => allOperations().filter(({ operation }) => operation.kind === 'command');
const ask = (command: ReturnType<typeof commands>[number], caller: Caller) => command(caller, {} as never);

beforeAll(async () => {
  await everyOperation();
  tenant = await makeTenant();
});

describe.each(['archived', 'leaving'])('a company that is %s', (state) => {
  beforeAll(async () => {
    await setState(state);
    return () => setState('active');
  });

  test('refuses every change but those written down, whatever was sent', async () => {
    const open: string[] = [];
    for (const command of commands()) {
      const { name, permission, whileArchived } = command.operation;
      if (whileArchived) open.push(name);
      else
        expect(refusal(await ask(command, tenant.as[PERMISSIONS[permission][0]])), name).toMatchObject({
          code: 'rule',
          message: expect.stringContaining('nothing changed') as string,
          remedy: expect.stringContaining('Settings, Company') as string,
        });
    }
    expect(open.sort()).toEqual([...WHILE_ARCHIVED].sort());
  });

  test('offers nothing else: what pages ask is answered by the very list of commands that are left', () => {
    const left = commands().filter(({ operation }) => operation.whileArchived);
    const writes = (permission: string) => !permission.endsWith('.read');
    const asked = new Set(left.map(({ operation }) => operation.permission).filter(writes));
    const offered = (Object.keys(PERMISSIONS) as Permission[]).filter(writes).filter((one) => mayAtRest(one));
    expect(offered.sort()).toEqual([...asked].sort());
    expect(may({ role: 'CRO', resting: true }, 'deals.write')).toBe(false);
    expect(may({ role: 'CEO', resting: true }, 'tenant.archive')).toBe(false);
    expect(may({ role: 'CRO', resting: true }, 'tenant.archive')).toBe(true);
  });

  test('tells nobody from outside that it is', async () => {
    const stranger: Caller = {
      kind: 'member',
      userId: '01890000-0000-7000-8000-000000000000',
      tenantSlug: tenant.slug,
    };
    const answers = await Promise.all(commands().map((command) => ask(command, stranger)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(refusal(answers[0] ?? { ok: true, value: null }).code).toBe('not_found');
  });

  test('is still read by its members', async () => {
    expect(value(await showTenant(tenant.as.VIEWER, {})).tenant.slug).toBe(tenant.slug);
  });

  test('takes no new member, not even from a shell', async () => {
    const member = { tenantSlug: tenant.slug, role: 'REP' as const, email: 'new@company.example' };
    expect(refusal(await addMember(member)).code).toBe('rule');
  });
});

test('a key of a company that is archived opens nothing until it is restored', async () => {
  const { key, keyId } = value(await makeKey(tenant.as.CRO, { name: 'Gateway' }));
  await setState('archived');
  expect(await keyBehind(tenant.slug, key)).toBeNull();
  await setState('active');
  expect(await keyBehind(tenant.slug, key)).toBe(keyId);
});

test('the nights pass by a company that is archived, also with work that was put down before', async () => {
  const other = await makeTenant();
  const work = (days: number) =>
    atInstant(new Date(Date.now() + days * 86_400_000).toISOString(), () =>
      workWhatIsDue(new AbortController().signal),
    );
  const traces = async ({ id }: TestTenant) => {
    const { rows } = await asAdmin((client) =>
      client.query("SELECT 1 FROM audit_event WHERE tenant_id = $1 AND at > now() + interval '1 day'", [id]),
    );
    return rows.length;
  };
  await setState('archived');
  await work(2);
  await asAdmin((client) =>
    client.query("INSERT INTO pgboss.job (id, name, data) VALUES ($1, 'plan-reviews', $2)", [
      LATE_JOB,
      { slug: tenant.slug },
    ]),
  );
  await work(3);
  expect(await traces(other)).toBeGreaterThan(0);
  expect(await traces(tenant)).toBe(0);
  const { rows } = await asAdmin((client) =>
    client.query('SELECT state, retry_count FROM pgboss.job WHERE id = $1', [LATE_JOB]),
  );
  expect(rows).toEqual([{ state: 'completed', retry_count: 0 }]);
});
