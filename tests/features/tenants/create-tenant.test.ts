import { beforeEach, describe, expect, test } from 'vitest';
import { readStageModel } from '@/data/stage-models';
import { readSettings } from '@/data/tenant-settings';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { date } from '@/domain/values/calendar-date';
import { createTenant } from '@/features/tenants/create-tenant';
import { companiesOf } from '@/platform/auth/memberships';
import { withUnit } from '@/platform/db/unit-of-work';
import { asAdmin, asOwner, emptyDatabase } from '../../support/database';
import { newCompany, newMember } from '../../support/people';
import { refusal, value } from '../../support/tenants';

const facts = {
  slug: 'acme',
  name: 'Acme Sensors',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  fiscalStartMonth: 4,
};

beforeEach(emptyDatabase);

describe('a new company', () => {
  test('begins with the default settings and version 1 of the default stage model', async () => {
    const tenant = value(await createTenant(facts));
    expect(tenant).toMatchObject({ ...facts, isDemo: false });
    await withUnit({ tenantId: tenant.id, mode: 'read' }, async (unit) => {
      expect(await readStageModel(unit, date('2026-11-22'))).toEqual(DEFAULT_STAGE_MODEL);
      expect(await readStageModel(unit, date('2017-12-31'))).toEqual(DEFAULT_STAGE_MODEL);
      expect(await readSettings(unit)).toMatchObject({ graceDays: 14, hardwareLifeMonths: 24 });
    });
  });

  test('makes its creator the first CRO and says so in the log', async () => {
    await newCompany('other');
    const { userId } = await newMember('other', 'CRO', 'ann@acme.example');
    value(await createTenant({ ...facts, creatorUserId: userId }));
    expect((await companiesOf(userId)).map(({ slug, role }) => `${slug} ${role}`)).toEqual([
      'acme CRO',
      'other CRO',
    ]);
    const { rows } = await asAdmin((client) =>
      client.query<{ operation: string; actor_user_id: string }>(
        "SELECT operation, actor_user_id FROM audit_event WHERE subject_kind = 'tenant' AND actor_user_id IS NOT NULL",
      ),
    );
    expect(rows).toEqual([{ operation: 'tenants.create', actor_user_id: userId }]);
  });

  test('of many made at once under one slug, one is made and nothing is left of the others', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => createTenant(facts)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    for (const result of results.filter((one) => !one.ok))
      expect(refusal(result)).toMatchObject({ code: 'conflict' });
    const counts = await asAdmin((client) =>
      client.query<{ n: string }>(
        'SELECT count(*) AS n FROM tenant UNION ALL SELECT count(*) FROM stage_model UNION ALL SELECT count(*) FROM audit_event',
      ),
    );
    expect(counts.rows.map((row) => row.n)).toEqual(['1', '1', '1']);
  });

  test.each([
    ['slug', { slug: 'Acme' }],
    ['slug', { slug: '-acme' }],
    ['slug', { slug: 'ac me' }],
    ['slug', { slug: '' }],
    ['slug', { slug: 'a/../b' }],
    ['slug', { slug: 'a'.repeat(49) }],
    ['name', { name: '  ' }],
    ['name', { name: 'Ac\u200bme' }],
    ['currency', { currency: 'EURO' }],
    ['currency', { currency: 'eur' }],
    ['currency', { currency: 'ZZZ' }],
    ['zone', { zone: 'Europe/Atlantis' }],
    ['zone', { zone: '+02:00' }],
    ['fiscalStartMonth', { fiscalStartMonth: 0 }],
    ['fiscalStartMonth', { fiscalStartMonth: 13 }],
    ['fiscalStartMonth', { fiscalStartMonth: 1.5 }],
  ])('is refused for its %s: %j', async (field, wrong) => {
    const refused = refusal(await createTenant({ ...facts, ...wrong }));
    expect(refused.code).toBe('invalid');
    expect(Object.keys(refused.fields ?? {})).toEqual([field]);
    const { rows } = await asOwner((client) => client.query('SELECT 1 FROM tenant'));
    expect(rows).toEqual([]);
  });

  test('is refused for a creator who is no user', async () => {
    const creatorUserId = '01890000-0000-7000-8000-000000000000';
    expect(refusal(await createTenant({ ...facts, creatorUserId })).fields).toHaveProperty('creatorUserId');
  });
});
