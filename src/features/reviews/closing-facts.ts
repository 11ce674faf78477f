import { readDealFacts } from '@/data/deal-facts';
import { previousReview } from '@/data/review-agenda';
import { readPushes } from '@/data/review-results';
import type { ReviewRow } from '@/data/reviews';
import { readStageModel } from '@/data/stage-models';
import type { StageModel } from '@/domain/deals/stages';
import type { ClosingDeal } from '@/domain/reviews/closing';
import type { DealInRoom, RoomState } from '@/domain/reviews/room';
import { later } from '@/platform/clock/clock';
import type { Context } from '@/platform/operations/context';
import { readCards } from './room-cards';
import type { RoomCard } from './room-view';

const WEEK_SECONDS = 7 * 86_400;

export type ClosingPair = { inRoom: DealInRoom; deal: ClosingDeal };
export type ClosingFacts = { model: StageModel; pairs: ClosingPair[] };

/**
 * The deals of the agenda with all that closing says of them, in a fixed number of statements. A deal that an import took away since the
 * opening is left out: nothing of it is on record any more.
 */
export async function readClosing(ctx: Context, review: ReviewRow, room: RoomState): Promise<ClosingFacts> {
  const dealIds = room.deals.map(({ dealId }) => dealId);
  const openedAt = room.openedAt ?? ctx.now;
  const { cards } = await readCards(ctx, review, null);
  const cardOf = new Map(cards.map((card) => [card.dealId, card]));
  const now = await factsOf(ctx, dealIds);
  const opened = await factsOf(ctx, dealIds, openedAt);
  const previous = await previousReview(ctx.unit, review);
  const from = previous?.closedAt ?? later(openedAt, -WEEK_SECONDS);
  const pushes = await readPushes(ctx.unit, dealIds, from);
  const pairs = room.deals.flatMap((inRoom) => {
    const [card, facts] = [cardOf.get(inRoom.dealId), now.get(inRoom.dealId)];
    if (!card || !facts) return [];
    const its = pushes.get(inRoom.dealId) ?? { pushes: 0, pushedDays: 0 };
    const known = { facts, opened: opened.get(inRoom.dealId) ?? null };
    return [{ inRoom, deal: { ...ofCard(card), ...known, ...its } }];
  });
  return { model: await readStageModel(ctx.unit, ctx.today), pairs };
}

function ofCard({ name, customer, answers, evidence, promise }: RoomCard) {
  return {
    name,
    customer,
    answers,
    evidence: evidence
      .filter(({ brought }) => brought)
      .map(({ kind, reference, on }) => ({ kind, reference, on })),
    promised: promise ? { text: promise.text, on: promise.on } : null,
    suggested: promise?.suggested ?? null,
  };
}

async function factsOf(ctx: Context, dealIds: readonly string[], knownAt?: string) {
  const deals = await readDealFacts(ctx.unit, { scope: { kind: 'all' }, dealIds, knownAt });
  return new Map(deals.map((deal) => [deal.id, deal]));
}
