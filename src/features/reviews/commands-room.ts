import type { z } from 'zod';
import { readLastResults } from '@/data/review-happenings';
import { TIMER_EXTENSION_SECONDS } from '@/domain/reviews/timer';
import { mayJudgePromise } from '@/domain/reviews/rulings';
import { notFound, refuse, type Refusal } from '@/domain/values/result';
import { defineCommand, done, type Outcome } from '@/platform/operations/define-command';
import { appendEvent } from './append';
import { aboutReview, enterAtDeal, enterRoom, type Entered } from './enter-room';
import { challengeInput, judgePromiseInput, pointInput, roomInput, timerInput } from './inputs-room';
import type { RoomAnswer } from './room-view';

/** From now on the caller leads: everybody's page follows where he points. */
export const present = defineCommand({
  name: 'reviews.present',
  permission: 'reviews.run',
  input: roomInput,
  run: async (ctx, { reviewId }): Promise<Outcome<RoomAnswer>> => {
    const entered = await enterRoom(ctx, reviewId);
    if (!entered.ok) return entered;
    const { userId, name } = ctx.actor;
    const { review } = entered.value;
    const event = await appendEvent(ctx, review, { kind: 'presented', userId, name });
    return done({ event }, aboutReview(review, `${name} leads the review`));
  },
});

/** Turns everybody to a rep, to one of his deals, or to the agenda. The clock runs on for whose turn it is now. */
export const point = defineCommand({
  name: 'reviews.point',
  permission: 'reviews.run',
  input: pointInput,
  run: async (ctx, { reviewId, ...to }): Promise<Outcome<RoomAnswer>> => {
    const entered = await enterRoom(ctx, reviewId);
    if (!entered.ok) return entered;
    const { review, room } = entered.value;
    const deal = room.deals.find(({ dealId }) => dealId === to.dealId);
    const repId = to.repId ?? deal?.repId ?? null;
    const there = to.dealId === null || deal?.repId === repId;
    if (!there || !isSeated(entered.value, repId)) return notFound();
    const event = await appendEvent(ctx, review, { kind: 'pointed', repId, dealId: to.dealId });
    const summary = repId === null ? 'Turned to the agenda' : `Turned to ${nameOf(entered.value, repId)}`;
    return done({ event }, aboutReview(review, summary, { repId, dealId: to.dealId }));
  },
});

type TimerInput = z.output<typeof timerInput>;

/** Starts and stops the clock, adds a minute, or leaves a rep's turn out: his rest goes to the others. */
export const timer = defineCommand({
  name: 'reviews.timer',
  permission: 'reviews.run',
  input: timerInput,
  run: async (ctx, input): Promise<Outcome<RoomAnswer>> => {
    const entered = await enterRoom(ctx, input.reviewId);
    if (!entered.ok) return entered;
    const { review, room } = entered.value;
    const repId = input.repId ?? room.timer.repId;
    if (!isSeated(entered.value, repId)) return notFound();
    const stopped = refuseTimer(entered.value, { ...input, repId });
    if (stopped) return stopped;
    const seconds = input.change === 'extend' ? TIMER_EXTENSION_SECONDS : 0;
    const event = await appendEvent(ctx, review, { kind: 'timer', change: input.change, repId, seconds });
    const whose = repId === null ? '' : ` of ${nameOf(entered.value, repId)}`;
    return done({ event }, aboutReview(review, `${CHANGE_WORDS[input.change]}${whose}`));
  },
});

const CHANGE_WORDS: Record<TimerInput['change'], string> = {
  start: 'Started the time',
  pause: 'Paused the time',
  extend: 'Added a minute to the time',
  skip: 'Skipped the turn',
};

function refuseTimer(
  { room: { timer: clock } }: Entered,
  { change, repId }: TimerInput,
): { ok: false; refusal: Refusal } | null {
  if (change === 'start' && clock.runningSince !== null)
    return refuse('conflict', 'The clock is running already.');
  if (change === 'pause' && clock.runningSince === null)
    return refuse('conflict', 'The clock is paused already.');
  if (change !== 'skip') return null;
  if (repId === null)
    return refuse('invalid', 'Say whose turn is skipped.', { fields: { repId: 'Choose the rep.' } });
  return clock.skipped.includes(repId) ? refuse('conflict', 'This turn is skipped already.') : null;
}

/** Says whether what was promised in the review before has happened. */
export const judgePromise = defineCommand({
  name: 'reviews.judgePromise',
  permission: 'reviews.prepare',
  input: judgePromiseInput,
  run: async (ctx, { reviewId, dealId, result }): Promise<Outcome<RoomAnswer>> => {
    const entered = await enterAtDeal(ctx, reviewId, dealId);
    if (!entered.ok) return entered;
    const { review, ownRepId, deal } = entered.value;
    if (!mayJudgePromise(ctx.actor.role, ownRepId, deal.repId))
      return refuse('rule', 'Whether a promise was kept is said by the CRO, or by the rep of the deal.');
    const promised = (await readLastResults(ctx.unit, review, [dealId])).get(dealId)?.nextStep;
    if (!promised)
      return refuse('rule', 'Nothing was promised about this deal in an earlier review.', {
        remedy: 'Its next step of today is what the next review asks about.',
      });
    const event = await appendEvent(ctx, review, { kind: 'promiseJudged', dealId, result });
    const summary = `Judged the promise “${promised}”: ${result}`;
    return done({ event }, aboutReview(review, summary, { dealId, result }));
  },
});

/** Doubts a deal's figure, in words. A ruling answers it; nothing has changed yet. */
export const challenge = defineCommand({
  name: 'reviews.challenge',
  permission: 'reviews.run',
  input: challengeInput,
  run: async (ctx, { reviewId, dealId, reason }): Promise<Outcome<RoomAnswer>> => {
    const entered = await enterAtDeal(ctx, reviewId, dealId);
    if (!entered.ok) return entered;
    const { review } = entered.value;
    const event = await appendEvent(ctx, review, { kind: 'challenged', dealId, reason });
    return done({ event }, aboutReview(review, `Challenged a deal: ${reason}`, { dealId }));
  },
});

function isSeated({ room }: Entered, repId: string | null): boolean {
  return repId === null || room.seats.some((seat) => seat.repId === repId);
}

function nameOf({ room }: Entered, repId: string): string {
  return room.seats.find((seat) => seat.repId === repId)?.name ?? '';
}
