import { actionsOf } from '@/data/review-actions';
import { readSeats } from '@/data/review-agenda';
import { readEvents } from '@/data/review-events';
import type { ReviewRow } from '@/data/reviews';
import { may } from '@/domain/access/permissions';
import { notFound, ok } from '@/domain/values/result';
import { listMemberRows } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { roomInput } from './inputs-room';
import { seeReview, seenEvents, seenRep, type SeenReview } from './review-access';
import { readCards } from './room-cards';
import { membersOf } from './room-members';
import type { RoomView } from './room-view';

/** A review as its page shows it before, in and after the room: who takes part, the agenda's cards, everything that has happened. */
export const roomQuery = defineQuery({
  name: 'reviews.room',
  permission: 'reviews.read',
  input: roomInput,
  run: async (ctx, { reviewId }) => {
    const seen = await seeReview(ctx, reviewId);
    return seen ? ok(await readRoom(ctx, seen)) : notFound();
  },
});

async function readRoom(ctx: Context, seen: SeenReview): Promise<RoomView> {
  const { review } = seen;
  const seats = await readSeats(ctx.unit, review.id);
  const members = membersOf(await listMemberRows(ctx.unit.connection, ctx.tenant.id), seats);
  const only = seenRep(seen);
  const actions = await actionsOf(ctx.unit, review.id, only === null ? null : ctx.actor.userId);
  return {
    review: headOf(review),
    me: {
      userId: ctx.actor.userId,
      name: ctx.actor.name,
      role: ctx.actor.role,
      resting: ctx.actor.resting,
      repId: seen.ownRepId ?? seats.find(({ userId }) => userId === ctx.actor.userId)?.repId ?? null,
      mayRun: may(ctx.actor, 'reviews.run'),
    },
    seats: only === null ? seats : seats.filter(({ repId }) => repId === only),
    ...(await readCards(ctx, review, only)),
    events: seenEvents(seen, await readEvents(ctx.unit, review.id)),
    actions: actions.map(({ reviewId: _review, settledAt: _settled, ...action }) => action),
    members: only === null ? members : members.filter(({ userId }) => userId === ctx.actor.userId),
    currency: ctx.tenant.currency,
    now: ctx.now,
    today: ctx.today,
  };
}

function headOf(review: ReviewRow): RoomView['review'] {
  const { openedBy: _opener, closedBy: _closer, lastSeq: _last, ...head } = review;
  return head;
}
