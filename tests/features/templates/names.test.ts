import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_AGENDA } from '@/domain/board/agenda';
import { FIRST_TEMPLATE } from '@/domain/deployments/value-plan';
import { publishAgenda } from '@/features/board/commands-agenda';
import { createDeal } from '@/features/deals/commands';
import { recordDeployment } from '@/features/deployments/commands';
import { copyValuePlan } from '@/features/templates/copy';
import { showTemplates } from '@/features/templates/queries';
import { publishTemplate } from '@/features/value-plans/commands';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;

/** A company with a name of each sort, and another one with others. */
beforeAll(async () => {
  tenant = await makeTenant();
  const lines = [
    {
      stream: 'hardware' as const,
      description: 'Probes',
      amountMinor: '100000',
      product: 'Thermoprobe',
      supplier: 'Kestrel Parts',
    },
  ];
  value(
    await createDeal(tenant.as.CRO, {
      name: 'Cold rooms',
      customer: 'Harbour Foods',
      contact: 'Odalys Brenner',
      lines,
    }),
  );
  value(
    await recordDeployment(tenant.as.CRO, {
      customer: 'Harbour Foods',
      site: 'Quay Nine',
      kind: 'production',
      signedOn: '2026-03-01',
    }),
  );
  const other = await makeTenant();
  value(await createDeal(other.as.CRO, { name: 'Elsewhere', customer: 'Stonebridge' }));
});

const namesOf = async (title: string) => {
  const { plan } = value(await showTemplates(tenant.as.CRO, {}));
  const steps = [{ title, phase: 'before' as const, days: 1 }];
  value(await publishTemplate(tenant.as.CRO, { after: plan.version, steps }));
  return value(await showTemplates(tenant.as.CRO, {})).plan.names;
};

describe('names that a copy must not carry', () => {
  it.each([
    ['a customer', 'Call HARBOUR FOODS first', 'Harbour Foods'],
    ['a contact', 'Ask Odalys Brenner for access', 'Odalys Brenner'],
    ['a rep', 'Ria Rep shows it', 'Ria Rep'],
    ['a product', 'Mount the thermoprobe', 'Thermoprobe'],
    ['a supplier', 'Order at Kestrel Parts.', 'Kestrel Parts'],
    ['a site', 'Drive to Quay Nine', 'Quay Nine'],
  ])('are found: %s', async (_sort, title, name) => {
    expect(await namesOf(title)).toEqual([name]);
  });

  it('are found: the company itself, and a supplier of whom only a lead time is known', async () => {
    const [{ name } = { name: '' }] = await asAdmin(async (client) => {
      await client.query(
        `INSERT INTO lead_time (tenant_id, id, kind, product, supplier, p50_days, p80_days, version, recorded_at)
         VALUES ($1, gen_random_uuid(), 'hardware', '', 'Marrow Castings', 30, 40, 1, now())`,
        [tenant.id],
      );
      const { rows } = await client.query<{ name: string }>('SELECT name FROM tenant WHERE id = $1', [
        tenant.id,
      ]);
      return rows;
    });
    expect(await namesOf(`What ${name} does first`)).toEqual([name]);
    expect(await namesOf('Call Marrow Castings')).toEqual(['Marrow Castings']);
  });

  it('are found: a member', async () => {
    const { rows } = await asAdmin((client) =>
      client.query<{ name: string }>(
        `SELECT u.name FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.tenant_id = $1 AND m.role = 'CEO'`,
        [tenant.id],
      ),
    );
    const name = rows[0]?.name ?? '';
    expect(await namesOf(`Report to ${name}`)).toContain(name);
  });

  it('are not those of another company, nor parts of words', async () => {
    expect(await namesOf('Cross the Stonebridge')).toEqual([]);
    expect(await namesOf('Thermoprobes in general')).toEqual([]);
  });

  it('are none in what every company begins with, whatever its customers are called', async () => {
    const word = (FIRST_TEMPLATE[0]?.title ?? '').split(' ').find((one) => one.length > 4) ?? '';
    const item = FIRST_AGENDA[0]?.title ?? '';
    const fresh = await makeTenant();
    value(await createDeal(fresh.as.CRO, { name: 'Named so', customer: word }));
    value(await createDeal(fresh.as.CRO, { name: 'Named so too', customer: item }));
    const { plan, agenda, model } = value(await showTemplates(fresh.as.CRO, {}));
    expect([plan.names, agenda.names, model.names]).toEqual([[], [], []]);
    const items = [{ key: 'a', title: `${item}!`, minutes: 5 }];
    value(await publishAgenda(fresh.as.CRO, { version: 0, items, note: null }));
    expect(value(await showTemplates(fresh.as.CRO, {})).agenda.names).toEqual([item]);
  });

  it('keep a template where it is', async () => {
    await namesOf('Drive to Quay Nine');
    const target = await makeTenant();
    const refused = refusal(
      await copyValuePlan(
        { ...target.operator, tenantSlug: target.slug },
        { from: tenant.slug, after: null },
      ),
    );
    expect(refused).toMatchObject({
      code: 'rule',
      remedy: 'Publish a version without it there, then copy that.',
    });
    expect(value(await showTemplates(target.operator, {})).plan.version).toBeNull();
  });
});
