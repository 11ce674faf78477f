import { beforeEach, expect, test } from 'vitest';
import { createOwnTenant } from '@/features/tenants/create-own-tenant';
import { companiesOf } from '@/platform/auth/memberships';
import { POST } from '@/app/api/companies/route';
import { asAdmin, emptyDatabase } from '../../support/database';
import { formRequest, newCompany, newMember, type Person } from '../../support/people';
import { refusal, value } from '../../support/tenants';

const FACTS = {
  name: 'Acme Sensors',
  slug: '',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  fiscalStartMonth: 4,
};
let cro: Person;
const slugs = async () => (await companiesOf(cro.userId)).map(({ slug, role }) => `${slug} ${role}`).sort();

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('first');
  cro = await newMember('first', 'CRO', 'cro@first.example');
});

test('a CRO makes another company and is its CRO; its address comes from its name', async () => {
  expect(value(await createOwnTenant(cro.userId, FACTS, 'a form'))).toMatchObject({
    slug: 'acme-sensors',
    currency: 'EUR',
    isDemo: false,
    state: 'active',
  });
  expect(await slugs()).toEqual(['acme-sensors CRO', 'first CRO']);
});

test('the same form sent twice, or eight times at once, makes one company', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => createOwnTenant(cro.userId, FACTS, 'one form')),
  );
  const ids = answers.map((answer) => value(answer).id);
  expect(new Set(ids).size).toBe(1);
  expect(value(await createOwnTenant(cro.userId, FACTS, 'one form')).id).toBe(ids[0]);
  expect(await slugs()).toEqual(['acme-sensors CRO', 'first CRO']);
});

test('a form that was used for another company says so', async () => {
  value(await createOwnTenant(cro.userId, FACTS, 'one form'));
  const other = await createOwnTenant(cro.userId, { ...FACTS, name: 'Other' }, 'one form');
  expect(refusal(other)).toMatchObject({
    code: 'conflict',
    message: 'This form was used for Acme Sensors already.',
  });
});

test('a name that is there already gets a number; an address that was typed is refused', async () => {
  value(await createOwnTenant(cro.userId, FACTS, 'form 1'));
  expect(value(await createOwnTenant(cro.userId, FACTS, 'form 2')).slug).toBe('acme-sensors-2');
  const typed = await createOwnTenant(cro.userId, { ...FACTS, slug: 'first' }, 'form 3');
  expect(refusal(typed)).toMatchObject({ code: 'conflict', fields: { slug: 'Taken.' } });
});

test('is for whoever is CRO somewhere, and no other', async () => {
  const ceo = await newMember('first', 'CEO', 'ceo@first.example');
  expect(refusal(await createOwnTenant(ceo.userId, FACTS, 'a form')).code).toBe('rule');
  expect(await slugs()).toEqual(['first CRO']);
});

test('is limited: ten a day, whatever becomes of them', async () => {
  for (let tried = 1; tried <= 10; tried += 1)
    await createOwnTenant(cro.userId, { ...FACTS, slug: 'first' }, `form ${tried}`);
  expect(refusal(await createOwnTenant(cro.userId, FACTS, 'form 11')).code).toBe('rate_limited');
  const { rows } = await asAdmin((client) => client.query('SELECT slug FROM tenant'));
  expect(rows).toEqual([{ slug: 'first' }]);
});

test('the form leads into the start guide, keeps what was wrong with it, and asks strangers to sign in', async () => {
  const fields = { ...FACTS, fiscalStartMonth: '4', key: 'a form' };
  const headers = { cookie: `next-auth.session-token=${cro.token}` };
  const post = async (sent: Record<string, string>, extra: Record<string, string> = {}) => {
    const answer = await POST(formRequest('/api/companies', sent, extra));
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  expect(await post({ ...fields, currency: 'Gold' }, headers)).toMatchObject({
    status: 422,
    body: { error: { fields: { currency: expect.any(String) as string } } },
  });
  expect(await post(fields, headers)).toEqual({ status: 200, body: { to: '/t/acme-sensors/start' } });
  expect(await post(fields)).toMatchObject({ status: 401 });
  expect(await post(fields, { ...headers, origin: 'https://elsewhere.example' })).toMatchObject({
    status: 403,
  });
});
