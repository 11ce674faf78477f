import { findRep } from '@/data/deal-list';
import { findRepOf } from '@/data/reps';
import { readReview, type ReviewRow } from '@/data/reviews';
import type { Context } from '@/platform/operations/context';

/**
 * Whose preparation is meant: the caller's own, or for a CRO that of the rep he names. `repId` null: the caller is linked to no rep. null:
 * there is no such rep for him.
 */
export async function whoseRep(ctx: Context, named: string | null): Promise<{ repId: string | null } | null> {
  if (ctx.scope.kind === 'own')
    return named === null || named === ctx.scope.repId ? { repId: ctx.scope.repId } : null;
  if (ctx.scope.kind !== 'all') return null;
  if (named !== null) return (await findRep(ctx.unit, named)) ? { repId: named } : null;
  return { repId: await findRepOf(ctx.unit, ctx.actor.userId) };
}

/**
 * A planned review for a rep who is linked to nobody yet: he sees nothing of it, but is told what he lacks instead of "not found". null:
 * there is none, or the caller is somebody else.
 */
export async function unlinkedAt(ctx: Context, reviewId: string): Promise<{ review: ReviewRow } | null> {
  if (ctx.scope.kind !== 'own' || ctx.scope.repId !== null) return null;
  const review = await readReview(ctx.unit, reviewId);
  return review?.state === 'planned' ? { review } : null;
}
