import { readDealFacts } from '@/data/deal-facts';
import {
  putOnAgenda,
  readAgenda,
  readSeats,
  repsWithOpenDeals,
  seatReps,
  type AgendaRow,
} from '@/data/review-agenda';
import { dropHandedOver } from '@/data/review-deals';
import { markOpened, type ReviewRow } from '@/data/reviews';
import { readStageModel } from '@/data/stage-models';
import type { OpenedDeal, OpenedSeat } from '@/domain/reviews/events';
import { whyNoRoom } from '@/domain/reviews/review';
import { secondsEach } from '@/domain/reviews/timer';
import { cardStanding } from '@/domain/reviews/standing';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, type Outcome } from '@/platform/operations/define-command';
import { appendEvent } from './append';
import { aboutReview } from './enter-room';
import { forecastNow } from './forecast-now';
import { roomInput } from './inputs-room';
import { proposedAgenda } from './propose';
import { lockSeenReview } from './review-access';
import type { RoomAnswer } from './room-view';

/**
 * Opens a planned review: every rep who owns open deals or has prepared gets a seat, whoever has not chosen brings what is proposed, and
 * agenda, split of the time and forecast freeze as they stand. Refusals: not found, 'rule' (not planned, nothing to review).
 */
export const open = defineCommand({
  name: 'reviews.open',
  permission: 'reviews.run',
  input: roomInput,
  run: async (ctx, { reviewId }): Promise<Outcome<RoomAnswer>> => {
    const seen = await lockSeenReview(ctx, reviewId);
    if (!seen) return notFound();
    const { review } = seen;
    if (review.state === 'open') return refuse('conflict', 'This review is open already.');
    const over = review.state === 'planned' ? null : whyNoRoom(review.state);
    if (over) return refuse('rule', over.message, { remedy: over.remedy });
    const prepared = await seatEverybody(ctx, review);
    const agenda = await readAgenda(ctx.unit, reviewId);
    if (agenda.length === 0)
      return refuse('rule', 'Nobody has an open deal, so there is nothing to review.', {
        remedy: 'Skip this review, with the reason.',
      });
    await markOpened(ctx.unit, reviewId, { userId: ctx.actor.userId, at: ctx.now });
    const event = await appendEvent(ctx, review, {
      kind: 'opened',
      minutes: review.minutes,
      seats: await seatsAt(ctx, review, agenda, prepared),
      deals: await standingOf(ctx, agenda),
      forecast: await forecastNow(ctx),
    });
    const summary = `Opened the review of ${review.heldOn} with ${agenda.length} deals`;
    return done({ event }, aboutReview(review, summary));
  },
});

/** Seats whoever has deals to bring, with the proposal where he chose nothing. Returns the reps who chose themselves. */
async function seatEverybody(ctx: Context, review: ReviewRow): Promise<ReadonlySet<string>> {
  await dropHandedOver(ctx.unit, review.id);
  const chosen = new Set((await readAgenda(ctx.unit, review.id)).map(({ repId }) => repId));
  for (const { repId, readyAt } of await readSeats(ctx.unit, review.id)) if (readyAt) chosen.add(repId);
  const reps = await repsWithOpenDeals(ctx.unit);
  const rest = reps.map(({ id }) => id).filter((id) => !chosen.has(id));
  await seatReps(ctx.unit, review.id, rest, ctx.now);
  const proposed = await proposedAgenda(ctx, review, rest);
  await putOnAgenda(ctx.unit, review.id, proposed, { userId: null, at: ctx.now });
  return chosen;
}

/** The seats with their parts of the time: split over those who bring something. */
async function seatsAt(
  ctx: Context,
  review: ReviewRow,
  agenda: readonly AgendaRow[],
  prepared: ReadonlySet<string>,
): Promise<OpenedSeat[]> {
  const bringing = new Set(agenda.map(({ repId }) => repId));
  const each = secondsEach(review.minutes, bringing.size);
  return (await readSeats(ctx.unit, review.id)).map(({ repId, name }) => ({
    repId,
    name,
    seconds: bringing.has(repId) ? each : 0,
    prepared: prepared.has(repId),
  }));
}

async function standingOf(ctx: Context, agenda: readonly AgendaRow[]): Promise<OpenedDeal[]> {
  const model = await readStageModel(ctx.unit, ctx.today);
  const dealIds = agenda.map(({ dealId }) => dealId);
  const facts = await readDealFacts(ctx.unit, { scope: { kind: 'all' }, dealIds });
  const standing = new Map(facts.map((deal) => [deal.id, cardStanding(deal, model, ctx.today)]));
  return agenda.flatMap(({ dealId, repId, position }) => {
    const its = standing.get(dealId);
    return its ? [{ dealId, repId, position, standing: its }] : [];
  });
}
