import { listSnapshots, readSnapshotDeals, readSnapshotHeader } from '@/data/forecast-snapshots';
import { may } from '@/domain/access/permissions';
import { forecastOf } from '@/domain/forecast/snapshot-deals';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { snapshotInput, snapshotsInput } from './inputs-snapshots';
import { filterOf } from './read-forecast';
import { seenRecords } from './snapshot-sides';

/** The days of which the forecast was kept, latest first. */
export const listForecastSnapshots = defineQuery({
  name: 'forecast.snapshots',
  permission: 'forecast.read',
  input: snapshotsInput,
  run: async (ctx, input) => ok({ snapshots: await listSnapshots(ctx.unit, input) }),
});

/** The forecast of a day as it was kept, for any part of it: the page of that day. A rep sees the deals that were his then. */
export const showSnapshot = defineQuery({
  name: 'forecast.snapshot',
  permission: 'forecast.read',
  input: snapshotInput,
  run: async (ctx, input) => {
    const header = await readSnapshotHeader(ctx.unit, input.snapshotId);
    if (!header) return notFound();
    const { figures, id, ...kept } = header;
    const deals = seenRecords(await readSnapshotDeals(ctx.unit, id), ctx.scope);
    const { asOf } = header;
    const { cleaned } = input;
    const { rows: _rows, ...shown } = forecastOf(deals, figures.periods, {
      asOf,
      filter: filterOf(input),
      cleaned,
    });
    return ok({
      snapshotId: id,
      ...kept,
      ...shown,
      deals: deals.length,
      mayOpenDeals: may(ctx.actor.role, 'deals.read'),
    });
  },
});
