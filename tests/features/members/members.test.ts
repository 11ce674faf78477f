import { beforeEach, describe, expect, test } from 'vitest';
import { addMember } from '@/features/members/add-member';
import { changeRole, removeMember } from '@/features/members/commands';
import { inviteByLink } from '@/features/members/invite-by-link';
import { listMembers } from '@/features/members/queries';
import { findInvitation, listOpenInvitations } from '@/platform/auth/invitations';
import { findUserByEmail } from '@/platform/auth/users';
import { signInWithPassword } from '@/platform/auth/sign-in';
import { pool } from '@/platform/db/pool';
import { asAdmin, emptyDatabase } from '../../support/database';
import { newCompany, newMember, PASSWORD, type Person } from '../../support/people';
import { refusal, value } from '../../support/tenants';

const NOBODY = '01890000-0000-7000-8000-000000000000';
let ann: Person;
let bob: Person;

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('acme');
  ann = await newMember('acme', 'CRO', 'ann@acme.example');
  bob = await newMember('acme', 'CEO', 'bob@acme.example');
});

describe('roles', () => {
  test('a CEO changes roles, but neither makes nor unmakes a CRO, himself included', async () => {
    const dan = await newMember('acme', 'VIEWER', 'dan@acme.example');
    value(await changeRole(bob.caller, { userId: dan.userId, role: 'DELIVERY' }));
    expect(refusal(await changeRole(bob.caller, { userId: bob.userId, role: 'REP' })).message).toContain(
      'his own role',
    );
    for (const change of [
      { userId: bob.userId, role: 'CRO' },
      { userId: dan.userId, role: 'CRO' },
      { userId: ann.userId, role: 'VIEWER' },
    ]) {
      expect(refusal(await changeRole(bob.caller, change)).code).toBe('rule');
    }
    expect(refusal(await removeMember(bob.caller, { userId: ann.userId })).code).toBe('rule');
  });

  test('the last CRO stays', async () => {
    expect(refusal(await changeRole(ann.caller, { userId: ann.userId, role: 'VIEWER' })).message).toContain(
      'at least one CRO',
    );
    expect(refusal(await removeMember(ann.caller, { userId: ann.userId })).code).toBe('rule');
  });

  test('two CROs who remove each other at the same moment leave one', async () => {
    const dan = await newMember('acme', 'CRO', 'dan@acme.example');
    await Promise.all([
      removeMember(ann.caller, { userId: dan.userId }),
      removeMember(dan.caller, { userId: ann.userId }),
    ]);
    const { rows } = await asAdmin((client) => client.query("SELECT 1 FROM membership WHERE role = 'CRO'"));
    expect(rows).toHaveLength(1);
  });

  test('each change is in the log with who, before and after', async () => {
    value(await changeRole(ann.caller, { userId: bob.userId, role: 'VIEWER' }));
    const { rows } = await asAdmin((client) =>
      client.query(
        "SELECT actor_user_id, before, after FROM audit_event WHERE operation = 'members.changeRole'",
      ),
    );
    expect(rows).toEqual([{ actor_user_id: ann.userId, before: { role: 'CEO' }, after: { role: 'VIEWER' } }]);
  });
});

describe("another company's people", () => {
  let eve: Person;
  beforeEach(async () => {
    await newCompany('beta');
    eve = await newMember('beta', 'CRO', 'eve@beta.example');
  });

  test('cannot be changed, removed or seen: they look like nobody', async () => {
    for (const userId of [eve.userId, NOBODY]) {
      expect(refusal(await changeRole(ann.caller, { userId, role: 'VIEWER' }))).toEqual({
        code: 'not_found',
        message: 'Not found.',
      });
      expect(refusal(await removeMember(ann.caller, { userId }))).toEqual({
        code: 'not_found',
        message: 'Not found.',
      });
    }
    expect(value(await listMembers(ann.caller, {})).members.map((member) => member.email)).not.toContain(
      eve.email,
    );
  });

  test('cannot act here: a foreign company looks like one that does not exist', async () => {
    for (const tenantSlug of ['acme', 'no-such-company']) {
      const caller = { ...eve.caller, tenantSlug };
      const answers = [
        await listMembers(caller, {}),
        await inviteByLink(caller, { email: 'x@y.example', name: 'X', role: 'VIEWER' }),
        await changeRole(caller, { userId: ann.userId, role: 'VIEWER' }),
        await removeMember(caller, { userId: ann.userId }),
      ];
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    }
    expect((await listMembers(ann.caller, {})).ok).toBe(true);
  });

  test('keep their password when somebody adds their address elsewhere', async () => {
    const before = await findUserByEmail(eve.email);
    const added = value(
      await addMember({
        tenantSlug: 'acme',
        email: 'EVE@beta.example',
        role: 'VIEWER',
        name: 'Mallory',
        password: 'password of mallory',
      }),
    );
    expect(added).toEqual({ userId: eve.userId, newUser: false });
    expect(await findUserByEmail(eve.email)).toEqual(before);
    expect((await signInWithPassword({ email: eve.email, password: PASSWORD, network: null })).ok).toBe(true);
  });

  test('removed here, stay what they are there', async () => {
    value(await addMember({ tenantSlug: 'acme', email: eve.email, role: 'VIEWER' }));
    value(await removeMember(ann.caller, { userId: eve.userId }));
    expect((await listMembers(eve.caller, {})).ok).toBe(true);
    expect(refusal(await listMembers({ ...eve.caller, tenantSlug: 'acme' }, {})).code).toBe('not_found');
  });
});

describe('removing', () => {
  test('takes back what the address could still use', async () => {
    const { link } = value(
      await inviteByLink(ann.caller, { email: 'zoe@acme.example', name: 'Zoe', role: 'VIEWER' }),
    );
    const zoe = await newMember('acme', 'VIEWER', 'zoe@acme.example');
    value(await removeMember(ann.caller, { userId: zoe.userId }));
    expect(await findInvitation(link?.split('/invitation/')[1] ?? '')).toBeNull();
    const { rows } = await asAdmin((client) =>
      client.query<{ id: string }>("SELECT id FROM tenant WHERE slug = 'acme'"),
    );
    expect(await listOpenInvitations(pool(), rows[0]?.id ?? '')).toEqual([]);
  });
});

describe('adding from the command line', () => {
  test('refuses an unknown company, a wrong role, a weak password and a member', async () => {
    const member = { tenantSlug: 'acme', email: 'zoe@acme.example', role: 'VIEWER' };
    expect(refusal(await addMember({ ...member, tenantSlug: 'nope' })).code).toBe('not_found');
    expect(refusal(await addMember({ ...member, role: 'BOSS' })).fields).toHaveProperty('role');
    expect(refusal(await addMember({ ...member, password: 'short' })).fields).toHaveProperty('password');
    expect(refusal(await addMember({ ...member, email: ann.email })).code).toBe('conflict');
    expect(value(await addMember(member)).newUser).toBe(true);
  });

  test('links a rep by name', async () => {
    value(
      await addMember({
        tenantSlug: 'acme',
        email: 'r@acme.example',
        role: 'REP',
        name: 'Rita',
        rep: 'R. Ita',
      }),
    );
    const { members } = value(await listMembers(ann.caller, {}));
    expect(members.find((member) => member.email === 'r@acme.example')).toMatchObject({
      name: 'Rita',
      rep: 'R. Ita',
    });
  });
});
