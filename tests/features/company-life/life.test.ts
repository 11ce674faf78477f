import { beforeEach, describe, expect, test } from 'vitest';
import {
  archiveTenant,
  askDeletion,
  callOffDeletion,
  restoreTenant,
  WAITING_DAYS,
} from '@/features/company-life/commands';
import { showTenantLife } from '@/features/company-life/queries';
import { recordContract } from '@/features/contracts/commands';
import { atInstant } from '@/platform/clock/clock';
import { asOwner } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
const life = async () => value(await showTenantLife(tenant.as.CEO, {}));
const ask = (name = tenant.slug) => askDeletion(tenant.as.CRO, { name });
const contract = {
  customer: 'Northwind',
  stream: 'software' as const,
  startOn: '2026-03-01',
  amountMinor: '120000',
  periodMonths: 12,
};

beforeEach(async () => {
  tenant = await makeTenant();
});

describe('an archived company', () => {
  test('takes no change until it is restored, and says who restores it', async () => {
    value(await archiveTenant(tenant.as.CRO, {}));
    expect(await life()).toMatchObject({ state: 'archived', deletesAt: null, askedBy: null });
    expect(refusal(await recordContract(tenant.as.CRO, contract))).toMatchObject({ code: 'rule' });
    expect(refusal(await archiveTenant(tenant.as.CRO, {})).code).toBe('rule');
    value(await restoreTenant(tenant.as.CRO, {}));
    expect(await life()).toMatchObject({ state: 'active', since: null });
    value(await recordContract(tenant.as.CRO, contract));
    expect(refusal(await restoreTenant(tenant.as.CRO, {})).code).toBe('conflict');
  });

  test('is archived and restored by its CRO alone', async () => {
    expect(refusal(await archiveTenant(tenant.as.CEO, {})).code).toBe('not_found');
    value(await archiveTenant(tenant.as.CRO, {}));
    expect(refusal(await restoreTenant(tenant.as.CEO, {})).code).toBe('not_found');
  });

  test('is archived once by two at once', async () => {
    const both = await Promise.all([archiveTenant(tenant.as.CRO, {}), archiveTenant(tenant.as.CRO, {})]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('the deletion of a company', () => {
  test('asks for its name, waits, and is called off by the CEO', async () => {
    expect(refusal(await ask('something else'))).toMatchObject({
      code: 'invalid',
      fields: { name: `Type ${tenant.slug}.` },
    });
    expect(await life()).toMatchObject({ state: 'active' });
    const asked = await atInstant('2026-11-22T09:00:00Z', () => ask());
    expect(value(asked).deletesAt.slice(0, 10)).toBe('2026-12-22');
    expect(WAITING_DAYS).toBe(30);
    expect(await life()).toMatchObject({ state: 'leaving', askedBy: `CRO of ${tenant.slug}` });
    expect(refusal(await recordContract(tenant.as.CRO, contract)).message).toContain('waits to be deleted');
    expect(refusal(await ask()).code).toBe('conflict');
    expect(refusal(await restoreTenant(tenant.as.CRO, {})).remedy).toBe('Call the deletion off first.');
    const off = await atInstant('2026-12-01T09:00:00Z', () => callOffDeletion(tenant.as.CEO, {}));
    expect(value(off)).toEqual({ state: 'active' });
    expect(await life()).toMatchObject({ state: 'active', deletesAt: null, askedBy: null });
  });

  test('called off, leaves an archived company archived', async () => {
    value(await archiveTenant(tenant.as.CRO, {}));
    value(await ask());
    expect(value(await callOffDeletion(tenant.as.CRO, {}))).toEqual({ state: 'archived' });
    expect(refusal(await callOffDeletion(tenant.as.CRO, {})).code).toBe('conflict');
  });

  test('cannot be called off once its time is over: half of it may be gone', async () => {
    const { deletesAt } = value(await ask());
    const late = await atInstant(deletesAt, () => callOffDeletion(tenant.as.CRO, {}));
    expect(refusal(late).code).toBe('conflict');
    expect(await life()).toMatchObject({ state: 'leaving' });
  });

  test('is told to the CEO, and settled when it is called off', async () => {
    const waiting = async () => {
      const { rows } = await asOwner(async (client) => {
        await client.query(`SET app.tenant_id = '${tenant.id}'`);
        return client.query<{ title: string; done: boolean }>(
          'SELECT title, done_at IS NOT NULL AS done FROM notice WHERE tenant_id = $1',
          [tenant.id],
        );
      });
      return rows;
    };
    value(await ask());
    const title = `CRO of ${tenant.slug} asked that ${tenant.slug} be deleted`;
    expect(await waiting()).toEqual([{ title, done: false }]);
    value(await callOffDeletion(tenant.as.CRO, {}));
    expect(await waiting()).toEqual([{ title, done: true }]);
  });

  test('of a company for show is refused with why', async () => {
    await asOwner((client) =>
      client.query('UPDATE tenant SET is_demo = true WHERE slug = $1', [tenant.slug]),
    );
    expect(refusal(await ask())).toMatchObject({
      code: 'rule',
      message: expect.stringContaining('for show') as string,
    });
  });
});
