import { createHash, randomBytes } from 'node:crypto';
import { revokeApiKey, storeKey } from '@/features/api-keys/commands';
import { keysQuery } from '@/features/api-keys/queries';
import { attachDevices } from '@/features/devices/commands';
import { reportHeartbeats } from '@/features/devices/commands-report';
import { devicesQuery } from '@/features/devices/queries';
import { recordDeployment } from '@/features/deployments/commands';
import { openSaveCase } from '@/features/save-cases/commands';
import { now } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

const KIND = 'connected_not_paying' as const;
const MADE = 'Sample ';

function newKey(name = MADE + randomBytes(4).toString('hex')) {
  const secret = randomBytes(8).toString('hex');
  return {
    name,
    tokenHash: createHash('sha256').update(secret).digest('hex'),
    prefix: `cp_${secret.slice(0, 6)}`,
  };
}

/** A company has at most twenty keys: those of earlier samples make room. */
async function roomForKeys({ operator }: World): Promise<void> {
  for (const { id, name, revokedAt } of must(await keysQuery(operator, {})).keys) {
    if (revokedAt === null && name.startsWith(MADE)) await revokeApiKey(operator, { keyId: id });
  }
}

async function keyOf({ operator }: World): Promise<string> {
  const { keys } = must(await keysQuery(operator, {}));
  const standing = keys.find(({ name, revokedAt }) => name === 'Gateway' && revokedAt === null);
  return standing?.id ?? must(await storeKey(operator, newKey('Gateway'))).keyId;
}

function readings(serial: string) {
  return [{ device: serial, at: now() }];
}

/** A device that reports, at a deployment of a customer who pays nothing. */
async function newDevice(world: World) {
  const serial = `SN-${randomBytes(6).toString('hex')}`;
  must(await reportHeartbeats(world.operator, { keyId: await keyOf(world), readings: readings(serial) }));
  const customer = `Quiet ${serial} ${world.canary}`;
  const deployment = { customer, site: `Site ${serial}`, kind: 'production' as const };
  const { deploymentId } = must(await recordDeployment(world.operator, deployment));
  const found = must(await devicesQuery(world.operator, { text: serial })).rows[0];
  if (!found) throw new Error('The device did not report');
  const devices = [{ deviceId: found.id, version: found.version }];
  const { before } = must(await attachDevices(world.operator, { devices, deploymentId }));
  const { rows } = must(await devicesQuery(world.operator, { deploymentId }));
  const customerId = rows[0]?.customerId;
  if (!customerId) throw new Error('The device is nobody’s');
  const placed = before.map(({ deviceId, version }) => ({ deviceId, version }));
  return { customerId, deploymentId, devices: placed };
}

async function newCase(world: World) {
  const { customerId } = await newDevice(world);
  return must(await openSaveCase(world.operator, { customerId, kind: KIND }));
}

/** Samples of devices, the save list and keys, for tests/support/sample-inputs.ts. */
export const DEVICE_SAMPLES: Record<string, Sample> = {
  'devices.list': async (world) => {
    const { customerId, deploymentId } = await newDevice(world);
    return { customerId, deploymentId };
  },
  'devices.attach': newDevice,
  'saveCases.list': () => ({ asOf: '2026-11-01' }),
  'saveCases.open': async (world) => ({
    customerId: (await newDevice(world)).customerId,
    kind: KIND,
    ownerId: world.people.DELIVERY.userId,
  }),
  'saveCases.assign': async (world) => ({ ...(await newCase(world)), ownerId: world.people.DELIVERY.userId }),
  'saveCases.close': async (world) => ({
    ...(await newCase(world)),
    outcome: 'explained',
    note: 'A device on the shelf',
  }),
  'apiKeys.list': () => ({}),
  'apiKeys.create': async (world) => {
    await roomForKeys(world);
    return newKey();
  },
  makeKey: async (world) => {
    await roomForKeys(world);
    return { name: newKey().name };
  },
  'apiKeys.revoke': async (world) => {
    await roomForKeys(world);
    return { keyId: must(await storeKey(world.operator, newKey())).keyId };
  },
  'heartbeats.report': async (world) => ({
    keyId: await keyOf(world),
    readings: readings(`SN-${randomBytes(6).toString('hex')}`),
  }),
};
