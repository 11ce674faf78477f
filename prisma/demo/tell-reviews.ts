import { daysBetween, startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { weekdayOf } from '@/domain/reviews/cadence';
import { editDeal } from '@/features/deals/commands';
import { selectDeals } from '@/features/deals/queries-table';
import { changeSchedule, planAhead } from '@/features/reviews/commands-cadence';
import { closeReview } from '@/features/reviews/commands-close';
import { skipReview } from '@/features/reviews/commands-plan';
import { listReviews } from '@/features/reviews/queries-list';
import { atInstant, later } from '@/platform/clock/clock';
import type { Company } from './company';
import {
  closeOf,
  planReview,
  SKIPPED_WEEK,
  WEEKS,
  type PlannedDeal,
  type ReviewedDeal,
} from './plan-reviews';
import { promised, prepare } from './tell-preparation';
import { holdRoom } from './tell-room';
import { told, type Deed, type Scene } from './scene';
import { dayAt, YESTERDAY, type Offset } from './timeline';
import { SKIP_REASON } from './review-words';

/** Half past eight: before everything else of the day. */
const MINUTE_OF_DAY = 8 * 60 + 30;
/** The next review is in two days, or on the working day after. */
const NEXT: Offset = 2;

/**
 * Two months of weekly reviews: eight were held, one was skipped, the next one is being prepared. The deeds come first of their days, so
 * that a review is over when the others begin.
 */
export function tellReviews(
  company: Company,
  anchor: CalendarDate,
  deals: readonly ReviewedDeal[],
): { deeds: Deed[]; preparing: Deed } {
  const next = dayAt(anchor, NEXT);
  const ofWeek = (index: number) => daysBetween(anchor, next) - 7 * (WEEKS - index);
  const firstOn = ofWeek(0);
  const plan = (rep: 'first' | 'second', index: number) =>
    planReview(company.key, deals, rep, { on: ofWeek(index), index, firstOn });
  const room = { company, deals, next };
  const touched = new Set<ReviewedDeal>();
  const restore = (scene: Scene) => restored(scene, [...touched]);
  const coming = { first: plan('first', WEEKS), second: plan('second', WEEKS) };
  const deeds = Array.from({ length: WEEKS }, (_, index): Deed => {
    const on = ofWeek(index);
    if (index === SKIPPED_WEEK) return skipped(on);
    const plans = { first: plan('first', index), second: plan('second', index) };
    for (const { told: one } of [...plans.first, ...plans.second]) touched.add(one);
    return held({ ...room, plans, on, index });
  });
  const promises = Array.from({ length: WEEKS - 1 }, (_, index) => index)
    .filter((index) => index !== SKIPPED_WEEK)
    .flatMap((index) =>
      (['first', 'second'] as const).flatMap((rep) => promised(company, plan(rep, index), ofWeek(index))),
    );
  return {
    deeds: [scheduled(company, next, firstOn - 4), ...deeds, ...promises],
    preparing: { on: YESTERDAY, tell: (scene) => prepareNext({ ...room, plans: coming, restore }, scene) },
  };
}

function scheduled(company: Company, next: CalendarDate, on: Offset): Deed {
  return {
    on,
    tell: async ({ caller }) => {
      const schedule = {
        version: 0,
        weekday: weekdayOf(next),
        minuteOfDay: MINUTE_OF_DAY,
        zone: company.zone,
        minutes: 30,
        videoLink: `https://meet.${company.domain}/review`,
        active: true,
      };
      told('schedule of reviews', await changeSchedule(caller('cro'), schedule));
    },
  };
}

/** The planned review of a day, with those of the weeks after it made. */
async function reviewOn({ caller }: Scene, heldOn: CalendarDate): Promise<string> {
  told('reviews ahead', await planAhead(caller('cro'), {}));
  const { coming } = told('reviews', await listReviews(caller('cro'), { limit: 1 }));
  const review = coming.find((one) => one.heldOn === heldOn);
  if (!review) throw new Error(`No review is planned on ${heldOn}`);
  return review.id;
}

function skipped(on: Offset): Deed {
  return {
    on: on - 1,
    tell: async (scene) => {
      const reviewId = await reviewOn(scene, scene.day(on));
      told('skipping', await skipReview(scene.caller('cro'), { reviewId, reason: SKIP_REASON }));
    },
  };
}

export type Plans = { first: PlannedDeal[]; second: PlannedDeal[] };
type Review = { company: Company; deals: readonly ReviewedDeal[]; next: CalendarDate; plans: Plans };

/** Reps prepare in the hour before; the room takes half an hour. */
function held(review: Review & { on: Offset; index: number }): Deed {
  const { company, deals, plans, on, index } = review;
  return {
    on,
    tell: async (scene) => {
      const starts = later(startOfDay(scene.day(on), company.zone), MINUTE_OF_DAY * 60);
      const at = <T>(minutes: number, work: () => Promise<T>) => atInstant(later(starts, minutes * 60), work);
      const reviewId = await at(-55, () => reviewOn(scene, scene.day(on)));
      // What was promised last is still to come: no step of a deal is overdue because of a review.
      const dueIn = (place: number) =>
        scene.day(index === WEEKS - 1 ? 1 + (place % 2) : on + 2 + (place % 4));
      for (const rep of ['first', 'second'] as const) {
        const list = { company, plan: plans[rep], reviewId, index, ready: true };
        await prepare(scene, { ...list, rep, dueIn }, (minutes, work) => at(minutes - 50, work));
      }
      await remember(scene, deals);
      await holdRoom(scene, { company, plans, reviewId, index, on }, at);
      await at(28, async () => told('closing', await closeReview(scene.caller('cro'), { reviewId })));
      await remember(scene, deals);
    },
  };
}

/** The first rep is ready for the next review, the second one is half-way. What was claimed in the story ends here. */
async function prepareNext(
  { company, deals, next, plans, restore }: Review & { restore: (scene: Scene) => Promise<void> },
  scene: Scene,
): Promise<void> {
  await remember(scene, deals);
  await restore(scene);
  const reviewId = await reviewOn(scene, next);
  const dueIn = (place: number) => scene.day(NEXT + 4 + place);
  const now = <T>(_minutes: number, work: () => Promise<T>) => work();
  const shared = { company, reviewId, index: WEEKS, dueIn };
  await prepare(scene, { ...shared, rep: 'first', plan: plans.first, ready: true }, now);
  await prepare(scene, { ...shared, rep: 'second', plan: plans.second, ready: false }, now);
  await remember(scene, deals);
}

/** What the reviews did to deals of the story is over: claims, close dates and next steps are again what the journeys say. */
async function restored(scene: Scene, touched: readonly ReviewedDeal[]): Promise<void> {
  const { deals } = told('open deals', await selectDeals(scene.caller('cro'), {}));
  const open = new Set(deals.map(({ dealId }) => dealId));
  for (const one of touched) {
    const { deal, journey } = one;
    if (!open.has(deal.dealId)) continue;
    const close = closeOf(journey);
    const { verbal } = journey;
    const next = journey.next && journey.next.set <= YESTERDAY ? journey.next : null;
    const changes = {
      claimBp: verbal && verbal.on <= YESTERDAY ? verbal.claim : null,
      closeOn: close === null ? null : scene.day(close),
      nextStep: next?.text ?? null,
      nextStepOn: next ? scene.day(next.due) : null,
    };
    Object.assign(
      deal,
      told(journey.name, await editDeal(scene.caller(journey.rep), { ...deal, ...changes })),
    );
  }
}

/** What the reviews did to deals is known to whoever tells of them next. */
async function remember({ caller }: Scene, deals: readonly ReviewedDeal[]): Promise<void> {
  const { deals: open } = told('versions', await selectDeals(caller('cro'), {}));
  const versions = new Map(open.map(({ dealId, version }) => [dealId, version]));
  for (const { deal } of deals) deal.version = versions.get(deal.dealId) ?? deal.version;
}
