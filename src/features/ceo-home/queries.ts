import { z } from 'zod';
import { countRequests, readOpenRequests } from '@/data/ceo-requests';
import { readStandingVersions } from '@/data/stage-model-versions';
import { readOpenReviews, readOwnActions, type OpenReview } from '@/data/waiting';
import { isOver, monthOf } from '@/domain/board/months';
import { ok } from '@/domain/values/result';
import { shownRequest } from '@/features/requests/queries';
import { stateOf } from '@/features/stage-models/queries';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';

/** Requests drawn on the first page; the list of all has pages. */
const SHOWN = 20;

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
    const requests = await readOpenRequests(unit, { after: null, limit: SHOWN });
    const { waiting: asked } = await countRequests(unit, today);
    const waiting = {
      endorse: await toEndorse(ctx),
      attend: reviews.filter((review) => mustAnswer(review, ctx)).map(named),
      answer: requests.map(({ place: _, ...request }) =>
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
    const moreRequests = asked - requests.length;
    return ok({
      ...waiting,
      /** Requests that wait beside those in `answer`, the most urgent ones. */
      moreRequests,
      count: Object.values(waiting).reduce((sum, list) => sum + list.length, moreRequests),
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
  const versions = await readStandingVersions(unit, today);
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
