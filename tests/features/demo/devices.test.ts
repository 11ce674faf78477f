import { expect, test } from 'vitest';
import { addDays } from '@/domain/values/calendar-date';
import { keysQuery } from '@/features/api-keys/queries';
import { devicesQuery } from '@/features/devices/queries';
import { recordDeployment } from '@/features/deployments/commands';
import { saveListQuery } from '@/features/save-cases/queries';
import { today } from '@/platform/clock/clock';
import { WAYPOINT } from '../../../prisma/demo/companies/waypoint';
import { tellDevices } from '../../../prisma/demo/tell-devices';
import { makeTenant, value } from '../../support/tenants';
import { pays } from '../devices/a-fleet';

const NOW = today('UTC');

test('the demo’s devices report as its sites stand, and two sites are silent without anybody having noticed', async () => {
  const tenant = await makeTenant();
  const site = (customer: string, devices: number, more: object = {}) => {
    const facts = {
      customer,
      site: `${customer} yard`,
      kind: 'production' as const,
      externalId: `W-${customer}`,
      devices,
    };
    return recordDeployment(tenant.operator, { ...facts, activatedOn: addDays(NOW, -400), ...more });
  };
  for (const [customer, devices] of [
    ['Large', 40],
    ['Small', 3],
    ['Middle', 9],
  ] as const) {
    value(await site(customer, devices));
    await pays(tenant, customer, { startOn: addDays(NOW, -400) });
  }
  value(await site('Lapsed', 5));
  value(await site('Trial', 4, { kind: 'pilot' }));
  value(await site('Ended', 6, { endedOn: addDays(NOW, -100) }));
  const [deed] = tellDevices(WAYPOINT);
  await deed?.tell({ caller: () => tenant.operator, day: (offset) => addDays(NOW, offset) });

  const { rows, pilots } = value(await saveListQuery(tenant.operator, {}));
  expect(rows.map(({ customer, kind, case: latest }) => [customer, kind, latest?.state])).toEqual([
    ['Middle', 'paying_not_connected', undefined],
    ['Lapsed', 'connected_not_paying', 'open'],
    // Decided: below those on whom somebody has to act.
    ['Small', 'paying_not_connected', 'explained'],
  ]);
  expect(pilots).toBe(1);
  const { share, unknown } = value(await devicesQuery(tenant.operator, {}));
  expect(share.devices).toBe(40 + 3 + 9 + 5 + 4 + 6 + 7);
  expect(unknown).toEqual({ devices: 7, connected: 7 });
  expect(value(await keysQuery(tenant.operator, {})).keys).toHaveLength(1);
});
