import { insertSnapshot, readSnapshotHeaders } from '@/data/forecast-snapshots';
import { isSnapshotDay, snapshotDays, startsQuarter } from '@/domain/forecast/snapshot-days';
import { addDays, dayText, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { refuse } from '@/domain/values/result';
import { newId } from '@/platform/db/ids';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { freezeForecast } from './freeze-forecast';
import { takeSnapshotInput } from './inputs-snapshots';

export type TakenSnapshot = {
  snapshotId: string;
  asOf: CalendarDate;
  deals: number;
  /** False: the day had one. */
  taken: boolean;
};

/**
 * Freezes the forecast of a day as it was known when that day began, however late it is called: history is read as of that instant. A day
 * has one snapshot; asking again changes nothing. All in one transaction: killed at any point it leaves nothing, and is called again.
 */
export const takeSnapshot = defineCommand<typeof takeSnapshotInput, TakenSnapshot>({
  name: 'forecast.takeSnapshot',
  permission: 'forecast.snapshot',
  input: takeSnapshotInput,
  statementTimeout: 120_000,
  run: async (ctx, input) => {
    const fiscal = fiscalOf(ctx.tenant);
    const asOf = input.asOf ?? snapshotDays(addDays(ctx.today, -6), ctx.today, fiscal).at(-1) ?? ctx.today;
    if (asOf > ctx.today)
      return refuse(
        'rule',
        `${dayText(asOf)} has not begun. A snapshot keeps what was known when its day began.`,
      );
    if (!isSnapshotDay(asOf, fiscal))
      return refuse(
        'rule',
        `${dayText(asOf)} is neither a Monday nor the first day of a quarter: snapshots are kept of these. Look back at any other day with the as-of date.`,
      );
    const [kept] = await readSnapshotHeaders(ctx.unit, [asOf]);
    if (kept) return rehearsed({ snapshotId: kept.id, asOf, deals: kept.deals, taken: false });
    const made = await freezeForecast(ctx, asOf);
    const snapshotId = newId();
    const { fiscalStartMonth: startMonth, fiscalCalendar: kind, currency } = ctx.tenant;
    const { knownAt, modelVersion, settingsVersion, figures, deals, parts } = made;
    const days = { asOf, knownAt, takenAt: ctx.now, quarterStart: startsQuarter(asOf, fiscal) };
    const versions = { currency, modelVersion, settingsVersion, fiscal: { startMonth, kind } };
    const written = await insertSnapshot(
      ctx.unit,
      { id: snapshotId, ...days, ...versions, deals, figures },
      parts,
    );
    // Somebody else took it in the meantime: theirs is the same.
    if (!written) return refuse('conflict', 'This snapshot is being taken. Reload to see it.');
    const summary = `Kept the forecast of ${dayText(asOf)}: ${deals} deals`;
    return done(
      { snapshotId, asOf, deals, taken: true },
      { subjectKind: 'forecast_snapshot', subjectId: snapshotId, summary },
    );
  },
});
