import { insertEvent } from '@/data/review-events';
import type { ReviewRow } from '@/data/reviews';
import type { RoomEvent, RoomHappening } from '@/domain/reviews/events';
import { announce } from '@/platform/live/announce';
import type { Context } from '@/platform/operations/context';
import { ROOM_CHANNEL } from './room-channel';

/**
 * The next event of a locked review: appended to its chain and announced in the same transaction, so that nobody hears of what was rolled
 * back. The row that was locked counts on (`lastSeq`), for a command that appends several.
 */
export async function appendEvent(
  ctx: Context,
  review: ReviewRow,
  happening: RoomHappening,
): Promise<RoomEvent> {
  const { userId: byUserId, name: byName } = ctx.actor;
  const event = { seq: review.lastSeq + 1, at: ctx.now, byUserId, byName, happening };
  await insertEvent(ctx.unit, review.id, event);
  review.lastSeq = event.seq;
  await announce(ctx.unit, ROOM_CHANNEL, { tenantId: ctx.tenant.id, reviewId: review.id, seq: event.seq });
  return event;
}
