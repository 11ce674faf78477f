import {
  listSnapshotDays,
  listSnapshots,
  readFirstRecord,
  readSnapshotDeals,
  readSnapshotHeader,
} from '@/data/forecast-snapshots';
import { may } from '@/domain/access/permissions';
import { snapshotDays } from '@/domain/forecast/snapshot-days';
import { forecastOf } from '@/domain/forecast/snapshot-deals';
import { addDays, dayOfInstant } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { missingSnapshotsInput, snapshotInput, snapshotsInput } from './inputs-snapshots';
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

/** Days since the first deal came on record that should have a snapshot and have none yet, oldest first. */
export const missingSnapshots = defineQuery({
  name: 'forecast.missingSnapshots',
  permission: 'forecast.snapshot',
  input: missingSnapshotsInput,
  run: async (ctx) => {
    const first = await readFirstRecord(ctx.unit);
    if (first === null) return ok({ days: [] });
    // Before its first day a company knew nothing that could be kept.
    const from = addDays(dayOfInstant(first, ctx.tenant.zone), 1);
    const taken = new Set(await listSnapshotDays(ctx.unit));
    const due = snapshotDays(from, ctx.today, fiscalOf(ctx.tenant));
    return ok({ days: due.filter((day) => !taken.has(day)) });
  },
});
