import { beforeEach, describe, expect, test } from 'vitest';
import { POST as acceptRoute } from '@/app/api/auth/invitation/route';
import { becomeRep, listReps } from '@/data/reps';
import { acceptAsNewUser, acceptAsUser } from '@/features/members/accept-invitation';
import { removeMember, revokeInvitation } from '@/features/members/commands';
import { inviteByLink, type InviteInput } from '@/features/members/invite-by-link';
import { listMembers } from '@/features/members/queries';
import { findInvitation } from '@/platform/auth/invitations';
import { companiesOf } from '@/platform/auth/memberships';
import { findSession } from '@/platform/auth/sessions';
import { findUserByEmail } from '@/platform/auth/users';
import { atInstant, later, now } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import type { TenantFacts } from '@/platform/operations/caller';
import { asAdmin, emptyDatabase } from '../../support/database';
import { cookiesOf, formRequest, newCompany, newMember, type Person } from '../../support/people';
import { refusal, value } from '../../support/tenants';

const ZOE = { email: 'zoe@acme.example', name: 'Zoe Zimmer', role: 'VIEWER' };
const JOINING = { name: 'Zoe Z.', password: 'walking through the snow' };

let acme: TenantFacts;
let ann: Person;

beforeEach(async () => {
  await emptyDatabase();
  acme = await newCompany('acme');
  ann = await newMember('acme', 'CRO', 'ann@acme.example');
});

async function invite(input: Partial<InviteInput> = {}, by = ann): Promise<string> {
  const { link } = value(await inviteByLink(by.caller, { ...ZOE, ...input }));
  return link?.split('/invitation/')[1] ?? '';
}

async function roles(): Promise<string[]> {
  const { members } = value(await listMembers(ann.caller, {}));
  return members.map((member) => `${member.email} ${member.role}`).sort();
}

describe('an invitation', () => {
  test('makes a new user a member, signed in, under the invited address', async () => {
    const token = await invite();
    const form = formRequest('/api/auth/invitation', {
      token,
      ...JOINING,
      email: 'eve@evil.example',
      role: 'CRO',
    });
    const response = await acceptRoute(form);
    expect(await response.json()).toEqual({ to: '/t/acme' });
    const session = await findSession(cookiesOf(response)['next-auth.session-token'] ?? '');
    expect(session).toMatchObject({ email: ZOE.email, name: 'Zoe Z.' });
    expect(await roles()).toEqual(['ann@acme.example CRO', 'zoe@acme.example VIEWER']);
  });

  test('is kept as a hash only, and its link is for the inviter when no mail goes out', async () => {
    const { link } = value(await inviteByLink(ann.caller, ZOE));
    const token = link?.split('/invitation/')[1] ?? '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const tables = ['invitation', 'audit_event', 'idempotency_key'];
    for (const table of tables) {
      const { rows } = await asAdmin((client) =>
        client.query<{ text: string }>(`SELECT r::text AS text FROM ${table} r`),
      );
      expect(rows.map((row) => row.text).join()).not.toContain(token);
    }
  });

  test('accepted by many at once lets exactly one in', async () => {
    const token = await invite();
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => acceptAsNewUser(token, { ...JOINING, name: `Zoe ${index}` })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await roles()).toHaveLength(2);
    const user = await findUserByEmail(ZOE.email);
    expect(user?.name).toBe(`Zoe ${results.findIndex((result) => result.ok)}`);
  });

  test('works once', async () => {
    const token = await invite();
    value(await acceptAsNewUser(token, JOINING));
    expect(refusal(await acceptAsNewUser(token, JOINING)).code).toBe('rule');
  });

  test('is over after seven days', async () => {
    const token = await invite();
    const late = later(now(), 7 * 24 * 3600 + 1);
    expect(refusal(await atInstant(late, () => acceptAsNewUser(token, JOINING))).code).toBe('rule');
    expect(await findInvitation(token)).not.toBeNull();
  });

  test('taken back, does not work any more, and cannot be taken back twice', async () => {
    const token = await invite();
    const [open] = value(await listMembers(ann.caller, {})).invitations;
    value(await revokeInvitation(ann.caller, { invitationId: open?.id ?? '' }));
    expect(refusal(await acceptAsNewUser(token, JOINING)).code).toBe('rule');
    expect(refusal(await revokeInvitation(ann.caller, { invitationId: open?.id ?? '' })).code).toBe(
      'not_found',
    );
  });

  test('to the same address again makes the earlier link useless', async () => {
    const first = await invite();
    const second = await invite({ email: 'ZOE@acme.example' });
    expect(await findInvitation(first)).toBeNull();
    expect(await findInvitation(second)).not.toBeNull();
    expect(value(await listMembers(ann.caller, {})).invitations).toHaveLength(1);
  });

  test('is not used up by a refused password', async () => {
    const token = await invite();
    expect(refusal(await acceptAsNewUser(token, { name: 'Zoe', password: 'zoe' })).fields).toHaveProperty(
      'password',
    );
    expect(
      refusal(await acceptAsNewUser(token, { name: ' ', password: JOINING.password })).fields,
    ).toHaveProperty('name');
    expect((await acceptAsNewUser(token, JOINING)).ok).toBe(true);
  });

  test.each(['', 'x', 'A'.repeat(43), '../..', 'ä'.repeat(100)])('token %j opens nothing', async (token) => {
    expect(await findInvitation(token)).toBeNull();
    expect(refusal(await acceptAsNewUser(token, JOINING)).code).toBe('rule');
    expect(refusal(await acceptAsUser(token, ann.userId)).code).toBe('rule');
  });
});

describe('an existing user', () => {
  let zoe: Person;
  beforeEach(async () => {
    await newCompany('beta');
    zoe = await newMember('beta', 'CEO', ZOE.email);
  });

  test('is never touched by who holds the link: name and password stay', async () => {
    const before = await findUserByEmail(ZOE.email);
    const token = await invite();
    const refused = refusal(await acceptAsNewUser(token, { name: 'Eve', password: 'the password of eve' }));
    expect(refused).toMatchObject({ code: 'conflict', remedy: 'Sign in, then accept.' });
    expect(await findUserByEmail(ZOE.email)).toEqual(before);
    expect(await roles()).toEqual(['ann@acme.example CRO']);
  });

  test('joins when signed in as that address, and keeps his role elsewhere', async () => {
    const token = await invite();
    const cookie = `next-auth.session-token=${zoe.token}`;
    const response = await acceptRoute(
      formRequest('/x', { token, name: 'Other', password: 'not looked at' }, { cookie }),
    );
    expect(response.status).toBe(200);
    expect((await companiesOf(zoe.userId)).map(({ slug, role }) => `${slug} ${role}`)).toEqual([
      'acme VIEWER',
      'beta CEO',
    ]);
    expect((await findUserByEmail(ZOE.email))?.name).toBe('zoe');
  });

  test('signed in as another address cannot take it, and does not use it up', async () => {
    const eve = await newMember('beta', 'VIEWER', 'eve@beta.example');
    const token = await invite();
    expect(refusal(await acceptAsUser(token, eve.userId)).message).toContain(ZOE.email);
    expect((await acceptAsUser(token, zoe.userId)).ok).toBe(true);
  });

  test('who is a member already keeps his role', async () => {
    const token = await invite({ role: 'VIEWER' });
    await newMember('acme', 'CEO', 'zoe2@acme.example');
    await asAdmin((client) =>
      client.query(
        "INSERT INTO membership (tenant_id, user_id, role, created_at) VALUES ($1, $2, 'DELIVERY', now())",
        [acme.id, zoe.userId],
      ),
    );
    expect(refusal(await acceptAsUser(token, zoe.userId)).code).toBe('conflict');
    expect(await roles()).toContain('zoe@acme.example DELIVERY');
  });

  test('invited under a look-alike of his address is the same person, not another', async () => {
    const token = await invite({ email: 'ＺＯＥ＠acme.example' });
    expect((await findInvitation(token))?.email).toBe(ZOE.email);
    expect((await acceptAsUser(token, zoe.userId)).ok).toBe(true);
  });
});

describe('who may invite', () => {
  test.each([
    ['CRO', true],
    ['CEO', true],
    ['REP', false],
    ['DELIVERY', false],
    ['VIEWER', false],
  ] as const)('%s: %s', async (role, may) => {
    const person = await newMember('acme', role, `${role.toLowerCase()}@x.example`);
    const result = await inviteByLink(person.caller, ZOE);
    expect(result.ok).toBe(may);
    if (!result.ok) expect(result.refusal.code).toBe('not_found');
  });

  test('only a CRO invites a CRO, and takes such an invitation back', async () => {
    const bob = await newMember('acme', 'CEO', 'bob@acme.example');
    expect(refusal(await inviteByLink(bob.caller, { ...ZOE, role: 'CRO' })).code).toBe('rule');
    const token = await invite({ role: 'CRO' });
    const [open] = value(await listMembers(bob.caller, {})).invitations;
    expect(refusal(await revokeInvitation(bob.caller, { invitationId: open?.id ?? '' })).code).toBe('rule');
    expect(await findInvitation(token)).not.toBeNull();
  });

  test('20 a day, also when all are sent at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        inviteByLink(ann.caller, { ...ZOE, email: `zoe${index}@acme.example` }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(20);
    expect(results.filter((result) => !result.ok && result.refusal.code === 'rate_limited')).toHaveLength(5);
    const tomorrow = later(now(), 24 * 3600 + 60);
    await asAdmin((client) => client.query("UPDATE session SET last_seen_at = now() + interval '1 day'"));
    expect((await atInstant(tomorrow, () => inviteByLink(ann.caller, ZOE))).ok).toBe(true);
  });

  test.each([
    { email: 'zoe' },
    { email: '' },
    { name: '' },
    { name: 'Z\u0000oe' },
    { role: 'OWNER' },
    { role: '' },
  ])('%j is refused', async (wrong) => {
    expect(refusal(await inviteByLink(ann.caller, { ...ZOE, ...wrong })).code).toBe('invalid');
  });
});

describe('a rep', () => {
  function inAcme<T>(
    work: (unit: Parameters<Parameters<typeof withUnit<T>>[1]>[0]) => Promise<T>,
  ): Promise<T> {
    return withUnit({ tenantId: acme.id, mode: 'write' }, work);
  }

  test('gets the deals of the rep that the inviter chose', async () => {
    await inAcme((unit) => becomeRepRow(unit, 'Old Name'));
    const [free] = value(await listMembers(ann.caller, {})).freeReps;
    const token = await invite({ role: 'REP', repId: free?.id });
    const { userId } = value(await acceptAsNewUser(token, JOINING));
    expect(await inAcme(listReps)).toEqual([{ id: free?.id, name: 'Old Name', email: null, userId }]);
  });

  test('is the free rep of the invited name, never of the name that he gives himself', async () => {
    await inAcme((unit) => becomeRepRow(unit, 'Rich Rep'));
    await inAcme((unit) => becomeRepRow(unit, 'Zoe  Zimmer'));
    const token = await invite({ role: 'REP' });
    const { userId } = value(await acceptAsNewUser(token, { ...JOINING, name: 'Rich Rep' }));
    const reps = await inAcme(listReps);
    expect(reps.find((rep) => rep.userId === userId)?.name).toBe('Zoe  Zimmer');
    expect(reps.find((rep) => rep.name === 'Rich Rep')?.userId).toBeNull();
  });

  test('of another company cannot be chosen', async () => {
    const beta = await newCompany('beta');
    const otherRep = await withUnit({ tenantId: beta.id, mode: 'write' }, async (unit) => {
      await becomeRepRow(unit, 'Beta Rep');
      return (await listReps(unit))[0]?.id;
    });
    const refused = refusal(await inviteByLink(ann.caller, { ...ZOE, role: 'REP', repId: otherRep }));
    const unknown = { ...ZOE, role: 'REP', repId: '01890000-0000-7000-8000-000000000000' };
    expect(refused).toEqual(refusal(await inviteByLink(ann.caller, unknown)));
  });

  test('is one row even when two members have one name, and free again when he leaves', async () => {
    const first = value(await acceptAsNewUser(await invite({ role: 'REP' }), JOINING));
    await inAcme((unit) =>
      becomeRep(unit, { userId: first.userId, name: 'Zoe Zimmer', email: ZOE.email }, now()),
    );
    const second = value(
      await acceptAsNewUser(await invite({ role: 'REP', email: 'z2@acme.example' }), JOINING),
    );
    const reps = await inAcme(listReps);
    expect(new Set(reps.map((rep) => rep.userId))).toEqual(new Set([first.userId, second.userId]));
    expect(reps).toHaveLength(2);
    value(await removeMember(ann.caller, { userId: second.userId }));
    expect((await inAcme(listReps)).filter((rep) => rep.userId === null)).toHaveLength(1);
  });
});

async function becomeRepRow(unit: Parameters<typeof listReps>[0], name: string): Promise<void> {
  await unit.execute(
    'INSERT INTO rep (tenant_id, id, name, name_key, created_at) VALUES ($1, gen_random_uuid(), $2, $3, now())',
    [unit.tenantId, name, name.toLowerCase().replace(/\s+/g, ' ')],
  );
}
