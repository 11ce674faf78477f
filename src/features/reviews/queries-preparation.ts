import { readChosen, type ChosenDeal } from '@/data/review-deals';
import { firstHappenings, readLastResults } from '@/data/review-happenings';
import { readReadiness, readReadyAt } from '@/data/review-seats';
import { findRep, listReps } from '@/data/deal-list';
import type { ReviewRow } from '@/data/reviews';
import { lastDayOf, proposeDeals, rankDeals } from '@/domain/reviews/proposal';
import { notFound, ok, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { preparationInput, readinessInput } from './inputs-preparation';
import { candidateOf, preparedDeal } from './prepared-deal';
import type { Preparation, PreparedDeal, Readiness } from './preparation-view';
import { groundOf, readRanked, type PreparationGround, type RankedDeal } from './propose';
import { seeReview } from './review-access';
import { unlinkedAt, whoseRep } from './whose-rep';

/** Candidates shown to swap in. */
const CANDIDATES = 25;

/**
 * A rep's preparation of a review: what he chose or what is proposed, prefilled from the record, and what can be swapped in. Not found: the
 * review, a rep who is not the caller's to prepare for.
 */
export const preparation = defineQuery({
  name: 'reviews.preparation',
  permission: 'reviews.prepare',
  input: preparationInput,
  run: async (ctx, input): Promise<Result<Preparation>> => {
    const { reviewId } = input;
    const seen = (await seeReview(ctx, reviewId)) ?? (await unlinkedAt(ctx, reviewId));
    const whose = seen ? await whoseRep(ctx, input.repId) : null;
    if (!seen || !whose) return notFound();
    const { review } = seen;
    const rep = whose.repId === null ? null : await findRep(ctx.unit, whose.repId);
    const ground = await groundOf(ctx, review);
    const head = headOf(ctx, review, ground);
    const reps = ctx.scope.kind === 'all' ? await listReps(ctx.unit) : rep ? [rep] : [];
    const who = { reps, rep, asking: ctx.scope.kind === 'all' ? 'cro' : 'rep' } as const;
    if (rep === null) return ok({ ...head, ...who, ...NOBODY });
    const { resting } = ctx.actor;
    const mayChoose = review.state === 'planned' && !resting;
    return ok({
      ...head,
      ...who,
      mayChoose,
      mayChange: mayChoose || (review.state === 'open' && !resting),
      readyAt: await readReadyAt(ctx.unit, review.id, rep.id),
      ...(await fiveOf(ctx, review, ground, rep.id)),
    });
  },
});

const NOBODY = {
  mayChange: false,
  mayChoose: false,
  readyAt: null,
  chosen: false,
  deals: [],
  candidates: [],
  handedOver: 0,
};

function headOf(ctx: Context, review: ReviewRow, { quarter, today }: PreparationGround) {
  const { id, heldOn, startsAt, zone, minutes, videoLink, state, skipReason } = review;
  const { label, from } = quarter;
  return {
    review: {
      id,
      heldOn,
      startsAt,
      zone,
      minutes,
      videoLink,
      state,
      skipReason,
      quarter: { label, from, lastDay: lastDayOf(quarter) },
    },
    today,
    currency: ctx.tenant.currency,
  };
}

type Five = Pick<Preparation, 'chosen' | 'deals' | 'candidates' | 'handedOver'>;

async function fiveOf(
  ctx: Context,
  review: ReviewRow,
  ground: PreparationGround,
  repId: string,
): Promise<Five> {
  const all = await readChosen(ctx.unit, review.id, repId);
  const chosen = all.filter(({ ownerId }) => ownerId === repId);
  const dealIds = chosen.map(({ dealId }) => dealId);
  const ranked = await readRanked(ctx, review, ground, { repIds: [repId], dealIds });
  const byId = new Map(ranked.map((deal) => [deal.dealId, deal]));
  const brought = chosen.flatMap((row) => byId.get(row.dealId) ?? []);
  const five = chosen.length > 0 ? brought : proposeDeals(ranked, ground.today);
  const taken = new Set(five.map(({ dealId }) => dealId));
  const rest = rankDeals(ranked, ground.today).filter(({ dealId }) => !taken.has(dealId));
  return {
    chosen: chosen.length > 0,
    deals: await prepared(ctx, review, ground, { five, chosen }),
    candidates: rest.slice(0, CANDIDATES).map((deal) => candidateOf(deal, ground)),
    handedOver: all.length - chosen.length,
  };
}

async function prepared(
  ctx: Context,
  review: ReviewRow,
  ground: PreparationGround,
  { five, chosen }: { five: readonly RankedDeal[]; chosen: readonly ChosenDeal[] },
): Promise<PreparedDeal[]> {
  const dealIds = five.map(({ dealId }) => dealId);
  const last = await readLastResults(ctx.unit, review, dealIds);
  const first = await firstHappenings(ctx.unit, [...last.values()]);
  const rows = new Map(chosen.map((row) => [row.dealId, row]));
  return five.map((deal, index) =>
    preparedDeal(
      deal,
      {
        position: index + 1,
        chosen: rows.get(deal.dealId) ?? null,
        last: last.get(deal.dealId) ?? null,
        first: first.get(deal.dealId) ?? null,
      },
      ground,
    ),
  );
}

/** Who is how far. A rep sees himself, CRO and CEO everybody. */
export const readiness = defineQuery({
  name: 'reviews.readiness',
  permission: 'reviews.read',
  input: readinessInput,
  run: async (ctx, { reviewId }): Promise<Result<Readiness[]>> => {
    const seen = await seeReview(ctx, reviewId);
    if (!seen) return notFound();
    const planned = seen.review.state === 'planned';
    return ok(await readReadiness(ctx.unit, reviewId, { planned, repId: seen.ownRepId }));
  },
});
