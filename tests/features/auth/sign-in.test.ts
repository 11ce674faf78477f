import { beforeEach, describe, expect, test } from 'vitest';
import { POST as signIn } from '@/app/api/auth/sign-in/route';
import { POST as signOut } from '@/app/api/auth/sign-out/route';
import { findSession } from '@/platform/auth/sessions';
import { deviceMark } from '@/platform/auth/known-device';
import { countTry } from '@/platform/auth/rate-limits';
import { signInWithPassword } from '@/platform/auth/sign-in';
import { asOwner, emptyDatabase } from '../../support/database';
import { cookiesOf, formRequest, newCompany, newMember, PASSWORD } from '../../support/people';
import { refusal } from '../../support/tenants';

const COOKIE = 'next-auth.session-token';

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('acme');
  await newMember('acme', 'CRO', 'ann@acme.example');
});

function trySignIn(
  email: string,
  password: string,
  more: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  return signIn(formRequest('/api/auth/sign-in', { email, password, ...more }, headers));
}

describe('sign-in', () => {
  test('gives a cookie that is nothing but the token of a session', async () => {
    const response = await trySignIn('ANN@acme.example', PASSWORD, { next: '/t/acme/pipeline' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ to: '/t/acme/pipeline' });
    const token = cookiesOf(response)[COOKIE] ?? '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await findSession(token))?.email).toBe('ann@acme.example');
    const header = response.headers.getSetCookie().find((cookie) => cookie.startsWith(COOKIE));
    expect(header).toMatch(/HttpOnly/);
    expect(header).toMatch(/SameSite=Lax/i);
    expect(header).not.toMatch(/Secure/);
  });

  test('keeps only the hash of the token', async () => {
    const token = cookiesOf(await trySignIn('ann@acme.example', PASSWORD))[COOKIE] ?? '';
    const rows = await asOwner((client) =>
      client.query<{ text: string }>('SELECT s::text AS text FROM session s'),
    );
    expect(rows.rows.map((row) => row.text).join()).not.toContain(token);
  });

  test('works as a plain form, with a redirect to a path of this site', async () => {
    const headers = { accept: 'text/html' };
    const good = await trySignIn('ann@acme.example', PASSWORD, { next: 'https://evil.example/x' }, headers);
    expect([good.status, good.headers.get('location')]).toEqual([303, '/']);
    const bad = await trySignIn('ann@acme.example', 'wrong', { next: '/t/acme' }, headers);
    expect([bad.status, bad.headers.get('location')]).toEqual([303, '/sign-in?next=%2Ft%2Facme']);
    expect(cookiesOf(bad)).not.toHaveProperty(COOKIE);
    expect(decodeURIComponent(cookiesOf(bad)['commitpoint-notice'] ?? '')).toContain('do not fit together');
  });

  test('answers an unknown e-mail and a wrong password with the same bytes', async () => {
    const bodies = [];
    for (const [email, password] of [
      ['ann@acme.example', 'not the password'],
      ['nobody@acme.example', 'not the password'],
      ['nobody@acme.example', PASSWORD],
      ['ann@acme.example', ''],
      ['ann@acme.example', 'x'.repeat(300)],
      ['not an address', 'x'],
    ] as const) {
      const response = await trySignIn(email, password);
      bodies.push([response.status, JSON.stringify([...response.headers]), await response.text()].join('\n'));
    }
    expect(new Set(bodies).size).toBe(1);
  });

  test('never takes a member without a password', async () => {
    await asOwner((client) => client.query('UPDATE app_user SET password_hash = NULL'));
    for (const password of ['', 'null', PASSWORD]) {
      expect((await trySignIn('ann@acme.example', password)).status).toBe(422);
    }
  });

  test('refuses another origin before anything is counted', async () => {
    const response = await trySignIn('ann@acme.example', PASSWORD, {}, { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
    const { rows } = await asOwner((client) => client.query('SELECT * FROM rate_limit'));
    expect(rows).toEqual([]);
  });

  test('refuses a body of more than 16 kB', async () => {
    expect((await trySignIn('ann@acme.example', 'x'.repeat(20_000))).status).toBe(413);
  });

  test('gives a new token each time and ends the session that the browser had', async () => {
    const first = cookiesOf(await trySignIn('ann@acme.example', PASSWORD))[COOKIE] ?? '';
    const headers = { cookie: `${COOKIE}=${first}` };
    const second = cookiesOf(await trySignIn('ann@acme.example', PASSWORD, {}, headers))[COOKIE] ?? '';
    expect(second).not.toBe(first);
    expect(await findSession(first)).toBeNull();
    expect(await findSession(second)).not.toBeNull();
  });

  test('a token that somebody planted in the browser before is not taken over', async () => {
    const planted = 'A'.repeat(43);
    const response = await trySignIn('ann@acme.example', PASSWORD, {}, { cookie: `${COOKIE}=${planted}` });
    expect(cookiesOf(response)[COOKIE]).not.toBe(planted);
    expect(await findSession(planted)).toBeNull();
  });

  test('sign-out ends the session on the server', async () => {
    const token = cookiesOf(await trySignIn('ann@acme.example', PASSWORD))[COOKIE] ?? '';
    const response = await signOut(formRequest('/api/auth/sign-out', {}, { cookie: `${COOKIE}=${token}` }));
    expect(await response.json()).toEqual({ to: '/sign-in' });
    expect(response.headers.getSetCookie().join()).toMatch(/next-auth\.session-token=; .*Max-Age=0/);
    expect(await findSession(token)).toBeNull();
  });
});

describe('tries are limited', () => {
  test('of 200 at once exactly 10 are evaluated', async () => {
    const tries = Array.from({ length: 200 }, () => countTry('signIn', 'ann@acme.example|203.0.113.9'));
    const passed = (await Promise.all(tries)).filter(({ refusal: spent }) => spent === null);
    expect(passed).toHaveLength(10);
  });

  test('the eleventh sign-in is refused, even with the right password, and says how long to wait', async () => {
    for (let count = 0; count < 10; count++) await trySignIn('ann@acme.example', 'wrong');
    const response = await trySignIn('ann@acme.example', PASSWORD);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('an unknown e-mail is limited in the same way', async () => {
    for (let count = 0; count < 10; count++) await trySignIn('nobody@acme.example', 'wrong');
    expect((await trySignIn('nobody@acme.example', 'wrong')).status).toBe(429);
  });

  test("nobody can lock the owner out of his own browser, and a browser's mark is good for its own account only", async () => {
    for (let count = 0; count < 12; count++) await trySignIn('ann@acme.example', 'wrong');
    const own = { cookie: `commitpoint-device=${deviceMark('ann@acme.example')}` };
    expect((await trySignIn('ann@acme.example', PASSWORD, {}, own)).status).toBe(200);
    const other = { cookie: `commitpoint-device=${deviceMark('eve@acme.example')}` };
    expect((await trySignIn('ann@acme.example', PASSWORD, {}, other)).status).toBe(429);
    const forged = { cookie: `commitpoint-device=${'A'.repeat(16)}.${'A'.repeat(43)}` };
    expect((await trySignIn('ann@acme.example', PASSWORD, {}, forged)).status).toBe(429);
  });

  test('one network is limited over all accounts, one account over all networks', async () => {
    const spread = Array.from({ length: 101 }, (_, index) =>
      countTry('signInNetwork', `203.0.113.${index % 1}`),
    );
    expect((await Promise.all(spread)).filter((result) => result.refusal).length).toBe(1);
    const account = Array.from({ length: 60 }, () => countTry('signInAccount', 'ann@acme.example'));
    expect((await Promise.all(account)).filter((result) => result.refusal).length).toBe(10);
  });

  test('counts when the table cannot be reached, in this process alone', async () => {
    await asOwner((client) => client.query('ALTER TABLE rate_limit RENAME TO rate_limit_away'));
    try {
      const tries = Array.from({ length: 30 }, () => countTry('signIn', 'ann@acme.example|198.51.100.7'));
      expect((await Promise.all(tries)).filter((result) => result.refusal === null)).toHaveLength(10);
    } finally {
      await asOwner((client) => client.query('ALTER TABLE rate_limit_away RENAME TO rate_limit'));
    }
  });

  test('keeps neither addresses nor e-mails in clear', async () => {
    await signInWithPassword({ email: 'ann@acme.example', password: 'wrong', network: '203.0.113.9' });
    const { rows } = await asOwner((client) => client.query<{ key: string }>('SELECT key FROM rate_limit'));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.key).join()).not.toMatch(/ann|203\.0/);
    expect(refusal(await signInWithPassword({ email: 'ann', password: 'x', network: null })).code).toBe(
      'invalid',
    );
  });
});
