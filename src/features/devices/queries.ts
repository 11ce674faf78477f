import { listDevices, listPlaces } from '@/data/devices';
import { readDeviceShare } from '@/data/silent-churn';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { devicesInput } from './inputs';

const MOST_PLACES = 2_000;

/**
 * Devices by serial number with their last report up to the end of `asOf`, and, never apart from each other, how many there are and which
 * share of the connected ones earns. Whose a device is, is what is known now.
 */
export const devicesQuery = defineQuery({
  name: 'devices.list',
  permission: 'devices.read',
  input: devicesInput,
  run: async (ctx, { asOf = ctx.today, after, limit, ...filter }) => {
    const { silentDays } = await readSettings(ctx.unit);
    const on = { asOf, zone: ctx.tenant.zone, silentDays };
    const found = await listDevices(ctx.unit, on, filter, { after, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const { share, unknown } = await readDeviceShare(ctx.unit, on, filter);
    const mayWrite = may(ctx.actor, 'devices.write');
    return ok({
      asOf,
      today: ctx.today,
      silentDays,
      rows,
      next: found.length > limit ? (rows.at(-1)?.serial ?? null) : null,
      /** Of the customer or deployment that was asked for, or of all. */
      share,
      /** Devices that are nobody's. */
      unknown,
      places: mayWrite ? await listPlaces(ctx.unit, MOST_PLACES) : [],
      mayWrite,
    });
  },
});
