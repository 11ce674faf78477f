import { findCustomer } from '@/data/customers';
import { findPlace, lockDevices, placeDevices, type StoredDevice } from '@/data/devices';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { attachDevicesInput } from './inputs';

/**
 * Says whose some devices are: a deployment's (and so its customer's), a customer's alone, or nobody's. Refuses 'not_found', and 'conflict'
 * where somebody moved one of them first. The answer tells where each was, to take it back.
 */
export const attachDevices = defineCommand({
  name: 'devices.attach',
  permission: 'devices.write',
  input: attachDevicesInput,
  run: async (ctx, { devices, customerId, deploymentId }) => {
    const asked = new Map(devices.map(({ deviceId, version }) => [deviceId, version]));
    const place = await placeOf(ctx, { customerId, deploymentId });
    if (!place) return notFound();
    if (customerId && customerId !== place.customerId) {
      const message = 'This deployment is another customer’s.';
      return refuse('invalid', message, {
        fields: { customerId: 'Choose the customer of the deployment, or none.' },
      });
    }
    const stored = await lockDevices(ctx.unit, [...asked.keys()]);
    if (stored.length !== asked.size) return notFound();
    const moved = stored.find(({ id, version }) => asked.get(id) !== version);
    if (moved) return conflict(moved);
    await placeDevices(ctx.unit, [...asked.keys()], place, ctx.now);
    const before = stored.map((device) => ({
      deviceId: device.id,
      version: device.version + 1,
      customerId: device.customerId,
      deploymentId: device.deploymentId,
    }));
    const which = stored.length === 1 ? `the device ${stored[0]?.serial}` : `${stored.length} devices`;
    return done(
      { devices: stored.length, place: place.name, before },
      {
        subjectKind: 'device',
        subjectId: stored[0]?.id ?? null,
        summary: place.name ? `Attached ${which} to ${place.name}` : `Took ${which} from its customer`,
        before: { devices: before },
        after: { customerId: place.customerId, deploymentId: place.deploymentId },
      },
    );
  },
});

type Chosen = { customerId: string | null; deploymentId: string | null };

/** Where the devices go, by name; null if it is not there. */
async function placeOf(ctx: Context, chosen: Chosen): Promise<(Chosen & { name: string | null }) | null> {
  if (chosen.deploymentId) {
    const place = await findPlace(ctx.unit, chosen.deploymentId);
    return place && { ...chosen, customerId: place.customerId, name: `${place.site} of ${place.customer}` };
  }
  if (!chosen.customerId) return { ...chosen, name: null };
  const customer = await findCustomer(ctx.unit, chosen.customerId);
  return customer && { ...chosen, name: customer.name };
}

function conflict({ serial, version, recordedAt, customerId, deploymentId }: StoredDevice) {
  return refuse('conflict', `Somebody moved the device ${serial} while you had the list open.`, {
    remedy: 'Look at where it is now and attach it again.',
    details: {
      version,
      changedBy: null,
      changedAt: recordedAt,
      theirs: { customerId, deploymentId },
      seen: null,
    },
  });
}
