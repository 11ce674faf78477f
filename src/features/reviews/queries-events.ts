import { readEvents } from '@/data/review-events';
import type { Role } from '@/domain/access/permissions';
import type { RoomEvent } from '@/domain/reviews/events';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { eventsInput } from './inputs-room';
import { seeReview, seenEvents } from './review-access';

/** What happened in a room since the reader's last event, and what a live connection needs to know about room and reader. */
export type RoomNews = {
  events: RoomEvent[];
  /** Closed: nothing will follow. What is skipped may be held after all. */
  over: boolean;
  /** The review's own: it counts its plan's changes too, which are no events. */
  version: number;
  tenantId: string;
  reviewId: string;
  reader: { userId: string | null; name: string; role: Role };
};

/** How a page that missed something reads on; also how a live connection is let in, and looked at again while it lasts. */
export const roomNews = defineQuery({
  name: 'reviews.events',
  permission: 'reviews.read',
  input: eventsInput,
  run: async (ctx, { reviewId, after }) => {
    const seen = await seeReview(ctx, reviewId);
    if (!seen) return notFound();
    return ok<RoomNews>({
      events: seenEvents(seen, await readEvents(ctx.unit, reviewId, after)),
      over: seen.review.state === 'closed',
      version: seen.review.version,
      tenantId: ctx.tenant.id,
      reviewId,
      reader: { userId: ctx.actor.userId, name: ctx.actor.name, role: ctx.actor.role },
    });
  },
});
