import {
  equipReviews,
  insertReviews,
  lockComing,
  lockSchedule,
  moveReviews,
  readComing,
  readSchedule,
  skipReviews,
  unskipReviews,
  writeSchedule,
  type Schedule,
  type ScheduleRow,
} from '@/data/review-schedules';
import { nextReviews, WEEKS_AHEAD } from '@/domain/reviews/cadence';
import { effectOf, SWITCHED_OFF, type ScheduleEffect } from '@/domain/reviews/schedule-change';
import type { ConflictDetails } from '@/domain/values/conflict';
import { refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { announcePlan } from './announce-plan';
import { cadenceText } from './cadence-words';
import { changeScheduleInput, planAheadInput } from './inputs-cadence';

/**
 * Says when the weekly review takes place. Reviews to come that nobody has prepared follow it, the rest stay and are named in the answer.
 * Off: those are skipped, and come back when it is switched on. Refusals: 'conflict' with both values where somebody changed it first.
 */
export const changeSchedule = defineCommand({
  name: 'reviews.changeSchedule',
  permission: 'reviews.schedule',
  input: changeScheduleInput,
  run: async (ctx, { version: seen, ...wanted }) => {
    const before = await lockSchedule(ctx.unit);
    if ((before?.version ?? 0) !== seen) return bothValues(before);
    if (before && same(before, wanted)) return refuse('rule', 'Nothing has changed.');
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const version = await writeSchedule(ctx.unit, wanted, seen, by);
    if (version === null) return bothValues(await readSchedule(ctx.unit));
    await lockComing(ctx.unit, ctx.now);
    const coming = await readComing(ctx.unit, ctx.now);
    const effect = effectOf(coming, { from: before, to: wanted, active: wanted.active }, ctx.now);
    await apply(ctx, effect, wanted);
    const equipped = coming.map(({ id }) => id);
    await equipReviews(ctx.unit, equipped, wanted, ctx.now);
    await announcePlan(ctx, equipped);
    const added = await addComing(ctx, wanted);
    return done(
      { version, effect, added: added.length },
      {
        subjectKind: 'review_schedule',
        subjectId: null,
        summary: wanted.active
          ? `The weekly review is ${cadenceText(wanted)}`
          : 'Switched the weekly review off',
        before: before ? said(before) : undefined,
        after: { ...said(wanted), moved: effect.moved.length, kept: effect.kept.length },
      },
    );
  },
});

/** Makes the next four weeks' reviews where they are missing. Called any number of times, by any number of processes: each week has one. */
export const planAhead = defineCommand({
  name: 'reviews.planAhead',
  permission: 'reviews.schedule',
  input: planAheadInput,
  run: async (ctx) => {
    const schedule = await lockSchedule(ctx.unit);
    const added = schedule ? await addComing(ctx, schedule) : [];
    const weeks = added.flatMap(({ week }) => week ?? []).toSorted();
    // Nothing happened, so nothing goes to the log: the job asks every day.
    if (weeks.length === 0) return rehearsed({ added: weeks });
    const summary = `Planned the reviews of ${weeks.join(', ')}`;
    return done({ added: weeks }, { subjectKind: 'review_schedule', subjectId: null, summary });
  },
});

async function addComing(ctx: Context, schedule: Schedule) {
  if (!schedule.active) return [];
  const { zone, minutes, videoLink } = schedule;
  const next = nextReviews(schedule, ctx.now, WEEKS_AHEAD);
  return insertReviews(
    ctx.unit,
    next.map((review) => ({ ...review, zone, minutes, videoLink })),
    ctx.now,
  );
}

async function apply(ctx: Context, effect: ScheduleEffect, { zone }: Schedule): Promise<void> {
  const { moved, stopped, resumed } = effect;
  const by = { userId: ctx.actor.userId, at: ctx.now };
  await skipReviews(ctx.unit, idsOf(stopped), SWITCHED_OFF, by);
  await unskipReviews(ctx.unit, idsOf(resumed), ctx.now);
  const times = [...moved, ...resumed].map(({ id, to }) => ({
    id,
    zone,
    heldOn: to.heldOn,
    startsAt: to.startsAt,
  }));
  await moveReviews(ctx.unit, times, ctx.now);
}

function idsOf(list: readonly { id: string }[]): string[] {
  return list.map(({ id }) => id);
}

function same(before: Schedule, wanted: Schedule): boolean {
  return JSON.stringify(said(before)) === JSON.stringify(said(wanted));
}

/** The schedule's own fields, in one order. */
function said({ weekday, minuteOfDay, zone, minutes, videoLink, active }: Schedule) {
  return { weekday, minuteOfDay, zone, minutes, videoLink, active };
}

function bothValues(row: ScheduleRow | null) {
  const details: ConflictDetails = {
    version: row?.version ?? 0,
    changedBy: row?.by ?? null,
    changedAt: row?.updatedAt ?? null,
    theirs: row ? said(row) : {},
    seen: null,
  };
  return refuse(
    'conflict',
    'Somebody changed the schedule while you had it open. Nothing of yours is lost.',
    { remedy: 'Look at both values and choose, then save.', details },
  );
}
