import {
  insertTimeEntry,
  lockTimeEntry,
  minutesOfDay,
  readTimer,
  updateTimeEntry,
  type TimeFields,
} from '@/data/time-entries';
import { durationText, FORGOTTEN_MINUTES, MOST_MINUTES } from '@/domain/engagement/duration';
import { dayOfInstant, dayText, millisecondsBetween } from '@/domain/values/calendar-date';
import { notFound, refuse } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { entryOf, keep, ofAPerson, ownEntry, refuseTime, type TimeChange } from './commands';
import { startTimerInput, stopTimerInput } from './inputs';

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

/**
 * Stops the timer of somebody who cannot do it himself any more: he leaves, or loses the right. Its minutes until now stay, at most those
 * of a timer that was not forgotten and what his day has room for; without any room it is taken out. In the caller's transaction; the
 * lines for its log, none where no timer runs.
 */
export async function stopTimerOf(ctx: Context, userId: string): Promise<AuditEntry[]> {
  const running = await readTimer(ctx.unit, userId);
  const timer = running && (await lockTimeEntry(ctx.unit, running.id));
  if (!timer?.startedAt || timer.minutes !== null || timer.state === 'removed') return [];
  const ran = Math.max(1, Math.round(millisecondsBetween(timer.startedAt, ctx.now) / 60_000));
  const workedOn = dayOfInstant(timer.startedAt, ctx.tenant.zone);
  const room = MOST_MINUTES - (await minutesOfDay(ctx.unit, { userId, workedOn, without: timer.id }));
  const minutes = Math.min(ran, room, FORGOTTEN_MINUTES);
  const next: TimeFields = minutes < 1 ? { ...timer, state: 'removed' } : { ...timer, workedOn, minutes };
  await updateTimeEntry(ctx.unit, timer.id, next, { userId: ctx.actor.userId, at: ctx.now });
  return [entryOf(`Stopped the timer of ${timer.person}:`, timer.id, next)];
}
