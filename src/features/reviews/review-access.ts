import { hasSeat, lockReview, readReview, type ReviewRow } from '@/data/reviews';
import type { RoomEvent } from '@/domain/reviews/events';
import type { Context } from '@/platform/operations/context';

/** A review as the actor may see it. `ownRepId`: null where he sees every rep's part (CRO, CEO). */
export type SeenReview = { review: ReviewRow; ownRepId: string | null };

/**
 * The review, if the actor may see it: a CRO and a CEO every one; a rep those in which he has a seat, and as long as he may still get one
 * (planned) or could have had (skipped) all. null: there is none for him, for whatever reason.
 */
export async function seeReview(ctx: Context, reviewId: string): Promise<SeenReview | null> {
  return seen(ctx, await readReview(ctx.unit, reviewId));
}

/** As seeReview, locked: the first thing that every command of a review does. */
export async function lockSeenReview(ctx: Context, reviewId: string): Promise<SeenReview | null> {
  return seen(ctx, await lockReview(ctx.unit, reviewId));
}

async function seen(ctx: Context, review: ReviewRow | null): Promise<SeenReview | null> {
  if (!review) return null;
  if (ctx.scope.kind === 'all') return { review, ownRepId: null };
  const ownRepId = ctx.scope.kind === 'own' ? ctx.scope.repId : null;
  if (ownRepId === null) return null;
  const before = review.state === 'planned' || review.state === 'skipped';
  return before || (await hasSeat(ctx.unit, review.id, ownRepId)) ? { review, ownRepId } : null;
}

/** Whose part of the agenda the actor sees: null is everybody's. A rep sees the others' while he sits with them in the open room. */
export function seenRep({ review, ownRepId }: SeenReview): string | null {
  return review.state === 'open' ? null : ownRepId;
}

/** What of these events the actor may read: of a closed review a rep reads that it is closed, and his part in its minutes. */
export function seenEvents(seen: SeenReview, events: readonly RoomEvent[]): RoomEvent[] {
  return events.filter(({ happening: { kind } }) => seenRep(seen) === null || kind === 'closed');
}
