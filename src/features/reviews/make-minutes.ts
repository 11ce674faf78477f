import type { ActionRow } from '@/data/review-actions';
import type { SeatRow } from '@/data/review-agenda';
import type { NewResult } from '@/data/review-results';
import type { ReviewRow } from '@/data/reviews';
import { closedDeal, secondsUsed } from '@/domain/reviews/closing';
import type { ForecastFigures, RoomEvent } from '@/domain/reviews/events';
import { forecastChange, type Minutes, type MinutesDeal, type MinutesPerson } from '@/domain/reviews/minutes';
import { isChallenged, type RoomState } from '@/domain/reviews/room';
import type { Context } from '@/platform/operations/context';
import type { ClosingFacts } from './closing-facts';

export type MinutesGround = {
  review: ReviewRow;
  room: RoomState;
  events: readonly RoomEvent[];
  seats: readonly SeatRow[];
  actions: readonly ActionRow[];
  closing: ClosingFacts;
  forecast: ForecastFigures;
};

/** The minutes of a review that is closed now, and its results for the trend: two forms of the same. */
export function makeMinutes(ctx: Context, ground: MinutesGround): { minutes: Minutes; results: NewResult[] } {
  const { review, room, closing, forecast } = ground;
  const { model } = closing;
  const at = { model, asOf: ctx.today };
  const deals = closing.pairs.map(({ inRoom, deal }) => ({ inRoom, closed: closedDeal(inRoom, deal, at) }));
  const before = room.forecast ?? forecast;
  const used = secondsUsed(room, ctx.now);
  const minutes: Minutes = {
    format: 1,
    company: ctx.tenant.name,
    zone: review.zone,
    review: {
      id: review.id,
      week: review.week,
      heldOn: review.heldOn,
      startsAt: review.startsAt,
      openedAt: room.openedAt ?? ctx.now,
      closedAt: ctx.now,
      closedBy: ctx.actor.name,
    },
    model: { version: model.version, labels: { ...model.labels } },
    time: { secondsPlanned: room.minutes * 60, secondsUsed: used.all },
    people: peopleOf(ctx, ground),
    forecast: { before, after: forecast, change: forecastChange(before, forecast) },
    reps: room.seats.map(({ repId, name, seconds }) => ({
      repId,
      name,
      skipped: room.timer.skipped.includes(repId),
      secondsPlanned: seconds,
      secondsUsed: used.ofRep(repId),
      deals: deals.flatMap(({ inRoom, closed }) => (inRoom.repId === repId ? [closed] : [])),
    })),
    actions: actionsOf(ground),
  };
  const results = deals.map(({ inRoom, closed }) => ({
    ...resultOf(closed, forecast.currency),
    repId: inRoom.repId,
    challenged: isChallenged(inRoom),
  }));
  return { minutes, results };
}

/** Everybody who did something, and who has a seat; by name, so that the order says nothing. Presence is not on record. */
function peopleOf({ actor }: Context, { events, seats }: MinutesGround): MinutesPerson[] {
  const people = new Map<string, MinutesPerson>();
  const repOf = (userId: string | null) => seats.find((seat) => seat.userId === userId)?.repId ?? null;
  const acting = [...events, { byUserId: actor.userId, byName: actor.name }];
  for (const { byUserId, byName } of acting)
    people.set(byUserId ?? byName, {
      userId: byUserId,
      name: byName,
      repId: byUserId === null ? null : repOf(byUserId),
      acted: true,
    });
  for (const { userId, repId, name } of seats)
    if (userId === null || !people.has(userId)) people.set(repId, { userId, name, repId, acted: false });
  return [...people.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function actionsOf({ actions, closing }: MinutesGround): Minutes['actions'] {
  const names = new Map(closing.pairs.map(({ inRoom, deal }) => [inRoom.dealId, deal.name]));
  return actions.map(({ actionId, dealId, text, ownerId, ownerName, dueOn, state }) => ({
    actionId,
    dealId,
    deal: names.get(dealId ?? '') ?? null,
    text,
    ownerId,
    owner: ownerName,
    dueOn,
    state,
  }));
}

function resultOf(deal: MinutesDeal, currency: string): Omit<NewResult, 'repId' | 'challenged'> {
  const { dealId, position, prepared, outcome, reason, closeOn, pushes, pushedDays } = deal;
  const { before, after, claimed, carried, promise, answers } = deal;
  return {
    dealId,
    position,
    prepared,
    outcome,
    reason,
    closeOn,
    pushes,
    pushedDays,
    currency,
    amountMinor: after.amountMinor,
    claimedMinor: claimed.commitMinor,
    evidencedMinor: carried.commitMinor,
    claimBp: claimed.bp,
    countedBpFrom: before.bp,
    countedBpTo: after.bp,
    stageFrom: before.stage,
    stageTo: after.stage,
    promise: promise?.text ?? null,
    promiseOn: promise?.on ?? null,
    promiseResult: promise?.result ?? null,
    nextStep: answers.nextStep,
    nextStepOn: answers.nextStepOn,
    riskKind: answers.riskKind,
  };
}
