import { lockDeal } from '@/data/deals';
import { findChosen, readChosen, saveChoice, type ChosenDeal } from '@/data/review-deals';
import { seatReps } from '@/data/review-agenda';
import type { ReviewRow } from '@/data/reviews';
import { TOP_DEALS, whyNoRoom } from '@/domain/reviews/review';
import { notFound, ok, refuse, type Refusal, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { proposedAgenda } from './propose';
import { lockSeenReview } from './review-access';
import { unlinkedAt, whoseRep } from './whose-rep';

/** The review, locked, and whose preparation it is. Refusals: not found, 'rule' (closed or skipped, linked to no rep). */
export async function beginPreparing(
  ctx: Context,
  input: { reviewId: string; repId: string | null },
): Promise<Result<{ review: ReviewRow; repId: string }>> {
  const { reviewId } = input;
  const seen = (await lockSeenReview(ctx, reviewId)) ?? (await unlinkedAt(ctx, reviewId));
  const whose = seen ? await whoseRep(ctx, input.repId) : null;
  if (!seen || !whose) return notFound();
  const over = refuseOver(seen.review);
  if (over) return over;
  if (whose.repId === null)
    return ctx.scope.kind === 'own'
      ? refuse('rule', 'You are not linked to a rep yet. Ask your CRO to link you.')
      : refuse('invalid', 'Say whose deals these are.', { fields: { repId: 'Choose a rep.' } });
  return ok({ review: seen.review, repId: whose.repId });
}

/** Nothing is prepared for what is closed or skipped. */
function refuseOver({ state }: ReviewRow): { ok: false; refusal: Refusal } | null {
  if (state === 'planned' || state === 'open') return null;
  const over = whyNoRoom(state);
  return over ? refuse('rule', over.message, { remedy: over.remedy }) : null;
}

/** The agenda is fixed once the review has begun. The refusal, or null. */
export function planFirst({ state }: ReviewRow): { ok: false; refusal: Refusal } | null {
  if (state === 'planned') return null;
  return refuse('rule', 'The review has begun: its agenda stands.', {
    remedy: 'Answers can still be given, deal by deal.',
  });
}

/**
 * One of the five with its answers, its review locked. Where nobody chose, the proposal is taken as it stands, with this deal among it.
 * Refusals: not found, 'rule' (review over, deal closed, not among the five, no rep).
 */
export async function chosenRow(
  ctx: Context,
  { reviewId, dealId, version }: { reviewId: string; dealId: string; version: number | null },
): Promise<Result<{ review: ReviewRow; row: ChosenDeal }>> {
  const seen = await lockSeenReview(ctx, reviewId);
  const deal = seen ? await lockDeal(ctx.unit, ctx.scope, dealId) : null;
  if (!seen || !deal) return notFound();
  const { review } = seen;
  const over = refuseOver(review);
  if (over) return over;
  if (deal.outcome !== 'open')
    return refuse('rule', 'This deal is closed: nothing is asked about it.', {
      remedy: 'Swap in another one.',
    });
  if (deal.repId === null)
    return refuse('rule', 'This deal belongs to no rep.', { remedy: 'Give it to a rep first.' });
  const found = await findChosen(ctx.unit, reviewId, dealId);
  if (found && found.repId === deal.repId) return ok({ review, row: found });
  if (review.state === 'planned' && version === null) {
    await takeProposal(ctx, review, deal.repId, dealId);
    const row = await findChosen(ctx.unit, reviewId, dealId);
    if (row && row.repId === deal.repId) return ok({ review, row });
  }
  return refuse('rule', 'This deal is not among those that are brought.', {
    remedy: review.state === 'planned' ? 'Swap it in first.' : 'The agenda was fixed when the review began.',
  });
}

/**
 * A rep who has chosen nothing brings what is proposed, with the deal that he has just answered about among it even if others have become
 * more pressing. Who has chosen keeps his choice.
 */
export async function takeProposal(
  ctx: Context,
  review: ReviewRow,
  repId: string,
  withDealId: string | null = null,
): Promise<void> {
  const chosen = await readChosen(ctx.unit, review.id, repId);
  if (chosen.some(({ ownerId }) => ownerId === repId)) return;
  const proposed = (await proposedAgenda(ctx, review, [repId])).map(({ dealId }) => dealId);
  const dealIds =
    withDealId === null || proposed.includes(withDealId)
      ? proposed
      : [...proposed.slice(0, TOP_DEALS - 1), withDealId];
  await seatReps(ctx.unit, review.id, [repId], ctx.now);
  await saveChoice(ctx.unit, review.id, { repId, dealIds }, { userId: ctx.actor.userId, at: ctx.now });
}
