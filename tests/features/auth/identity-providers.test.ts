import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inviteByLink } from '@/features/members/invite-by-link';
import { callNextAuth } from '@/platform/auth/next-auth-call';
import { nextAuthOptions, type SignInCall } from '@/platform/auth/next-auth-options';
import { configuredProviders, vouchedEmail } from '@/platform/auth/identity-providers';
import { findSession } from '@/platform/auth/sessions';
import { findUserByEmail } from '@/platform/auth/users';
import { checkEnvironment, type Environment } from '@/platform/env';
import { asOwner, emptyDatabase } from '../../support/database';
import { newCompany, newMember, type Person } from '../../support/people';
import { value } from '../../support/tenants';

const CLIENT = { clientId: 'our-client', clientSecret: 'a-client-secret-of-32-characters-0' };
const CALLBACK = 'http://localhost:3000/api/auth/callback/google';

/** A small OpenID provider: whoever comes back with the code of this moment is `claims`. */
let claims: Record<string, unknown>;
let nonceAsked: string | undefined;
let server: Server;
let issuer: string;

function jwt(payload: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
  return `${body}.${createHmac('sha256', CLIENT.clientSecret).update(body).digest('base64url')}`;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url?.startsWith('/.well-known')) {
      const endpoints = {
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      };
      return response.end(JSON.stringify({ issuer, ...endpoints }));
    }
    const seconds = Math.floor(Date.now() / 1000);
    const standard = {
      iss: issuer,
      aud: CLIENT.clientId,
      iat: seconds,
      exp: seconds + 300,
      nonce: nonceAsked,
    };
    const tokens = {
      access_token: randomUUID(),
      token_type: 'Bearer',
      id_token: jwt({ ...standard, ...claims }),
    };
    return response.end(JSON.stringify(tokens));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function environment(more: Record<string, string> = {}): Environment {
  const base = {
    DATABASE_URL: process.env['DATABASE_URL'],
    NEXTAUTH_SECRET: 'x'.repeat(32),
    NEXTAUTH_URL: 'http://localhost:3000',
  };
  const checked = checkEnvironment({ ...base, ...more });
  if ('mistakes' in checked) throw new Error(checked.mistakes.join());
  return checked;
}

const KEYS = { GOOGLE_CLIENT_ID: CLIENT.clientId, GOOGLE_CLIENT_SECRET: CLIENT.clientSecret };

function provider() {
  return configuredProviders(environment(KEYS)).map((google) => ({
    ...google,
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    client: { id_token_signed_response_alg: 'HS256' },
  }));
}

function newCall(): SignInCall {
  return { userAgent: 'a test', network: null, deviceMark: undefined, outcome: {} };
}

function cookiesIn(headers: readonly string[]): Record<string, string> {
  const pairs = headers.map((cookie) => (cookie.split(';')[0] ?? '').split('='));
  return Object.fromEntries(pairs.map(([name = '', ...rest]) => [name, decodeURIComponent(rest.join('='))]));
}

/** From the button to the answer; `tamper` changes what the browser brings back. */
async function goThrough(
  tamper: (query: Record<string, string>) => Record<string, string> = (query) => query,
) {
  const start = await callNextAuth(
    { method: 'POST', action: 'signin', provider: 'google', body: { callbackUrl: '/t/acme' } },
    nextAuthOptions(newCall(), provider()),
  );
  const asked = new URL(start.location ?? '');
  nonceAsked = asked.searchParams.get('nonce') ?? undefined;
  const call = newCall();
  const query = tamper({ code: 'a-code', state: asked.searchParams.get('state') ?? '' });
  const end = await callNextAuth(
    { method: 'GET', action: 'callback', provider: 'google', query, cookies: cookiesIn(start.cookies) },
    nextAuthOptions(call, provider()),
  );
  const token = cookiesIn(end.cookies)['next-auth.session-token'] ?? null;
  return { asked, end, refusal: call.outcome.refusal, session: await findSession(token) };
}

let ann: Person;

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('acme');
  ann = await newMember('acme', 'CRO', 'ann@acme.example');
  claims = { sub: 'google-ann', email: 'Ann@Acme.example', email_verified: true, name: 'Ann A.' };
});

describe('sign-in by another service', () => {
  test('asks with state and PKCE and comes back to our own callback', async () => {
    const { asked } = await goThrough();
    expect(asked.origin).toBe(issuer);
    expect(asked.searchParams.get('redirect_uri')).toBe(CALLBACK);
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    expect(asked.searchParams.get('state')).toBeTruthy();
  });

  test('lets a known user in and links the account', async () => {
    const { session, end } = await goThrough();
    expect(session).toMatchObject({ userId: ann.userId, name: 'ann' });
    expect(end.location).toBe('http://localhost:3000/t/acme');
    const { rows } = await asOwner((client) =>
      client.query('SELECT provider, provider_account_id, user_id FROM oauth_account'),
    );
    expect(rows).toEqual([{ provider: 'google', provider_account_id: 'google-ann', user_id: ann.userId }]);
  });

  test('knows a linked account by its id, whatever its address is now', async () => {
    await goThrough();
    claims = { sub: 'google-ann', email: 'ann@private.example', email_verified: false };
    expect((await goThrough()).session?.userId).toBe(ann.userId);
  });

  test.each([
    ['an address that is not confirmed', { email_verified: false }],
    ['a confirmation that is only text', { email_verified: 'true' }],
    ['no address', { email: undefined }],
    ['an address that nobody has here', { email: 'stranger@acme.example' }],
  ])('refuses %s', async (_name, wrong) => {
    claims = { ...claims, ...wrong };
    const { session, refusal } = await goThrough();
    expect(session).toBeNull();
    expect(refusal?.remedy).toContain('invitation');
    const { rows } = await asOwner((client) => client.query('SELECT 1 FROM oauth_account'));
    expect(rows).toEqual([]);
  });

  test('makes a user for an invited address, without membership until he accepts', async () => {
    claims = { sub: 'google-zoe', email: 'zoe@acme.example', email_verified: true, name: 'Zoe Z.' };
    expect((await goThrough()).session).toBeNull();
    value(await inviteByLink(ann.caller, { email: 'zoe@acme.example', name: 'Zoe', role: 'VIEWER' }));
    const { session } = await goThrough();
    expect(session).toMatchObject({ email: 'zoe@acme.example', name: 'Zoe Z.' });
    expect((await findUserByEmail('zoe@acme.example'))?.passwordHash).toBeNull();
    const { rows } = await asOwner((client) =>
      client.query('SELECT 1 FROM membership WHERE user_id = $1', [session?.userId]),
    );
    expect(rows).toEqual([]);
  });

  test.each([
    [
      'another state',
      (query: Record<string, string>) => ({
        ...query,
        state: createHash('sha256').update('x').digest('base64url'),
      }),
    ],
    ['no state', ({ code = '' }: Record<string, string>) => ({ code })],
    ['an error of the service', () => ({ error: 'access_denied' })],
  ])('refuses an answer with %s', async (_name, tamper) => {
    expect((await goThrough(tamper)).session).toBeNull();
  });

  test('refuses a token for another client', async () => {
    claims = { ...claims, aud: 'another-client' };
    expect((await goThrough()).session).toBeNull();
  });
});

describe('the services offered', () => {
  test('are those whose keys are in the environment', () => {
    expect(configuredProviders(environment())).toEqual([]);
    const azure = { AZURE_AD_CLIENT_ID: 'a', AZURE_AD_CLIENT_SECRET: 'b', AZURE_AD_TENANT_ID: 'c' };
    const all = configuredProviders(environment({ ...KEYS, ...azure, GITHUB_ID: 'a', GITHUB_SECRET: 'b' }));
    expect(all.map((one) => one.id)).toEqual(['google', 'azure-ad', 'github']);
  });

  test.each([
    [{ email: 'a@b.example', tid: 't1', xms_edov: true }, 'a@b.example'],
    [{ email: 'a@b.example', tid: 't1', xms_edov: '1' }, 'a@b.example'],
    [{ email: 'a@b.example', tid: 't1', preferred_username: 'A@b.example' }, 'a@b.example'],
    [{ email: 'a@b.example', tid: 't1', preferred_username: 'other@b.example' }, null],
    [{ email: 'a@b.example', tid: 't1', xms_edov: false, preferred_username: 'a@b.example' }, null],
    [{ email: 'a@b.example', tid: 'other', xms_edov: true }, null],
    [{ email: 'a@b.example', tid: 't1', email_verified: true }, null],
    [{ tid: 't1', xms_edov: true, preferred_username: 'a@b.example' }, null],
  ])('Microsoft vouches for %j: %s', (given, email) => {
    expect(vouchedEmail('azure-ad', given, 't1')).toBe(email);
  });
});
