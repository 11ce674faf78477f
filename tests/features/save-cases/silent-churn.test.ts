import { beforeEach, describe, expect, it } from 'vitest';
import { recordDeployment } from '@/features/deployments/commands';
import { attachDevices } from '@/features/devices/commands';
import { saveListQuery } from '@/features/save-cases/queries';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { deployed, devicesOf, pays, reported } from '../devices/a-fleet';

const AS_OF = '2026-06-30';
let tenant: TestTenant;

const list = async (asOf = AS_OF) => value(await saveListQuery(tenant.operator, { asOf }));
const shown = async (asOf = AS_OF) =>
  (await list(asOf)).rows.map(({ customer, kind, arrMinor }) => `${customer} ${kind} ${arrMinor}`);

describe('silent churn', () => {
  beforeEach(async () => {
    tenant = await makeTenant();
    await pays(tenant, 'Healthy');
    await pays(tenant, 'Gone', { endOn: '2026-05-01', year: '240000' });
    await pays(tenant, 'Silent', { year: '360000' });
    await pays(tenant, 'Unheard', { year: '500000' });
    await reported(tenant, [
      'H-1 Healthy 2026-06-29',
      'G-1 Gone 2026-06-20',
      'G-2 Gone 2026-03-01',
      'N-1 Never 2026-06-25',
      'S-1 Silent 2026-05-15',
      'D-1 Dead 2026-02-01',
    ]);
  });

  it('lists who is connected and pays nothing, and who pays and is silent, with what was lost or is at risk', async () => {
    expect(await list()).toMatchObject({
      asOf: AS_OF,
      silentDays: 30,
      rows: [
        {
          customer: 'Silent',
          kind: 'paying_not_connected',
          arrMinor: 360_000n,
          devices: 1,
          connected: 0,
          lastSeenOn: '2026-05-15',
          paidUntilOn: null,
          toSave: true,
        },
        {
          customer: 'Gone',
          kind: 'connected_not_paying',
          arrMinor: 240_000n,
          devices: 2,
          connected: 1,
          lastSeenOn: '2026-06-20',
          paidUntilOn: '2026-05-01',
          case: null,
        },
        { customer: 'Never', kind: 'connected_not_paying', arrMinor: 0n, paidUntilOn: null },
      ],
      totals: {
        connected_not_paying: { customers: 2, toSave: 2, devices: 3, arrMinor: 240_000n },
        paying_not_connected: { customers: 1, toSave: 1, devices: 1, arrMinor: 360_000n },
      },
      unknown: { customers: 1, arrMinor: 500_000n },
      share: { devices: 6, connected: 3, earning: 1 },
    });
  });

  it('is what was known and paid at the end of the day that is looked at', async () => {
    expect(await shown('2026-04-30')).toEqual(['Gone paying_not_connected 240000']);
    expect(await shown('2026-03-15')).toEqual([]);
    // From the first unpaid day on nothing is paid; then G-2's last report is 61 days ago and G-1 has not reported yet.
    expect(await shown('2026-05-01')).toEqual([]);
    expect(await shown('2026-06-20')).toEqual([
      'Silent paying_not_connected 360000',
      'Gone connected_not_paying 240000',
    ]);
    expect(await shown('2026-07-30')).toEqual([
      'Silent paying_not_connected 360000',
      'Healthy paying_not_connected 120000',
    ]);
  });

  it('takes a customer who comes back off the list, and shows what was paid last', async () => {
    await pays(tenant, 'Gone', { startOn: '2026-06-01', endOn: '2026-06-15', year: '90000' });
    expect(await shown()).toContain('Gone connected_not_paying 90000');
    await pays(tenant, 'Gone', { startOn: '2026-06-25' });
    expect((await shown()).join()).not.toContain('Gone');
  });

  it('leaves out who is connected in a running pilot alone, until the pilot ends', async () => {
    const deploymentId = await deployed(tenant, 'Never', 'pilot');
    const device = (await devicesOf(tenant, AS_OF)).get('N-1');
    if (!device) throw new Error('There is no device');
    const devices = [{ deviceId: device.id, version: device.version }];
    value(await attachDevices(tenant.operator, { devices, deploymentId }));
    expect((await shown()).join()).not.toContain('Never');
    expect((await list()).pilots).toBe(1);
    value(await recordDeployment(tenant.operator, { deploymentId, version: 1, endedOn: '2026-06-30' }));
    expect((await shown()).join()).toContain('Never connected_not_paying 0');
    expect((await list()).pilots).toBe(0);
  });

  it('shows delivery who it is and no amounts', async () => {
    const { rows, totals, unknown, mayWrite } = value(
      await saveListQuery(tenant.as.DELIVERY, { asOf: AS_OF }),
    );
    expect(rows.map(({ customer, arrMinor }) => [customer, arrMinor])).toEqual([
      ['Silent', null],
      ['Gone', null],
      ['Never', null],
    ]);
    expect([totals.paying_not_connected.arrMinor, unknown.arrMinor]).toEqual([null, null]);
    // A case is written about today.
    expect([mayWrite, value(await saveListQuery(tenant.as.DELIVERY, {})).mayWrite]).toEqual([false, true]);
    expect(value(await saveListQuery(tenant.as.CEO, {})).mayWrite).toBe(false);
  });

  it('judges days in the zone of the company', async () => {
    tenant = await makeTenant({ zone: 'Pacific/Kiritimati' });
    await reported(tenant, ['K-1 Kiri 2026-05-31']);
    expect(await shown('2026-06-30')).toEqual(['Kiri connected_not_paying 0']);
    expect(await shown('2026-07-01')).toEqual([]);
  });
});
