import {
  insertAction,
  lockAction,
  reviewOfAction,
  writeActionState,
  type ActionRow,
} from '@/data/review-actions';
import { readSeats } from '@/data/review-agenda';
import { hasSeat, lockReview, type ReviewRow } from '@/data/reviews';
import type { RoomEvent } from '@/domain/reviews/events';
import type { ActionState } from '@/domain/reviews/room';
import { maySettleAction } from '@/domain/reviews/rulings';
import { notFound, refuse } from '@/domain/values/result';
import { listMemberRows } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, type Outcome } from '@/platform/operations/define-command';
import { appendEvent } from './append';
import { aboutReview, enterRoom } from './enter-room';
import { addActionInput, settleActionInput } from './inputs-room';
import { membersOf } from './room-members';
import type { RoomAnswer } from './room-view';

/** Agrees that somebody of the review does something until a day. Refusals: 'invalid' (a day that is past), not found (a stranger, a deal that is not on the agenda). */
export const addAction = defineCommand({
  name: 'reviews.addAction',
  permission: 'reviews.act',
  input: addActionInput,
  run: async (ctx, { reviewId, ...action }): Promise<Outcome<RoomAnswer>> => {
    const entered = await enterRoom(ctx, reviewId);
    if (!entered.ok) return entered;
    const { review, room } = entered.value;
    if (action.dealId !== null && !room.deals.some(({ dealId }) => dealId === action.dealId))
      return notFound();
    if (action.dueOn < ctx.today)
      return refuse('invalid', 'An action is done from today on: choose a day that is still to come.', {
        fields: { dueOn: 'This day is past.' },
      });
    const owner = await findOwner(ctx, reviewId, action.ownerId);
    if (!owner)
      return refuse('invalid', 'An action belongs to somebody of this review.', {
        fields: { ownerId: 'Choose the CRO, the CEO or a rep who takes part.' },
      });
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const actionId = await insertAction(ctx.unit, { reviewId, ...action }, by);
    const happening = { kind: 'actionAdded' as const, actionId, ...action, ownerName: owner.name };
    const event = await appendEvent(ctx, review, happening);
    const summary = `Agreed on an action of ${owner.name}: ${action.text}`;
    return done({ event }, aboutReview(review, summary, { actionId, dueOn: action.dueOn }));
  },
});

async function findOwner(ctx: Context, reviewId: string, ownerId: string) {
  const rows = await listMemberRows(ctx.unit.connection, ctx.tenant.id);
  return membersOf(rows, await readSeats(ctx.unit, reviewId)).find(({ userId }) => userId === ownerId);
}

type Settled = { actionId: string; state: ActionState; version: number; event: RoomEvent | null };

/**
 * Says that an action is done or dropped, or open again; also after the review is closed, whose minutes keep it as it was. Only its owner and
 * the CRO. `event` is null where the room is not open. Refusals: not found, 'rule' (somebody else's), 'conflict' with both values.
 */
export const settleAction = defineCommand({
  name: 'reviews.settleAction',
  permission: 'reviews.act',
  input: settleActionInput,
  run: async (ctx, { actionId, version, state }): Promise<Outcome<Settled>> => {
    const reviewId = await reviewOfAction(ctx.unit, actionId);
    const review = reviewId ? await lockReview(ctx.unit, reviewId) : null;
    const action = review ? await lockAction(ctx.unit, actionId) : null;
    if (!review || !action || !(await seesAction(ctx, review, action))) return notFound();
    if (!maySettleAction(ctx.actor, action.ownerId))
      return refuse('rule', `This action is ${action.ownerName}’s to settle.`, {
        remedy: 'Ask its owner, or your CRO.',
      });
    if (action.version !== version || action.state === state) return settledMeanwhile(action, state);
    await writeActionState(ctx.unit, actionId, state, { userId: ctx.actor.userId, at: ctx.now });
    const event =
      review.state === 'open'
        ? await appendEvent(ctx, review, { kind: 'actionSettled', actionId, state })
        : null;
    const summary = `${STATE_WORDS[state]} the action of ${action.ownerName}: ${action.text}`;
    return done({ actionId, state, version: version + 1, event }, aboutReview(review, summary, { actionId }));
  },
});

const STATE_WORDS: Record<ActionState, string> = { open: 'Reopened', done: 'Did', dropped: 'Dropped' };

/** The CRO and the CEO see every action, a rep his own, and while the review is open those of the room in which he sits. */
async function seesAction(ctx: Context, review: ReviewRow, { ownerId }: ActionRow): Promise<boolean> {
  if (ctx.scope.kind === 'all' || ctx.actor.userId === ownerId) return true;
  const own = ctx.scope.kind === 'own' ? ctx.scope.repId : null;
  if (own === null || review.state !== 'open') return false;
  return hasSeat(ctx.unit, review.id, own);
}

function settledMeanwhile({ state, version, settledAt }: ActionRow, wanted: ActionState) {
  return refuse('conflict', `This action is ${state} already.`, {
    remedy: 'Look at it as it stands now.',
    details: { theirs: { state, version, settledAt }, yours: { state: wanted } },
  });
}
