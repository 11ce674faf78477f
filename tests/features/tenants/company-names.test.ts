import { beforeEach, describe, expect, test } from 'vitest';
import { slugOf } from '@/domain/tenants/slug';
import { createOwnTenant } from '@/features/tenants/create-own-tenant';
import { emptyDatabase } from '../../support/database';
import { newCompany, newMember, type Person } from '../../support/people';
import { refusal, value } from '../../support/tenants';

const FACTS = { slug: '', currency: 'EUR', zone: 'Pacific/Auckland', fiscalStartMonth: 7 };
let cro: Person;
const make = (name: string, key: string, more: Partial<typeof FACTS> = {}) =>
  createOwnTenant(cro.userId, { ...FACTS, name, ...more }, key);

beforeEach(async () => {
  await emptyDatabase();
  await newCompany('first');
  cro = await newMember('first', 'CRO', 'cro@first.example');
});

describe('a company made from the portfolio', () => {
  test.each([
    '🚚🚚',
    'Familie 👨‍👩‍👧',
    'Kilt 🏴󠁧󠁢󠁳󠁣󠁴󠁿 Ltd',
    '❤️ Labs',
    '株式会社',
    'Ünïcode & Söhne AG',
    '=1+1',
    'x'.repeat(100),
    '-- --',
    'api',
  ])('called %s has an address that opens, and keeps its name', async (name) => {
    const made = value(await make(name, 'a form'));
    expect(made.name).toBe(name);
    expect(made.slug).toMatch(/^[a-z0-9](-?[a-z0-9])*$/);
  });

  test.each(['Ac\u200dme', 'Acme\ufe0f', '\u202eemcA', 'Ac\u{e0041}me', '👨\u200d', 'A\u3164cme'])(
    'is refused a name with something in it that nobody sees (%j)',
    async (name) => {
      expect(refusal(await make(name, 'a form')).fields).toEqual({
        name: 'It contains invisible characters.',
      });
    },
  );

  test.each(['  Acme  ', 'Acme  Holding', 'Acme\u00a0Holding', 'e\u0301clair'])(
    'whose form for “%s” is sent twice is one, and both are answered alike',
    async (name) => {
      const first = value(await make(name, 'one form'));
      expect(value(await make(name, 'one form'))).toEqual(first);
    },
  );

  test('is refused a currency, a zone or a month that is none, and the same form makes it afterwards', async () => {
    for (const [wrong, field] of [
      [{ currency: 'XXZ' }, 'currency'],
      [{ zone: 'Mars/Olympus' }, 'zone'],
      [{ fiscalStartMonth: 13 }, 'fiscalStartMonth'],
    ] as const)
      expect(Object.keys(refusal(await make('Acme', 'one form', wrong)).fields ?? {})).toEqual([field]);
    expect(value(await make('Acme', 'one form')).slug).toBe('acme');
  });
});

test('the address of a name is one, whatever the name', () => {
  for (const name of ['Ärger GmbH', '🚚', '  ', 'A/B..C', '../../etc', 'Robert"); DROP TABLE', 'İstanbul'])
    expect(slugOf(name)).toMatch(/^[a-z0-9](-?[a-z0-9])*$/);
});
