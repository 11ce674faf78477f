import { createHash, randomBytes } from 'node:crypto';
import { changeSchedule } from '@/features/reviews/commands-cadence';
import { callReview, skipReview } from '@/features/reviews/commands-plan';
import { showSchedule } from '@/features/reviews/queries-cadence';
import { addDays, dayOfInstant, minuteOfInstant } from '@/domain/values/calendar-date';
import { later, now } from '@/platform/clock/clock';
import { must } from './operations-answers';
import type { DealKind, World } from './operations-world';

type Sample = (world: World, kind: DealKind) => unknown;

const nothing: Sample = () => ({});
const HOUR = 3600;
const TIMING = { weekday: 2, minuteOfDay: 540, zone: 'Europe/Berlin', active: true };

/** A review to come that nobody else of the run changes. */
async function planned(world: World, inHours = 30): Promise<{ reviewId: string; startsAt: string }> {
  return must(await callReview(world.operator, { startsAt: later(now(), inHours * HOUR) }));
}

/** The next version of the schedule: each call changes something. */
async function nextSchedule(world: World) {
  const { schedule } = must(await showSchedule(world.operator, {}));
  const version = schedule?.version ?? 0;
  return { ...TIMING, version, minutes: 30 + (version % 30), videoLink: 'https://meet.example/weekly' };
}

async function skipped(world: World) {
  const { reviewId } = await planned(world);
  must(await skipReview(world.operator, { reviewId, reason: 'A sample' }));
  return { reviewId };
}

/** Inputs for the operations of schedule, dates, reminders and calendars (sample-inputs.ts). */
export const CADENCE_SAMPLES: Record<string, Sample> = {
  'reviews.schedule': nothing,
  'reviews.previewSchedule': () => TIMING,
  'reviews.changeSchedule': nextSchedule,
  'reviews.planAhead': async (world) => {
    must(await changeSchedule(world.operator, await nextSchedule(world)));
    return {};
  },
  'reviews.call': () => ({ startsAt: later(now(), HOUR), minutes: 45 }),
  'reviews.skip': async (world) => ({ reviewId: (await planned(world)).reviewId, reason: 'A sample' }),
  'reviews.unskip': skipped,
  'reviews.reschedule': async (world) => {
    const { reviewId, startsAt } = await planned(world);
    const on = addDays(dayOfInstant(startsAt, 'UTC'), 2);
    return { reviewId, on, minuteOfDay: minuteOfInstant(startsAt, 'UTC') };
  },
  'reviews.reminders': async (world) => ({
    reviewId: (await planned(world, 12)).reviewId,
    kind: 'day_before',
  }),
  'reviews.remind': async (world) => ({
    reviewId: (await planned(world, 12)).reviewId,
    kind: 'day_before',
    userId: world.people.REP.userId,
  }),
  'reviews.calendar': nothing,
  'reviews.renewFeed': () => ({ tokenHash: createHash('sha256').update(randomBytes(32)).digest('hex') }),
  renewFeed: nothing,
  'reviews.week': nothing,
};
