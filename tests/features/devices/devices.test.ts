import { beforeEach, describe, expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import { attachDevices } from '@/features/devices/commands';
import { devicesQuery } from '@/features/devices/queries';
import { revertImport } from '@/features/imports/commands';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { imported, rowsOf } from '../imports/import-csv';
import { deployed, devicesOf, pays, reported } from './a-fleet';

const AS_OF = '2026-06-30';
let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

const list = async (input: object = {}) =>
  value(await devicesQuery(tenant.operator, { asOf: AS_OF, ...input }));
const serials = async (input: object) => (await list(input)).rows.map(({ serial }) => serial);

describe('the devices', () => {
  beforeEach(async () => {
    await reported(tenant, [
      'SN-1 ACME 2026-06-29',
      'SN-2 ACME 2026-05-31',
      'SN-3 ACME 2026-05-30',
      'SN-4 Zeta 2026-06-01',
      'SN-5  2026-06-01',
      'SN-6 Zeta ',
      'SN-1 ACME 2026-07-05',
    ]);
    await pays(tenant, 'ACME');
  });

  it('are connected within the silent days before the day that is looked at, the thirtieth included', async () => {
    const { rows, share, unknown } = await list();
    expect(
      rows.map(({ serial, lastSeenOn, connected, earning }) => [serial, lastSeenOn, connected, earning]),
    ).toEqual([
      ['SN-1', '2026-06-29', true, true],
      ['SN-2', '2026-05-31', true, true],
      ['SN-3', '2026-05-30', false, true],
      ['SN-4', '2026-06-01', true, false],
      ['SN-5', '2026-06-01', true, false],
    ]);
    expect(share).toEqual({ devices: 5, connected: 4, earning: 2 });
    expect(unknown).toEqual({ devices: 1, connected: 1 });
  });

  it('are shown by what they are, whose they are, and a part of their number', async () => {
    expect(await serials({ show: 'unknown' })).toEqual(['SN-5']);
    expect(await serials({ show: 'silent' })).toEqual(['SN-3']);
    expect(await serials({ show: 'connected' })).toEqual(['SN-1', 'SN-2', 'SN-4', 'SN-5']);
    expect(await serials({ text: 'n-3' })).toEqual(['SN-3']);
    const customerId = (await devicesOf(tenant, AS_OF)).get('SN-4')?.customerId;
    expect(await list({ customerId })).toMatchObject({
      rows: [{ serial: 'SN-4', customer: 'Zeta' }],
      share: { devices: 1, connected: 1, earning: 0 },
    });
  });

  it('are paged by serial number', async () => {
    const first = await list({ limit: 2 });
    expect(first.next).toBe('SN-2');
    expect(await serials({ limit: 2, after: first.next })).toEqual(['SN-3', 'SN-4']);
    expect((await list({ limit: 5 })).next).toBeNull();
  });

  it('are seen as they were on an earlier day', async () => {
    const { rows } = value(await devicesQuery(tenant.operator, { asOf: '2026-05-30' }));
    expect(rows.map(({ serial, lastSeenOn }) => [serial, lastSeenOn])).toEqual([['SN-3', '2026-05-30']]);
    const later = value(await devicesQuery(tenant.operator, { asOf: '2026-07-06' }));
    expect(later.rows[0]).toMatchObject({ serial: 'SN-1', lastSeenOn: '2026-07-05' });
  });
});

describe('attaching devices', () => {
  beforeEach(async () => {
    await reported(tenant, ['SN-1  2026-06-29', 'SN-2  2026-06-29']);
  });
  const both = async () =>
    [...(await devicesOf(tenant, AS_OF)).values()].map(({ id, version }) => ({ deviceId: id, version }));

  it('to a deployment makes them its customer’s, and can be taken back', async () => {
    const deploymentId = await deployed(tenant, 'ACME');
    const { before, place } = value(
      await attachDevices(tenant.as.DELIVERY, { devices: await both(), deploymentId }),
    );
    expect(place).toBe('ACME plant of ACME');
    expect((await list({ deploymentId })).rows).toMatchObject([
      { serial: 'SN-1', customer: 'ACME', site: 'ACME plant' },
      { serial: 'SN-2', customer: 'ACME' },
    ]);
    value(
      await attachDevices(tenant.as.CRO, {
        devices: before.map(({ deviceId, version }) => ({ deviceId, version })),
      }),
    );
    expect(await serials({ show: 'unknown' })).toEqual(['SN-1', 'SN-2']);
  });

  it('goes along when the deployment turns out to be another customer’s, by hand, by file and back', async () => {
    const head = 'Deployment ID,Customer,Site,Type,Signed';
    const line = (customer: string) => [head, `DEP-1,${customer},Quay,production,2026-01-01`];
    await imported(tenant, 'deployments', line('ACME'));
    const customers = async () => (await list()).rows.map(({ customer }) => customer);
    const [{ id: deploymentId } = { id: '' }] = await rowsOf<{ id: string }>(
      tenant,
      'SELECT id FROM deployment WHERE tenant_id = $1',
    );
    value(await attachDevices(tenant.as.CRO, { devices: await both(), deploymentId }));
    const { importId } = await imported(tenant, 'deployments', line('Beta'));
    expect(await customers()).toEqual(['Beta', 'Beta']);
    value(await revertImport(tenant.operator, { importId }));
    expect(await customers()).toEqual(['ACME', 'ACME']);
    value(await recordDeployment(tenant.as.DELIVERY, { deploymentId, version: 3, customer: 'Zeta' }));
    expect(await customers()).toEqual(['Zeta', 'Zeta']);
  });

  it('refuses where somebody moved one first, and changes none', async () => {
    const deploymentId = await deployed(tenant, 'ACME');
    const seen = await both();
    value(await attachDevices(tenant.as.CRO, { devices: seen.slice(0, 1), deploymentId }));
    const refused = refusal(await attachDevices(tenant.as.CRO, { devices: seen.toReversed(), deploymentId }));
    expect(refused).toMatchObject({ code: 'conflict', details: { version: 2, theirs: { deploymentId } } });
    expect(await serials({ show: 'unknown' })).toEqual(['SN-2']);
  });

  it('refuses a deployment of another customer, and what is not here', async () => {
    const deploymentId = await deployed(tenant, 'ACME');
    const devices = await both();
    await reported(tenant, ['SN-8 Zeta 2026-06-29']);
    const customerId = (await devicesOf(tenant, AS_OF)).get('SN-8')?.customerId ?? null;
    expect(customerId).not.toBeNull();
    expect(refusal(await attachDevices(tenant.as.CRO, { devices, deploymentId, customerId })).code).toBe(
      'invalid',
    );
    const unknown = { devices, customerId: deploymentId };
    expect(refusal(await attachDevices(tenant.as.CRO, unknown)).code).toBe('not_found');
    const other = await makeTenant();
    const foreign = await deployed(other, 'ACME');
    expect(refusal(await attachDevices(tenant.as.CRO, { devices, deploymentId: foreign })).code).toBe(
      'not_found',
    );
  });
});
