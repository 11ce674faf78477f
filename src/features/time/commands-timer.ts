import { insertTimeEntry, readTimer, type TimeFields } from '@/data/time-entries';
import { durationText, MOST_MINUTES } from '@/domain/engagement/duration';
import { dayOfInstant, dayText, millisecondsBetween } from '@/domain/values/calendar-date';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { entryOf, keep, ofAPerson, ownEntry, refuseTime, type TimeChange } from './commands';
import { startTimerInput, stopTimerInput } from './inputs';

/** A timer that has run longer was forgotten: it is asked how long it really was. */
const FORGOTTEN_MINUTES = 16 * 60;

/** Starts a person's timer. 'conflict' where one of his runs here already. */
export const startTimer = defineCommand({
  name: 'time.startTimer',
  permission: 'time.write',
  input: startTimerInput,
  run: async (ctx, said) => {
    const { userId } = ctx.actor;
    if (userId === null) return ofAPerson();
    const running = await readTimer(ctx.unit, userId);
    if (running)
      return refuse('conflict', `Your timer runs already, since ${dayText(running.workedOn)}.`, {
        remedy: 'Stop it first, or drop it.',
      });
    const entry: TimeFields = {
      ...said,
      workedOn: ctx.today,
      minutes: null,
      startedAt: ctx.now,
      state: 'live',
    };
    const entryId = await insertTimeEntry(ctx.unit, userId, entry, { userId, at: ctx.now });
    return done<TimeChange>({ entryId, version: 1 }, entryOf('Started', entryId, entry));
  },
});

/**
 * Stops a timer: its minutes, rounded, at least one, stand on the day on which it was started. One that ran for more than sixteen hours was
 * forgotten: 'rule', unless `minutes` says how long it really was.
 */
export const stopTimer = defineCommand({
  name: 'time.stopTimer',
  permission: 'time.write',
  input: stopTimerInput,
  run: async (ctx, { entryId, version, minutes: really }) => {
    const found = await ownEntry(ctx, entryId, version, null);
    if (!found.ok) return found;
    const timer = found.value;
    if (timer.state === 'removed' || timer.startedAt === null || timer.minutes !== null) return notFound();
    const ran = Math.max(1, Math.round(millisecondsBetween(timer.startedAt, ctx.now) / 60_000));
    const minutes = really ?? ran;
    if (really === undefined && ran > FORGOTTEN_MINUTES) {
      const long = `The timer has run for ${durationText(ran)} hours.`;
      return refuse('rule', long, {
        remedy: 'Say how long you really worked.',
        fields: { minutes: long },
        details: { ranMinutes: ran, most: MOST_MINUTES },
      });
    }
    const workedOn = dayOfInstant(timer.startedAt, ctx.tenant.zone);
    const wrong = await refuseTime(ctx, { userId: timer.userId, workedOn, minutes, without: entryId });
    if (wrong) return wrong;
    return keep(ctx, timer, { ...timer, workedOn, minutes }, 'Stopped');
  },
});
