import { readFeedSince } from '@/data/calendar-feeds';
import { readReviewDates, type ReviewDate } from '@/data/review-dates';
import { readComing, readSchedule } from '@/data/review-schedules';
import { may, type DealScope } from '@/domain/access/permissions';
import { nextReviews, WEEKS_AHEAD } from '@/domain/reviews/cadence';
import { effectOf } from '@/domain/reviews/schedule-change';
import { ok } from '@/domain/values/result';
import { later } from '@/platform/clock/clock';
import { defineQuery } from '@/platform/operations/define-query';
import { calendarInput, previewScheduleInput, showScheduleInput } from './inputs-cadence';

/** How many reviews to come a page lists. */
const MOST_COMING = 20;
const PAST_SECONDS = 28 * 24 * 3600;
const MOST_IN_CALENDAR = 400;

/** When the weekly review is, the reviews to come, and whether the member has a calendar address. */
export const showSchedule = defineQuery({
  name: 'reviews.schedule',
  permission: 'reviews.read',
  input: showScheduleInput,
  run: async (ctx) => {
    const { role, userId } = ctx.actor;
    return ok({
      schedule: await readSchedule(ctx.unit),
      coming: await readReviewDates(ctx.unit, {
        from: ctx.now,
        repId: seatOf(ctx.scope),
        limit: MOST_COMING,
      }),
      feedSince: userId ? await readFeedSince(ctx.unit, userId) : null,
      zone: ctx.tenant.zone,
      company: ctx.tenant.name,
      today: ctx.today,
      may: {
        change: may(ctx.actor, 'reviews.schedule'),
        settings: may(role, 'settings.read'),
        renewFeed: !ctx.actor.resting,
      },
    });
  },
});

/** What a schedule would do before it is saved: the next four reviews by it, and which of those to come would move or stay. */
export const previewSchedule = defineQuery({
  name: 'reviews.previewSchedule',
  permission: 'reviews.schedule',
  input: previewScheduleInput,
  run: async (ctx, { active, ...to }) => {
    const coming = await readComing(ctx.unit, ctx.now);
    const effect = effectOf(coming, { from: await readSchedule(ctx.unit), to, active }, ctx.now);
    return ok({ next: active ? nextReviews(to, ctx.now, WEEKS_AHEAD) : [], effect });
  },
});

export type SchedulePreview = Extract<Awaited<ReturnType<typeof previewSchedule>>, { ok: true }>['value'];

/** The dates that a calendar program shows: the past four weeks and all to come. No deals, no figures, no reasons. */
export const reviewCalendar = defineQuery({
  name: 'reviews.calendar',
  permission: 'reviews.read',
  input: calendarInput,
  run: async (ctx) => {
    const from = later(ctx.now, -PAST_SECONDS);
    const dates = await readReviewDates(ctx.unit, {
      from,
      repId: seatOf(ctx.scope),
      limit: MOST_IN_CALENDAR,
    });
    const reviews = dates.map(({ skipReason: _unsaid, week: _made, ...date }): CalendarDateOfReview => date);
    return ok({ slug: ctx.tenant.slug, company: ctx.tenant.name, reviews });
  },
});

export type CalendarDateOfReview = Omit<ReviewDate, 'skipReason' | 'week'>;

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whose seat a held review must have to be seen; null: any. A rep without deals has none. */
export function seatOf(scope: DealScope): string | null {
  return scope.kind === 'own' ? (scope.repId ?? NOBODY) : null;
}
