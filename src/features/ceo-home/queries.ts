import { z } from 'zod';
import { readRequests } from '@/data/ceo-requests';
import { readStageModelVersions } from '@/data/stage-model-versions';
import { readOpenReviews, readOwnActions, type OpenReview } from '@/data/waiting';
import { isOver, monthOf } from '@/domain/board/months';
import { ok } from '@/domain/values/result';
import { shownRequest } from '@/features/requests/queries';
import { stateOf } from '@/features/stage-models/queries';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';

/**
 * What waits for the CEO: versions of the stage model to endorse, board reviews to say yes or no to, requests to answer, a month to close,
 * and what he promised. Months close in their order, so only the oldest open one is offered.
 */
export const showWaiting = defineQuery({
  name: 'waiting.show',
  permission: 'waiting.read',
  input: z.strictObject({}),
  run: async (ctx) => {
    const { unit, today } = ctx;
    const reviews = await readOpenReviews(unit, ctx.actor.userId);
    const waiting = {
      endorse: await toEndorse(ctx),
      attend: reviews.filter((review) => mustAnswer(review, ctx)).map(named),
      answer: (await readRequests(unit, 0)).map((request) =>
        shownRequest(request, { today, zone: ctx.tenant.zone }),
      ),
      close: reviews
        .slice(0, 1)
        .filter(({ period }) => isOver(period, today))
        .map(named),
      actions: (await readOwnActions(unit, ctx.actor.userId)).map(({ period, ...action }) => ({
        ...action,
        month: period === null ? null : monthOf(period),
        late: action.dueOn < today,
      })),
    };
    const next = reviews.find(({ heldOn }) => heldOn >= today);
    return ok({
      ...waiting,
      count: Object.values(waiting).reduce((sum, list) => sum + list.length, 0),
      next: next ? named(next) : null,
      name: ctx.actor.name,
      today,
      zone: ctx.tenant.zone,
    });
  },
});

export type Waiting = Extract<Awaited<ReturnType<typeof showWaiting>>, { ok: true }>['value'];

/** Versions in force or to come without the CEO's signature, the one in force first. */
async function toEndorse({ unit, today }: Context) {
  const versions = await readStageModelVersions(unit);
  return versions
    .map(({ model, effectiveFrom, note, signatures, ...version }) => ({
      version: model.version,
      effectiveFrom,
      note,
      state: stateOf({ model, effectiveFrom, note, signatures, ...version }, versions, today),
      endorsed: signatures.some(({ role }) => role === 'CEO'),
    }))
    .filter(({ state, endorsed }) => state !== 'over' && !endorsed)
    .toReversed();
}

/** Asked, without an answer, and not held yet. */
function mustAnswer({ asked, answer, heldOn, state }: OpenReview, { today }: Context): boolean {
  return asked && answer === null && (heldOn >= today || state === 'open');
}

function named<R extends OpenReview>({ period, ...review }: R) {
  return { ...review, month: monthOf(period) };
}
