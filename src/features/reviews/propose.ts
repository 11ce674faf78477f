import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { readBringable, type BringableRow } from '@/data/review-deals';
import type { ReviewRow } from '@/data/reviews';
import { readStageModel } from '@/data/stage-models';
import type { StageModel } from '@/domain/deals/stages';
import type { LeadTimeBook } from '@/domain/forecast/lead-times';
import { lastDayOf, proposeDeals, stakeOf, type Stake } from '@/domain/reviews/proposal';
import { dayOfInstant, type CalendarDate } from '@/domain/values/calendar-date';
import {
  fiscalOf,
  fiscalQuarter,
  type FiscalCalendar,
  type FiscalQuarter,
} from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';

/** What everything that is said of a rep's deals in a review stands on. */
export type PreparationGround = {
  /** The day in the review's zone. */
  today: CalendarDate;
  quarter: FiscalQuarter;
  fiscal: FiscalCalendar;
  book: LeadTimeBook;
  model: StageModel;
};

export async function groundOf(ctx: Context, review: ReviewRow): Promise<PreparationGround> {
  const fiscal = fiscalOf(ctx.tenant);
  const today = dayOfInstant(ctx.now, review.zone);
  return {
    today,
    quarter: fiscalQuarter(review.heldOn, fiscal),
    fiscal,
    book: await readLeadTimeBook(ctx.unit),
    model: await readStageModel(ctx.unit, today),
  };
}

/** A deal that can be brought, as it is ranked. */
export type RankedDeal = BringableRow & Stake & { facts: StoredDeal };

/** The deals that reps can bring, with those that are named; in a fixed number of statements whatever their number. */
export async function readRanked(
  ctx: Context,
  review: ReviewRow,
  ground: PreparationGround,
  asked: { repIds: readonly string[]; dealIds: readonly string[] },
): Promise<RankedDeal[]> {
  const lastDay = lastDayOf(ground.quarter);
  const rows = await readBringable(ctx.unit, ctx.scope, { ...asked, lastDay, review });
  const dealIds = rows.map(({ dealId }) => dealId);
  const facts = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds });
  const byId = new Map(facts.map((deal) => [deal.id, deal]));
  return rows.flatMap((row) => {
    const its = byId.get(row.dealId);
    return its ? [{ ...row, ...stakeOf(its, ground), facts: its }] : [];
  });
}

/** What is proposed to these reps, as the agenda of who has not chosen: at most five deals each, in order. */
export async function proposedAgenda(
  ctx: Context,
  review: ReviewRow,
  repIds: readonly string[],
): Promise<{ repId: string; dealId: string; position: number }[]> {
  if (repIds.length === 0) return [];
  const ground = await groundOf(ctx, review);
  const ranked = await readRanked(ctx, review, ground, { repIds, dealIds: [] });
  return repIds.flatMap((repId) =>
    proposeDeals(
      ranked.filter((deal) => deal.repId === repId),
      ground.today,
    ).map(({ dealId }, index) => ({ repId, dealId, position: index + 1 })),
  );
}
