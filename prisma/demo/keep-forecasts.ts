import { startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { takeSnapshot } from '@/features/forecast/commands-snapshots';
import { missingSnapshots } from '@/features/forecast/queries-snapshots';
import { refreshVariance } from '@/features/portfolio/commands';
import { atInstant, later } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { told } from './scene';

/** A few minutes after midnight, as the job does it. */
const AFTER_MIDNIGHT = 15 * 60;

/**
 * The snapshots of every Monday and quarter's first day of the story, each taken in its own night: they read what was known then, so the
 * story may be over when they are taken. Up to the day on which it ends. Answers how many there were.
 */
export async function keepForecasts(system: Caller, zone: string, anchor: CalendarDate): Promise<number> {
  const asked = () => missingSnapshots(system, {});
  const { days } = told('missing snapshots', await atInstant(startOfDay(anchor, zone), asked));
  for (const asOf of days)
    await atInstant(later(startOfDay(asOf, zone), AFTER_MIDNIGHT), async () =>
      told(`snapshot of ${asOf}`, await takeSnapshot(system, { asOf })),
    );
  const measured = await atInstant(startOfDay(anchor, zone), () => refreshVariance(system, {}));
  told('how far the forecasts were off', measured);
  return days.length;
}
