import { actionsOf } from '@/data/review-actions';
import { readEvents } from '@/data/review-events';
import { secondsUsed } from '@/domain/reviews/closing';
import type { ForecastFigures } from '@/domain/reviews/events';
import { forecastChange } from '@/domain/reviews/minutes';
import { whyNoRoom, type PromiseResult } from '@/domain/reviews/review';
import { roomOf, rulingOn } from '@/domain/reviews/room';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { readClosing } from './closing-facts';
import { forecastNow } from './forecast-now';
import { closingInput } from './inputs-close';
import { seeReview } from './review-access';

/** What closing would leave as it is: to be looked at before it is final. Plain JSON, amounts as decimal text of minor units. */
export type Closing = {
  /** Deals without a ruling: they become "not discussed". */
  undecided: { dealId: string; name: string; rep: string; amountMinor: string }[];
  /** Promises that nobody judged, with what the record says; null: not due yet. */
  promises: { dealId: string; name: string; suggested: PromiseResult | null }[];
  deals: number;
  actions: number;
  secondsPlanned: number;
  secondsUsed: number;
  forecast: { before: ForecastFigures; now: ForecastFigures; change: ForecastFigures };
};

export const closingQuery = defineQuery({
  name: 'reviews.closing',
  permission: 'reviews.run',
  input: closingInput,
  run: async (ctx, { reviewId }): Promise<Result<Closing>> => {
    const seen = await seeReview(ctx, reviewId);
    if (!seen) return notFound();
    const { review } = seen;
    const over = whyNoRoom(review.state);
    if (over) return refuse('rule', over.message, { remedy: over.remedy });
    const room = roomOf(await readEvents(ctx.unit, reviewId));
    const { pairs } = await readClosing(ctx, review, room);
    const repName = new Map(room.seats.map(({ repId, name }) => [repId, name]));
    const now = await forecastNow(ctx);
    const before = room.forecast ?? now;
    return ok({
      undecided: pairs
        .filter(({ inRoom }) => rulingOn(inRoom) === null)
        .map(({ inRoom, deal }) => ({
          dealId: inRoom.dealId,
          name: deal.name,
          rep: repName.get(inRoom.repId) ?? '',
          amountMinor: inRoom.opened.amountMinor,
        })),
      promises: pairs.flatMap(({ inRoom, deal }) =>
        deal.promised && inRoom.promise === null
          ? [{ dealId: inRoom.dealId, name: deal.name, suggested: deal.suggested }]
          : [],
      ),
      deals: pairs.length,
      actions: (await actionsOf(ctx.unit, reviewId)).length,
      secondsPlanned: room.minutes * 60,
      secondsUsed: secondsUsed(room, ctx.now).all,
      forecast: { before, now, change: forecastChange(before, now) },
    });
  },
});
