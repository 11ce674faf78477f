import { beforeAll, describe, expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import { deploymentsQuery } from '@/features/deployments/queries';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await makeTenant();
});

const SITE = { customer: 'Nordic Foods', site: 'Cold store 4', kind: 'production' as const };
const record = async (input: Parameters<typeof recordDeployment>[1]) =>
  value(await recordDeployment(tenant.as.DELIVERY, input));
const refused = async (input: Parameters<typeof recordDeployment>[1]) =>
  refusal(await recordDeployment(tenant.as.DELIVERY, input));

async function rowOf(deploymentId: string, of = tenant) {
  const { rows } = value(await deploymentsQuery(of.as.CRO, { limit: 500, asOf: '2025-12-31' }));
  return rows.find((row) => row.id === deploymentId);
}

describe('recording a deployment', () => {
  it('tells its life step by step, leaving what is not named as it is', async () => {
    const first = await record({ ...SITE, signedOn: '2025-01-10', devices: 400, acvMinor: '1200000' });
    const second = await record({ ...first, shippedOn: '2025-03-01' });
    const third = await record({ ...second, installedOn: '2025-03-10', activatedOn: '2025-03-20' });
    await record({
      ...third,
      firstValueOn: '2025-03-25',
      firstValueKind: 'saving',
      firstValueProof: 'Two spoiled loads avoided',
    });
    expect(await rowOf(first.deploymentId)).toMatchObject({
      version: 4,
      customer: 'Nordic Foods',
      signedOn: '2025-01-10',
      acvMinor: 1_200_000n,
      activatedOn: '2025-03-20',
      reached: 'first_value',
      faults: [],
    });
  });

  it('keeps each version in history and says who changed what', async () => {
    const first = await record({ ...SITE, devices: 10 });
    await record({ ...first, devices: null, site: 'Cold store 5' });
    const [history, log] = await asAdmin(async (client) => [
      await client.query('SELECT devices, version FROM deployment_history WHERE id = $1', [
        first.deploymentId,
      ]),
      await client.query('SELECT summary, actor_name FROM audit_event WHERE subject_id = $1 ORDER BY id', [
        first.deploymentId,
      ]),
    ]);
    expect(history?.rows).toEqual([{ devices: 10, version: 1 }]);
    expect(log?.rows.map((row: { summary: string }) => row.summary)).toEqual([
      'Recorded the deployment Cold store 4',
      'Changed the deployment Cold store 5',
    ]);
    expect(await rowOf(first.deploymentId)).toMatchObject({ devices: null, site: 'Cold store 5' });
  });

  it('gives the second of two writers a conflict with the other’s values', async () => {
    const first = await record({ ...SITE, devices: 10 });
    await record({ ...first, devices: 20 });
    expect(await refused({ ...first, devices: 30 })).toMatchObject({
      code: 'conflict',
      details: { devices: 20, version: 2 },
    });
  });

  it('refuses a fact in the future, dates that contradict each other, and a first value of no kind', async () => {
    expect((await refused({ ...SITE, shippedOn: '2199-01-01' })).fields).toHaveProperty('shippedOn');
    expect(
      (await refused({ ...SITE, shippedOn: '2025-03-01', activatedOn: '2025-02-01' })).fields,
    ).toHaveProperty('activatedOn');
    expect(
      (await refused({ ...SITE, signedOn: '2025-03-01', firstValueOn: '2025-02-01', firstValueKind: 'data' }))
        .fields,
    ).toHaveProperty('firstValueOn');
    expect(
      (await refused({ ...SITE, signedOn: '2025-01-01', firstValueOn: '2025-02-01' })).fields,
    ).toHaveProperty('firstValueKind');
    expect((await refused({ site: 'Nowhere' })).fields).toEqual({
      customer: 'Please fill this in.',
      kind: 'Please fill this in.',
    });
    expect(value(await recordDeployment(tenant.as.CRO, { ...SITE, endedOn: '2199-01-01' })).version).toBe(1);
  });

  it('is not for reps and viewers, and knows no other tenant’s deployments and deals', async () => {
    const other = await makeTenant();
    const mine = await record(SITE);
    expect(refusal(await recordDeployment(tenant.as.REP, SITE)).code).toBe('not_found');
    expect(refusal(await recordDeployment(other.as.DELIVERY, { ...mine, devices: 1 })).code).toBe(
      'not_found',
    );
    expect(await rowOf(mine.deploymentId, other)).toBeUndefined();
    const deal = '0195f0c2-0000-7000-8000-000000000000';
    expect((await refused({ ...SITE, dealId: deal })).code).toBe('not_found');
  });
});

describe('the list', () => {
  it('has the latest signed first, the unsigned last, page by page', async () => {
    const of = await makeTenant();
    const days = ['2025-01-01', '2025-03-01', '2025-02-01', null, '2025-02-01', null];
    for (const [i, signedOn] of days.entries())
      value(await recordDeployment(of.as.CRO, { ...SITE, site: `Site ${i}`, signedOn }));
    const seen: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { signedOn: string | null }[]; next: string | null } = value(
        await deploymentsQuery(of.as.DELIVERY, { after, limit: 2 }),
      );
      seen.push(...page.rows.map((row) => row.signedOn));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(['2025-03-01', '2025-02-01', '2025-02-01', '2025-01-01', null, null]);
    expect(refusal(await deploymentsQuery(of.as.CRO, { after: 'nonsense' })).code).toBe('invalid');
  });
});
