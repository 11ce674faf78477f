import { findRep } from '@/data/deal-list';
import { NOBODY } from '@/data/deal-scope';
import { readTrendResults, readTrendReviews, readTrendRows } from '@/data/review-trend';
import { LEAST_REVIEWS, repTrends, trendPoints } from '@/domain/reviews/trend';
import { notFound, ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { trendInput } from './inputs-list';

export const MOST_ROWS = 500;

/**
 * What was claimed and what was kept, over the last closed reviews. A rep's own alone for a rep, whoever he asks for; CEO and CRO see the
 * team and each rep. The rows of all reps add up to the team's, at every review.
 */
export const reviewTrend = defineQuery({
  name: 'reviews.trend',
  permission: 'reviews.read',
  input: trendInput,
  run: async (ctx, input) => {
    const who = await whose(ctx, input.repId);
    if (!who) return notFound();
    const reviews = await readTrendReviews(ctx.unit, who.repId, input.reviews);
    const reviewIds = reviews.map(({ reviewId }) => reviewId);
    const rows = await readTrendRows(ctx.unit, who.repId, reviewIds);
    const { behind: measure } = input;
    const wanted = { repId: who.repId, reviewIds, limit: MOST_ROWS };
    return ok({
      currency: ctx.tenant.currency,
      rep: who.rep,
      /** Whether there is a team to go back to. */
      all: ctx.scope.kind === 'all',
      asked: input.reviews,
      missing: Math.max(0, LEAST_REVIEWS - reviews.length),
      points: trendPoints(reviews, rows),
      reps: repTrends(reviews, rows),
      behind: measure
        ? { measure, rows: await readTrendResults(ctx.unit, ctx.scope, { ...wanted, measure }) }
        : null,
    });
  },
});

/** Whose trend is shown: a repId of null is the team. A rep's own whatever he asks for; another's is not there. */
async function whose(
  ctx: Context,
  asked: string | null,
): Promise<{ repId: string | null; rep: { id: string; name: string } | null } | null> {
  if (ctx.scope.kind === 'all' && asked === null) return { repId: null, rep: null };
  const own = ctx.scope.kind === 'all' ? null : ownRep(ctx);
  if (own !== null && asked !== null && asked !== own) return null;
  const repId = own ?? asked ?? NOBODY;
  const rep = await findRep(ctx.unit, repId);
  // A rep without deals has no row yet, and an empty trend; anybody else's must be there.
  return rep || own !== null ? { repId, rep } : null;
}

function ownRep({ scope }: Context): string {
  return (scope.kind === 'own' ? scope.repId : null) ?? NOBODY;
}
