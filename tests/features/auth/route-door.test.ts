import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ok, refuse, type RefusalCode } from '@/domain/values/result';
import { asRoute } from '@/platform/operations/as-route';
import { defineCommand, done } from '@/platform/operations/define-command';
import { defineQuery } from '@/platform/operations/define-query';
import { asAdmin } from '../../support/database';
import { newCompany, newMember, type Person } from '../../support/people';

const readThing = defineQuery({
  name: 'test.readThing',
  permission: 'settings.write',
  input: z.strictObject({ id: z.string() }),
  run: async (_ctx, { id }) =>
    id === 'known' ? ok({ id, amount: 12345678901234567890n }) : refuse('not_found', 'Not found.'),
});

const changeThing = defineCommand({
  name: 'test.changeThing',
  permission: 'settings.write',
  input: z.strictObject({ code: z.string().optional(), text: z.string().optional() }),
  run: async (ctx, { code, text }) => {
    if (code === 'bug') throw new TypeError('secret detail of the code');
    if (code === 'down') throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    if (code)
      return refuse(code as RefusalCode, 'No.', { remedy: 'Do this.', details: { retryAfterSeconds: 7 } });
    return done({ text, at: ctx.now }, { subjectKind: 'thing', subjectId: null, summary: 'Changed' });
  },
});

const GET = asRoute(readThing, { input: (_request, params) => ({ id: params['id'] ?? '' }) });
const POST = asRoute(changeThing, { status: 201 });

let ann: Person;
let bob: Person;
let eve: Person;

beforeAll(async () => {
  await newCompany('acme');
  await newCompany('beta');
  ann = await newMember('acme', 'CRO', 'ann@acme.example');
  bob = await newMember('acme', 'VIEWER', 'bob@acme.example');
  eve = await newMember('beta', 'CRO', 'eve@beta.example');
});

function read(person: Person | null, tenant: string, id: string): Promise<Response> {
  const headers: Record<string, string> = person
    ? { cookie: `a=b; next-auth.session-token=${person.token}; c=d` }
    : {};
  return GET(new Request(`http://localhost:3000/api/t/${tenant}/things/${id}`, { headers }), {
    params: Promise.resolve({ tenant, id }),
  });
}

function post(
  body: unknown,
  headers: Record<string, string> = {},
  person: Person | null = ann,
): Promise<Response> {
  const request = new Request('http://localhost:3000/api/t/acme/things', {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      origin: 'http://localhost:3000',
      'content-type': 'application/json',
      ...(person ? { cookie: `next-auth.session-token=${person.token}` } : {}),
      ...headers,
    },
  });
  return POST(request, { params: Promise.resolve({ tenant: 'acme' }) });
}

async function bytes(response: Response): Promise<string> {
  return `${response.status}\n${JSON.stringify([...response.headers])}\n${await response.text()}`;
}

describe('what a caller may not know', () => {
  test('unknown id, foreign company, unknown company and missing permission are the same answer, byte for byte', async () => {
    const answers = await Promise.all([
      read(ann, 'acme', 'unknown'),
      read(eve, 'acme', 'known'),
      read(eve, 'acme', 'unknown'),
      read(eve, 'no-such-company', 'known'),
      read(bob, 'acme', 'known'),
      read(ann, "acme' OR 1=1", 'known'),
    ]);
    const texts = await Promise.all(answers.map(bytes));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('404\n');
  });

  test('without a live session every path says the same, too', async () => {
    const dead = { ...ann, token: 'A'.repeat(43) };
    const texts = await Promise.all(
      [read(null, 'acme', 'known'), read(null, 'no-such-company', 'x'), read(dead, 'acme', 'known')].map(
        async (answer) => bytes(await answer),
      ),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('401\n');
  });
});

describe('an answer', () => {
  test('is JSON with amounts as decimal text, never stored', async () => {
    const response = await read(ann, 'acme', 'known');
    expect(await response.text()).toBe('{"id":"known","amount":"12345678901234567890"}');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
  });

  test.each([
    ['invalid', 422],
    ['conflict', 409],
    ['gate', 409],
    ['rule', 409],
    ['rate_limited', 429],
    ['unavailable', 503],
    ['not_found', 404],
  ])('refused as %s has status %i', async (code, status) => {
    const response = await post({ code });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    if (code === 'rate_limited') expect(response.headers.get('retry-after')).toBe('7');
  });

  test('to a bug is a reference, nothing of the error', async () => {
    const response = await post({ code: 'bug' });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/secret|TypeError|stack|\.ts/);
    expect(text).toMatch(/Reference [A-Z0-9]{4,}/);
  });

  test('when the database is away is 503 with Retry-After', async () => {
    const response = await post({ code: 'down' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('a command', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s is refused with 403 before anything else', async (_name, headers) => {
    expect((await post({ text: 'x' }, headers)).status).toBe(403);
    expect((await post('not json', headers, null)).status).toBe(403);
  });

  test.each([
    ['text that is not JSON', 'not json', {}, 422],
    ['a form', 'text=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text/plain, which needs no preflight', '{"text":"x"}', { 'content-type': 'text/plain' }, 415],
    ['too much', JSON.stringify({ text: 'x'.repeat(1_100_000) }), {}, 413],
    ['an unknown field', '{"text":"x","role":"CRO"}', {}, 422],
    ['a list', '[]', {}, 422],
    ['null', 'null', {}, 422],
    ['an object where text is due', '{"text":{"not":""}}', {}, 422],
  ])('with %s is refused', async (_name, body, headers, status) => {
    expect((await post(body, headers as Record<string, string>)).status).toBe(status);
  });

  test('with an idempotency key has its effect once, also when sent ten times at once', async () => {
    const headers = { 'idempotency-key': 'key-0001' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => post({ text: 'once' }, headers)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    const bodies = await Promise.all(
      answers.map((answer) => answer.json() as Promise<{ text: string; at: string }>),
    );
    expect(new Set(bodies.map((body) => `${body.text} ${body.at}`)).size).toBe(1);
    const { rows } = await asAdmin((client) =>
      client.query("SELECT 1 FROM audit_event WHERE operation = 'test.changeThing'"),
    );
    expect(rows).toHaveLength(1);
    expect((await post({ text: 'other' }, headers)).status).toBe(409);
  });

  test.each(['', 'with blank', 'x'.repeat(201), 'ä'])(
    'takes the key %j as none or refuses it',
    async (key) => {
      const response = await post({ text: 'x' }, { 'idempotency-key': key });
      expect(response.status).toBe(key === '' ? 201 : 422);
    },
  );

  test('of a runaway script is held off: 300 calls a minute of one session', async () => {
    const dan = await newMember('acme', 'CRO', 'dan@acme.example');
    const answers = await Promise.all(Array.from({ length: 305 }, () => post('not json', {}, dan)));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(300);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect((await post({ text: 'x' }, {}, ann)).status).toBe(201);
  });
});
