import { actionsOf } from '@/data/review-actions';
import { readCorrections, readMinutes, readNeighbours } from '@/data/review-minutes';
import type { ReviewRow } from '@/data/reviews';
import { parseMinutes, partOfRep } from '@/domain/reviews/minutes';
import { maySettleAction } from '@/domain/reviews/rulings';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { minutesInput } from './inputs-close';
import { seeReview } from './review-access';
import { isIntact } from './sealed-minutes';
import type { ShownMinutes } from './shown-minutes';

/** The minutes of a closed review, checked against their checksum; a rep's own part with the company's totals. */
export const minutesQuery = defineQuery({
  name: 'reviews.minutes',
  permission: 'reviews.read',
  input: minutesInput,
  run: async (ctx, { reviewId }) => {
    const seen = await seeReview(ctx, reviewId);
    return seen ? shownMinutes(ctx, seen.review, seen.ownRepId) : notFound();
  },
});

/** What a reader gets of a review's minutes. `ownRepId`: the rep who reads; null: who sees everybody's part. */
export async function shownMinutes(
  ctx: Context,
  review: ReviewRow,
  ownRepId: string | null,
  reader: { userId: string | null } = ctx.actor,
): Promise<Result<ShownMinutes>> {
  const stored = await readMinutes(ctx.unit, review.id);
  if (!stored)
    return refuse('rule', 'This review is not closed yet, so there are no minutes.', {
      remedy: 'The CRO closes it when its deals have been through.',
    });
  const all = parseMinutes(stored.body);
  const { userId } = reader;
  const by = { role: ctx.actor.role, userId };
  const minutes = ownRepId === null ? all : partOfRep(all, { repId: ownRepId, userId });
  const shown = new Set(minutes.actions.map(({ actionId }) => actionId));
  const actions = (await actionsOf(ctx.unit, review.id)).filter(({ actionId }) => shown.has(actionId));
  return ok({
    reviewId: review.id,
    minutes,
    whole: ownRepId === null,
    sha256: stored.sha256,
    intact: isIntact(stored),
    since: Object.fromEntries(
      actions.map(({ actionId, ownerId, state, settledAt, version }) => [
        actionId,
        { state, settledAt, ...(maySettleAction(by, ownerId) ? { settles: version } : {}) },
      ]),
    ),
    // A note says what it wants of anybody's deals: a rep reads his own.
    corrections: await readCorrections(ctx.unit, review.id, ownRepId === null ? null : userId),
    ...(await readNeighbours(ctx.unit, review, ownRepId)),
  });
}
