import { recordContract } from '@/features/contracts/commands';
import { makeKey } from '@/features/api-keys/commands';
import { heartbeatRoute } from '@/features/devices/heartbeat-route';
import { devicesQuery } from '@/features/devices/queries';
import { recordDeployment } from '@/features/deployments/commands';
import { imported } from '../imports/import-csv';
import { value, type TestTenant } from '../../support/tenants';

/** A key of the company's machines: its id and its secret. */
export async function aKey(tenant: TestTenant, name = 'Gateway') {
  return value(await makeKey(tenant.as.CRO, { name }));
}

/** What a machine gets that sends this body with this header. */
export async function send(
  slug: string,
  body: unknown,
  { authorization, type = 'application/json' }: { authorization?: string; type?: string } = {},
): Promise<{ status: number; text: string; json: () => never }> {
  const request = new Request(`http://localhost/api/t/${slug}/heartbeats`, {
    method: 'POST',
    headers: { ...(authorization ? { authorization } : {}), 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const response = await heartbeatRoute(request, { params: Promise.resolve({ tenant: slug }) });
  const text = await response.text();
  return { status: response.status, text, json: () => JSON.parse(text) as never };
}

/** Devices that reported on days, each "SN customer day"; a line without a day only names the device. */
export function reported(tenant: TestTenant, lines: readonly string[]) {
  return imported(tenant, 'heartbeats', [
    'Device,Customer,Day',
    ...lines.map((line) => line.replaceAll(' ', ',')),
  ]);
}

/** A yearly software contract in minor units. */
export async function pays(
  tenant: TestTenant,
  customer: string,
  {
    startOn = '2026-01-01',
    endOn = null,
    year = '120000',
  }: { startOn?: string; endOn?: string | null; year?: string } = {},
) {
  return value(
    await recordContract(tenant.operator, {
      customer,
      stream: 'software',
      startOn,
      endOn,
      amountMinor: year,
      periodMonths: 12,
    }),
  );
}

export async function deployed(
  tenant: TestTenant,
  customer: string,
  kind: 'production' | 'pilot' = 'production',
) {
  const made = value(await recordDeployment(tenant.operator, { customer, site: `${customer} plant`, kind }));
  return made.deploymentId;
}

/** The devices by serial number. */
export async function devicesOf(tenant: TestTenant, asOf?: string) {
  const { rows } = value(await devicesQuery(tenant.operator, { asOf, limit: 500 }));
  return new Map(rows.map((row) => [row.serial, row]));
}
