import { beforeEach, describe, expect, test } from 'vitest';
import { POST as endSessionRoute } from '@/app/api/auth/sessions/route';
import { POST as changePasswordRoute } from '@/app/api/auth/password/change/route';
import { changeRole, removeMember } from '@/features/members/commands';
import { listMembers } from '@/features/members/queries';
import { findSession, listSessions, startSession } from '@/platform/auth/sessions';
import { atInstant, later } from '@/platform/clock/clock';
import { asOwner, emptyDatabase } from '../../support/database';
import { cookiesOf, formRequest, newCompany, newMember, PASSWORD, type Person } from '../../support/people';
import { refusal, value } from '../../support/tenants';

const COOKIE = 'next-auth.session-token';
const HOUR = 3600;

let ann: Person;
let bob: Person;

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('acme');
  ann = await newMember('acme', 'CRO', 'ann@acme.example');
  bob = await newMember('acme', 'CEO', 'bob@acme.example');
});

function started(): Promise<string> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ at: Date }>(
      'SELECT created_at AS at FROM session WHERE user_id = $1',
      [ann.userId],
    );
    return rows[0]?.at.toISOString() ?? '';
  });
}

async function lastSeen(): Promise<string> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ at: Date }>(
      'SELECT last_seen_at AS at FROM session WHERE user_id = $1',
      [ann.userId],
    );
    return rows[0]?.at.toISOString() ?? '';
  });
}

describe('a session', () => {
  test('lets its user in, and only into his own companies', async () => {
    await newCompany('beta');
    expect((await listMembers(ann.caller, {})).ok).toBe(true);
    expect(refusal(await listMembers({ ...ann.caller, tenantSlug: 'beta' }, {})).code).toBe('not_found');
  });

  test('ends 8 hours after it was last used', async () => {
    const start = await started();
    const within = await atInstant(later(start, 8 * HOUR - 10), () => findSession(ann.token));
    expect(within?.userId).toBe(ann.userId);
    await asOwner((client) => client.query('UPDATE session SET last_seen_at = created_at'));
    const after = later(start, 8 * HOUR + 10);
    expect(await atInstant(after, () => findSession(ann.token))).toBeNull();
    expect(refusal(await atInstant(after, () => listMembers(ann.caller, {}))).code).toBe('not_found');
  });

  test('stays alive while it is used, up to 14 days', async () => {
    const start = await started();
    for (let hours = 7; hours < 14 * 24; hours += 7) {
      const at = later(start, hours * HOUR);
      expect((await atInstant(at, () => listMembers(ann.caller, {}))).ok).toBe(true);
      await expect.poll(lastSeen).toBe(at);
    }
    const over = later(start, 14 * 24 * HOUR + 1);
    expect((await atInstant(over, () => listMembers(ann.caller, {}))).ok).toBe(false);
  });

  test('notes its use at most once a minute', async () => {
    const start = await started();
    await atInstant(later(start, 59), () => listMembers(ann.caller, {}));
    await atInstant(later(start, 59), () => findSession(ann.token));
    expect(await lastSeen()).toBe(start);
    await atInstant(later(start, 61), () => listMembers(ann.caller, {}));
    await expect.poll(lastSeen).toBe(later(start, 61));
  });

  test('revoked in another browser, is over at the next call', async () => {
    const other = await startSession(ann.userId, 'another browser');
    const sessions = await listSessions(ann.userId);
    const mine = (await findSession(ann.token))?.sessionId ?? '';
    expect(new Set(sessions.map((session) => session.userAgent))).toEqual(
      new Set(['a test', 'another browser']),
    );
    const form = formRequest('/api/auth/sessions', { sessionId: mine }, { cookie: `${COOKIE}=${other}` });
    expect((await endSessionRoute(form)).status).toBe(200);
    expect((await listMembers(ann.caller, {})).ok).toBe(false);
    expect((await listMembers({ ...ann.caller, kind: 'session', token: other }, {})).ok).toBe(true);
  });

  test('of somebody else cannot be revoked, and looks like one that does not exist', async () => {
    const bobs = (await findSession(bob.token))?.sessionId ?? '';
    const answers = [];
    for (const sessionId of [bobs, '01890000-0000-7000-8000-000000000000', 'nonsense', '']) {
      const response = await endSessionRoute(
        formRequest('/x', { sessionId }, { cookie: `${COOKIE}=${ann.token}` }),
      );
      answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
    }
    expect(new Set(answers).size).toBe(1);
    expect(await findSession(bob.token)).not.toBeNull();
  });

  test.each([null, '', 'x', 'A'.repeat(43), 'A'.repeat(5000), "' OR 1=1 --"])(
    'token %j is nobody',
    async (token) => {
      expect(await findSession(token)).toBeNull();
      expect((await listMembers({ kind: 'session', token, tenantSlug: 'acme' }, {})).ok).toBe(false);
    },
  );
});

describe('a change of rights acts at the next request', () => {
  test('of the role', async () => {
    const dan = await newMember('acme', 'CEO', 'dan@acme.example');
    expect((await listMembers(dan.caller, {})).ok).toBe(true);
    value(await changeRole(ann.caller, { userId: dan.userId, role: 'VIEWER' }));
    expect(refusal(await listMembers(dan.caller, {})).code).toBe('not_found');
    value(await changeRole(ann.caller, { userId: dan.userId, role: 'CRO' }));
    expect((await listMembers(dan.caller, {})).ok).toBe(true);
  });

  test('of the membership', async () => {
    value(await removeMember(ann.caller, { userId: bob.userId }));
    expect(refusal(await listMembers(bob.caller, {})).code).toBe('not_found');
    expect(await findSession(bob.token)).not.toBeNull();
  });

  test('of the password: every session ends, the browser that changed it gets a new one', async () => {
    const elsewhere = await startSession(ann.userId, 'elsewhere');
    const fields = { current: PASSWORD, password: 'another walk in december' };
    const response = await changePasswordRoute(
      formRequest('/x', fields, { cookie: `${COOKIE}=${ann.token}` }),
    );
    expect(await response.json()).toEqual({ to: '/account' });
    expect([await findSession(ann.token), await findSession(elsewhere)]).toEqual([null, null]);
    expect((await findSession(cookiesOf(response)[COOKIE] ?? ''))?.userId).toBe(ann.userId);
  });

  test('needs the current password', async () => {
    const fields = { current: 'a guess', password: 'another walk in december' };
    const response = await changePasswordRoute(
      formRequest('/x', fields, { cookie: `${COOKIE}=${ann.token}` }),
    );
    expect(response.status).toBe(422);
    expect(await findSession(ann.token)).not.toBeNull();
    const nobody = await changePasswordRoute(formRequest('/x', { ...fields, current: PASSWORD }));
    expect(nobody.status).toBe(401);
  });
});
