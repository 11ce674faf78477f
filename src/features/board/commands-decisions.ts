import {
  insertBoardDecision,
  lockBoardDecision,
  reviewOfDecision,
  writeBoardDecision,
  writeDecisionState,
  type BoardDecisionRow,
  type DecisionWords,
} from '@/data/board-decisions';
import { lockBoardReview, periodOfReview, type BoardReviewRow } from '@/data/board-reviews';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { findMember } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { changeDecisionInput, decideInput, removeDecisionInput, settleDecisionInput } from './inputs';
import { aboutMonth, closedAlready, enterMonth } from './month-rules';
import { settleOwned, tellOwner } from './tell-owner';

/** Writes down what was decided, or what somebody does until a day. Refusals: as enterMonth, 'invalid' (an action without owner or day). */
export const decide = defineCommand({
  name: 'board.decide',
  permission: 'board.decide',
  input: decideInput,
  run: async (ctx, { month, kind, ...words }) => {
    const entered = await enterMonth(ctx, month);
    if (!entered.ok) return entered;
    const review = entered.value;
    const checked = await checkWords(ctx, kind, words);
    if (!checked.ok) return checked;
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const id = await insertBoardDecision(ctx.unit, review.id, { kind, ...words }, by);
    await tellOwner(ctx, review, { id, version: 1, ...words });
    const summary = `${kind === 'action' ? 'Agreed on an action' : 'Decided'}: ${words.text}`;
    return done({ id, version: 1 }, aboutMonth(review, summary, { id, kind, ...words }));
  },
});

async function checkWords(
  ctx: Context,
  kind: BoardDecisionRow['kind'],
  { ownerId, dueOn }: DecisionWords,
): Promise<Result<null>> {
  if (kind === 'action' && (ownerId === null || dueOn === null))
    return refuse('invalid', 'An action needs somebody who does it and a day.', {
      fields: {
        ...(ownerId === null ? { ownerId: 'Who does it?' } : {}),
        ...(dueOn === null ? { dueOn: 'Until when?' } : {}),
      },
    });
  if (ownerId !== null && !(await findMember(ctx.unit.connection, ctx.tenant.id, ownerId)))
    return refuse('invalid', 'This person is no member of the company.', {
      fields: { ownerId: 'Choose a member.' },
    });
  return ok(null);
}

/** Says it in other words, or gives it to somebody else; as long as its month is open. Refusals: not found, 'conflict', 'invalid'. */
export const changeDecision = defineCommand({
  name: 'board.changeDecision',
  permission: 'board.decide',
  input: changeDecisionInput,
  run: async (ctx, { id, version, ...words }) => {
    const found = await enterDecision(ctx, { id, version });
    if (!found.ok) return found;
    const { review, decision } = found.value;
    if (review.state === 'closed') return closedAlready(ctx, review);
    const checked = await checkWords(ctx, decision.kind, words);
    if (!checked.ok) return checked;
    await writeBoardDecision(ctx.unit, id, words, { userId: ctx.actor.userId, at: ctx.now });
    await tellOwner(ctx, review, { id, version: version + 1, ...words });
    const entry = aboutMonth(review, `Changed what was agreed: ${words.text}`, { id, ...words });
    return done({ id, version: version + 1 }, { ...entry, before: wordsOf(decision) });
  },
});

const STATE_WORDS = { open: 'Reopened', done: 'Did', dropped: 'Dropped' } as const;

/**
 * Says what became of an action; also after its month is closed, whose page keeps it as it was: the next month tells of it. Refusals: not
 * found, 'rule' (a decision is not settled), 'conflict'.
 */
export const settleDecision = defineCommand({
  name: 'board.settleDecision',
  permission: 'board.decide',
  input: settleDecisionInput,
  run: async (ctx, { id, version, state }) => {
    const found = await enterDecision(ctx, { id, version });
    if (!found.ok) return found;
    const { review, decision } = found.value;
    if (decision.kind === 'decision')
      return refuse('rule', 'A decision is taken; only an action is done or dropped.');
    if (decision.state === state) return refuse('rule', `This action is ${state} already.`);
    await writeDecisionState(ctx.unit, id, state, { userId: ctx.actor.userId, at: ctx.now });
    if (state === 'open') await tellOwner(ctx, review, { ...decision, version: version + 1 });
    else await settleOwned(ctx, decision);
    const entry = aboutMonth(review, `${STATE_WORDS[state]}: ${decision.text}`, { id, state });
    return done({ id, version: version + 1, state }, { ...entry, before: { state: decision.state } });
  },
});

/** Takes out what was written by mistake; as long as its month is open. */
export const removeDecision = defineCommand({
  name: 'board.removeDecision',
  permission: 'board.decide',
  input: removeDecisionInput,
  run: async (ctx, asked) => {
    const found = await enterDecision(ctx, asked);
    if (!found.ok) return found;
    const { review, decision } = found.value;
    if (review.state === 'closed') return closedAlready(ctx, review);
    await writeDecisionState(ctx.unit, asked.id, 'removed', { userId: ctx.actor.userId, at: ctx.now });
    await settleOwned(ctx, decision);
    const entry = aboutMonth(review, `Took out: ${decision.text}`, { id: asked.id });
    return done({ id: asked.id }, { ...entry, before: wordsOf(decision) });
  },
});

type Found = { review: BoardReviewRow; decision: BoardDecisionRow };

/** What was agreed, with its month, both locked, as the caller saw it. */
async function enterDecision(
  ctx: Context,
  { id, version }: { id: string; version: number },
): Promise<Result<Found>> {
  const reviewId = await reviewOfDecision(ctx.unit, id);
  const period = reviewId === null ? null : await periodOfReview(ctx.unit, reviewId);
  const review = period === null ? null : await lockBoardReview(ctx.unit, period);
  const decision = review ? await lockBoardDecision(ctx.unit, id) : null;
  if (!review || !decision || decision.state === 'removed') return notFound();
  if (decision.version === version) return ok({ review, decision });
  return refuse('conflict', 'Somebody else has changed this meanwhile.', {
    details: {
      version: decision.version,
      changedBy: decision.by,
      changedAt: decision.recordedAt,
      theirs: wordsOf(decision),
      seen: null,
    },
  });
}

function wordsOf({ text, ownerId, dueOn, state }: BoardDecisionRow) {
  return { text, ownerId, dueOn, state };
}
