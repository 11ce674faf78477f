import { readEvents } from '@/data/review-events';
import type { ReviewRow } from '@/data/reviews';
import { whyNoRoom } from '@/domain/reviews/review';
import { roomOf, type DealInRoom, type RoomState } from '@/domain/reviews/room';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { lockSeenReview } from './review-access';

export type Entered = { review: ReviewRow; ownRepId: string | null; room: RoomState };

/** The open room of a review that the actor may see, locked. Refusals: not found, 'rule' (not open, with the words of its state). */
export async function enterRoom(ctx: Context, reviewId: string): Promise<Result<Entered>> {
  const seen = await lockSeenReview(ctx, reviewId);
  if (!seen) return notFound();
  const closed = whyNoRoom(seen.review.state);
  if (closed) return refuse('rule', closed.message, { remedy: closed.remedy });
  return ok({ ...seen, room: roomOf(await readEvents(ctx.unit, reviewId)) });
}

export type AtDeal = Entered & { deal: DealInRoom };

/** As enterRoom, at one deal of its agenda; a deal that is not on it is not found. */
export async function enterAtDeal(ctx: Context, reviewId: string, dealId: string): Promise<Result<AtDeal>> {
  const entered = await enterRoom(ctx, reviewId);
  if (!entered.ok) return entered;
  const deal = entered.value.room.deals.find((one) => one.dealId === dealId);
  return deal ? ok({ ...entered.value, deal }) : notFound();
}

/** A line of the log about a review. */
export function aboutReview(
  review: Pick<ReviewRow, 'id'>,
  summary: string,
  after?: Record<string, unknown>,
): AuditEntry {
  return { subjectKind: 'review', subjectId: review.id, summary, ...(after ? { after } : {}) };
}
