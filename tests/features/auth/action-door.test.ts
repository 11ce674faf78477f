import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inviteByLink } from '@/features/members/invite-by-link';
import { ok, refuse } from '@/domain/values/result';
import { answerAction, type ActionCall } from '@/platform/operations/action-call';
import { defineQuery } from '@/platform/operations/define-query';
import { faultRefusal } from '@/platform/operations/fault';
import { newCompany, newMember, type Person } from '../../support/people';
import { refusal, value } from '../../support/tenants';

const askThing = defineQuery({
  name: 'test.askThing',
  permission: 'members.read',
  input: z.strictObject({ refuse: z.boolean().optional() }),
  run: (_ctx, input) =>
    Promise.resolve(
      input.refuse
        ? refuse('rule', 'No.', { details: { missing: [{ amount: 7n }] } })
        : ok({ amount: 9007199254740993n, nested: [{ minor: 1n }], none: null }),
    ),
});

let ann: Person;

beforeAll(async () => {
  await newCompany('acme');
  ann = await newMember('acme', 'CRO', 'ann@acme.example');
});

function call<I>(input: I, more: Partial<ActionCall<I>> = {}): ActionCall<I> {
  const headers = new Headers({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' });
  return { headers, token: ann.token, tenantSlug: 'acme', input, idempotencyKey: undefined, ...more };
}

describe('a server action', () => {
  test('answers in plain JSON: amounts are decimal text', async () => {
    const answer = value(await answerAction(askThing, call({})));
    expect(answer).toEqual({ amount: '9007199254740993', nested: [{ minor: '1' }], none: null });
    const refused = refusal(await answerAction(askThing, call({ refuse: true })));
    expect(refused.details).toEqual({ missing: [{ amount: '7' }] });
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['nowhere', {}],
  ])('refuses a call from %s', async (_name, headers) => {
    const sent = new Headers(headers as Record<string, string>);
    expect(refusal(await answerAction(askThing, call({}, { headers: sent }))).message).toContain(
      'did not come from',
    );
  });

  test.each([undefined, null, 7, ['acme'], { slug: 'acme' }])(
    'refuses the company %j',
    async (tenantSlug) => {
      expect(refusal(await answerAction(askThing, call({}, { tenantSlug }))).code).toBe('invalid');
    },
  );

  test.each([null, 'A'.repeat(43)])('knows nobody by the token %j', async (token) => {
    expect(refusal(await answerAction(askThing, call({}, { token }))).code).toBe('not_found');
  });

  test('passes by the checks of a wrapped command as well', async () => {
    const input = { email: 'zoe@acme.example', name: 'Zoe', role: 'VIEWER' };
    expect(value(await answerAction(inviteByLink, call(input))).email).toBe('zoe@acme.example');
    expect(refusal(await answerAction(inviteByLink, call(input, { tenantSlug: 'other' }))).code).toBe(
      'not_found',
    );
  });
});

describe('what was thrown', () => {
  test('is told as a reference, without a word of the error', () => {
    const told = JSON.stringify(faultRefusal(new TypeError('secret detail'), 'test'));
    expect(told).not.toContain('secret');
    expect(told).toMatch(/Reference [A-Z0-9]+/);
  });

  test('by a database that is away says so', () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(faultRefusal(away, 'test').message).toContain('database');
  });
});
