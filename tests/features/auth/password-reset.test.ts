import { beforeEach, describe, expect, test } from 'vitest';
import { POST as askRoute } from '@/app/api/auth/password/route';
import { POST as newRoute } from '@/app/api/auth/password/new/route';
import { findReset, requestReset, resetPassword } from '@/platform/auth/password-reset';
import { findSession, newToken } from '@/platform/auth/sessions';
import { signInWithPassword } from '@/platform/auth/sign-in';
import { atInstant, later, now } from '@/platform/clock/clock';
import { hashToken } from '@/platform/operations/resolve';
import { asOwner, emptyDatabase } from '../../support/database';
import { cookiesOf, formRequest, newCompany, newMember, PASSWORD, type Person } from '../../support/people';
import { refusal, value } from '../../support/tenants';

const NEW = 'another walk in december';
let ann: Person;

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('acme');
  ann = await newMember('acme', 'CRO', 'ann@acme.example');
});

/** A link as `requestReset` makes it; its token goes out by mail only, so the test makes its own. */
async function link(userId = ann.userId): Promise<string> {
  const token = newToken();
  await asOwner((client) =>
    client.query(
      'INSERT INTO password_reset (id, user_id, token_hash, created_at, expires_at) VALUES (gen_random_uuid(), $1, $2, $3, $4)',
      [userId, hashToken(token), now(), later(now(), 3600)],
    ),
  );
  return token;
}

describe('asking for a link', () => {
  test('answers every address alike', async () => {
    const answers = [];
    for (const email of ['ann@acme.example', 'nobody@acme.example', 'ANN@ACME.EXAMPLE']) {
      const response = await askRoute(formRequest('/api/auth/password', { email }));
      answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
    }
    expect(new Set(answers).size).toBe(1);
  });

  test('makes one link for a known address and none for an unknown one', async () => {
    await value(await requestReset('ann@acme.example', null))();
    await value(await requestReset('nobody@acme.example', null))();
    const { rows } = await asOwner((client) =>
      client.query<{ user_id: string }>('SELECT user_id FROM password_reset'),
    );
    expect(rows.map((row) => row.user_id)).toEqual([ann.userId]);
  });

  test('is limited to 5 an hour for an address, known or not', async () => {
    for (const email of ['ann@acme.example', 'nobody@acme.example']) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => requestReset(email, null)));
      expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
      expect(refusal(await requestReset(email, null)).code).toBe('rate_limited');
    }
  });
});

describe('setting a new password', () => {
  test('works once, ends all sessions and signs in', async () => {
    const token = await link();
    const response = await newRoute(formRequest('/api/auth/password/new', { token, password: NEW }));
    expect(await response.json()).toEqual({ to: '/' });
    expect(await findSession(ann.token)).toBeNull();
    expect((await findSession(cookiesOf(response)['next-auth.session-token'] ?? ''))?.userId).toBe(
      ann.userId,
    );
    expect((await signInWithPassword({ email: ann.email, password: NEW, network: null })).ok).toBe(true);
    expect((await signInWithPassword({ email: ann.email, password: PASSWORD, network: null })).ok).toBe(
      false,
    );
    expect(refusal(await resetPassword(token, 'yet another walk there')).code).toBe('rule');
  });

  test('of many at once one wins', async () => {
    const token = await link();
    const passwords = Array.from({ length: 12 }, (_, index) => `walk number ${index} in december`);
    const results = await Promise.all(passwords.map((password) => resetPassword(token, password)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const winner = passwords[results.findIndex((result) => result.ok)] ?? '';
    expect((await signInWithPassword({ email: ann.email, password: winner, network: null })).ok).toBe(true);
  });

  test("makes the user's other links useless", async () => {
    const [first, second] = [await link(), await link()];
    value(await resetPassword(first, NEW));
    expect(await findReset(second)).toBeNull();
  });

  test('is over after an hour', async () => {
    const token = await link();
    expect(await atInstant(later(now(), 3590), () => findReset(token))).not.toBeNull();
    expect(await atInstant(later(now(), 3610), () => findReset(token))).toBeNull();
    expect(refusal(await atInstant(later(now(), 3610), () => resetPassword(token, NEW))).code).toBe('rule');
  });

  test('keeps the rules and the link when the password is refused', async () => {
    const token = await link();
    expect(refusal(await resetPassword(token, 'short')).fields).toHaveProperty('password');
    expect(await findReset(token)).not.toBeNull();
    expect(await findSession(ann.token)).not.toBeNull();
  });

  test.each(['', 'x', 'A'.repeat(43), 'ä'.repeat(200)])('token %j opens nothing', async (token) => {
    expect(await findReset(token)).toBeNull();
    expect(refusal(await resetPassword(token, NEW)).code).toBe('rule');
  });
});
