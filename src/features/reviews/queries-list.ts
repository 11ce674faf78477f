import { findDeal } from '@/data/deal-list';
import { readComingReviews, readDealResults, readOpenActions, readPastReviews } from '@/data/review-list';
import { may } from '@/domain/access/permissions';
import { notFound, ok, refuse } from '@/domain/values/result';
import { instantInput } from '@/domain/values/schemas';
import { decodePosition, encodePosition } from '@/features/deals/queries';
import { defineQuery } from '@/platform/operations/define-query';
import { listReviewsInput, reviewsOfDealInput } from './inputs-list';

const MOST_COMING = 8;
const MOST_OF_A_DEAL = 20;

/**
 * The reviews of a company: what comes, what was, and what the member has agreed to do. A rep's past reviews are those in which he had a
 * seat, with the sums of his own deals. `next` is the position to go on from, null at the end.
 */
export const listReviews = defineQuery({
  name: 'reviews.list',
  permission: 'reviews.read',
  input: listReviewsInput,
  run: async (ctx, { after, limit }) => {
    const position = after ? decodePosition(after) : null;
    if (after !== null && !instantInput.safeParse(position?.key).success)
      return refuse('invalid', 'This page address is not valid. Start from the first page.');
    const { unit, scope, now, actor } = ctx;
    const rows = await readPastReviews(unit, scope, { now, after: position, limit: limit + 1 });
    const past = rows.slice(0, limit);
    const last = past.at(-1);
    const more = rows.length > limit && last;
    return ok({
      now,
      today: ctx.today,
      currency: ctx.tenant.currency,
      coming: await readComingReviews(unit, scope, now, MOST_COMING),
      past,
      next: more ? encodePosition({ key: last.startsAt, id: last.id }) : null,
      actions: actor.userId ? await readOpenActions(unit, scope, actor.userId) : [],
      role: actor.role,
      may: {
        prepare: may(actor, 'reviews.prepare'),
        run: may(actor, 'reviews.run'),
        schedule: may(actor, 'reviews.schedule'),
      },
    });
  },
});

/** What closed reviews said of a deal: promise, result, outcome and reason. A rep reads the reviews into which he brought it himself. */
export const reviewsOfDeal = defineQuery({
  name: 'reviews.ofDeal',
  permission: 'reviews.read',
  input: reviewsOfDealInput,
  run: async (ctx, { dealId }) => {
    const deal = await findDeal(ctx.unit, ctx.scope, dealId);
    if (!deal) return notFound();
    const rows = await readDealResults(ctx.unit, ctx.scope, dealId, MOST_OF_A_DEAL);
    return ok({ rows });
  },
});
