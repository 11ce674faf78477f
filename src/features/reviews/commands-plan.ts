import {
  moveReviews,
  insertReviews,
  readSchedule,
  skipReviews,
  unskipReviews,
} from '@/data/review-schedules';
import { lockReview, type ReviewRow } from '@/data/reviews';
import { isoWeek } from '@/domain/reviews/cadence';
import { dayOfInstant, dayText, instantAt } from '@/domain/values/calendar-date';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { later } from '@/platform/clock/clock';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { announcePlan, tellPlan } from './announce-plan';
import { timeText } from './cadence-words';
import { callReviewInput, rescheduleInput, skipInput, unskipInput } from './inputs-cadence';

/** A planned review does not take place, with the reason. The next ones stay. */
export const skipReview = defineCommand({
  name: 'reviews.skip',
  permission: 'reviews.schedule',
  input: skipInput,
  run: async (ctx, { reviewId, reason }) => {
    const found = await plannedReview(ctx, reviewId);
    if (!found.ok) return found;
    await skipReviews(ctx.unit, [reviewId], reason, { userId: ctx.actor.userId, at: ctx.now });
    await announcePlan(ctx, [reviewId]);
    const summary = `Skipped the review of ${dayText(found.value.heldOn)}: ${reason}`;
    await tellPlan(ctx, reviewId, summary);
    return done({ reviewId }, { subjectKind: 'review', subjectId: reviewId, summary, after: { reason } });
  },
});

/** Takes the skipping back while the review's time is still to come. */
export const unskipReview = defineCommand({
  name: 'reviews.unskip',
  permission: 'reviews.schedule',
  input: unskipInput,
  run: async (ctx, { reviewId }) => {
    const review = await lockReview(ctx.unit, reviewId);
    if (!review) return notFound();
    if (review.state !== 'skipped') return refuse('rule', 'This review was not skipped.');
    if (review.startsAt <= ctx.now)
      return refuse('rule', 'Its time has passed.', { remedy: 'Call a review by hand instead.' });
    await unskipReviews(ctx.unit, [reviewId], ctx.now);
    await announcePlan(ctx, [reviewId]);
    const summary = `The review of ${dayText(review.heldOn)} takes place after all`;
    await tellPlan(ctx, reviewId, summary);
    return done({ reviewId }, { subjectKind: 'review', subjectId: reviewId, summary });
  },
});

/** Gives one planned review another time to come; one of the schedule stays in its week, which has no second review. */
export const rescheduleReview = defineCommand({
  name: 'reviews.reschedule',
  permission: 'reviews.schedule',
  input: rescheduleInput,
  run: async (ctx, { reviewId, on, minuteOfDay }) => {
    const found = await plannedReview(ctx, reviewId);
    if (!found.ok) return found;
    const { zone, week, heldOn, startsAt: from } = found.value;
    const startsAt = instantAt(on, minuteOfDay, zone);
    if (startsAt <= ctx.now)
      return refuse('rule', 'This time has passed.', { remedy: 'Choose one to come.' });
    if (week !== null && isoWeek(on) !== week)
      return refuse(
        'rule',
        'Each week has its own review: this one can move within its week, Monday to Sunday.',
        {
          remedy: 'Choose a day of the same week, or skip this review.',
        },
      );
    if (startsAt === from) return refuse('rule', 'It is at this time already.');
    const moved = { id: reviewId, heldOn: dayOfInstant(startsAt, zone), startsAt, zone };
    await moveReviews(ctx.unit, [moved], ctx.now);
    await announcePlan(ctx, [reviewId]);
    const summary = `Moved the review of ${dayText(heldOn)} to ${dayText(moved.heldOn)}, ${timeText(minuteOfDay)} (${zone})`;
    await tellPlan(ctx, reviewId, summary);
    const entry = { subjectKind: 'review', subjectId: reviewId, summary };
    return done({ reviewId, startsAt }, { ...entry, before: { startsAt: from }, after: { startsAt } });
  },
});

/** How long ago "now" may be when it arrives. */
const GRACE_SECONDS = 60;
const MOST_DAYS = 366;

/** A review by hand, now or at a time to come, beside those of the schedule. It takes zone, length and link of the schedule. */
export const callReview = defineCommand({
  name: 'reviews.call',
  permission: 'reviews.schedule',
  input: callReviewInput,
  run: async (ctx, { startsAt: asked, minutes }) => {
    const schedule = await readSchedule(ctx.unit);
    const startsAt = later(asked ?? ctx.now, 0);
    if (startsAt < later(ctx.now, -GRACE_SECONDS))
      return refuse('rule', 'This time has passed.', { remedy: 'Choose one to come, or call it for now.' });
    if (startsAt > later(ctx.now, MOST_DAYS * 24 * 3600))
      return refuse('rule', 'This is more than a year ahead.');
    const zone = schedule?.zone ?? ctx.tenant.zone;
    const heldOn = dayOfInstant(startsAt, zone);
    const review = {
      week: null,
      heldOn,
      startsAt,
      zone,
      minutes: minutes ?? schedule?.minutes ?? 30,
      videoLink: schedule?.videoLink ?? null,
    };
    const [made] = await insertReviews(ctx.unit, [review], ctx.now);
    if (!made) throw new Error('A review that was called was not made');
    await tellPlan(ctx, made.id, `Called a review for ${dayText(heldOn)}`);
    return done(
      { reviewId: made.id, startsAt },
      {
        subjectKind: 'review',
        subjectId: made.id,
        summary: `Called a review for ${dayText(heldOn)}`,
        after: { startsAt },
      },
    );
  },
});

/** A review that has not begun, locked. */
async function plannedReview(ctx: Context, reviewId: string): Promise<Result<ReviewRow>> {
  const review = await lockReview(ctx.unit, reviewId);
  if (!review) return notFound();
  if (review.state === 'planned') return ok(review);
  if (review.state === 'skipped')
    return refuse('rule', 'This review is skipped already.', { remedy: 'Take that back first.' });
  return refuse('rule', review.state === 'open' ? 'This review has begun.' : 'This review is closed.');
}
