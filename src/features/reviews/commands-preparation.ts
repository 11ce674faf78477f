import { lockDeal } from '@/data/deals';
import { lockOpenDealsOf, readChosen, saveAnswers, saveChoice, type ChosenDeal } from '@/data/review-deals';
import { markReady } from '@/data/review-seats';
import { seatReps } from '@/data/review-agenda';
import type { ReviewRow } from '@/data/reviews';
import { missingAnswers } from '@/domain/reviews/answers';
import { notFound, refuse, type Result } from '@/domain/values/result';
import { runEdit } from '@/features/deals/commands';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed, type Outcome } from '@/platform/operations/define-command';
import { answersAfter, answersConflict, sameAnswers } from './answer-rules';
import { appendEvent } from './append';
import { beginPreparing, chosenRow, planFirst, takeProposal } from './begin-preparing';
import { aboutReview } from './enter-room';
import { answerInput, chooseDealsInput, setReadyInput } from './inputs-preparation';
import type { AnswerStored } from './preparation-view';

/**
 * Chooses the deals that a rep brings and their order. What stays among them keeps its answers; what was given to him by somebody who had
 * prepared it brings its answers along. Refusals: not found (review, rep), 'rule' (not planned, a deal that is not an open one of his).
 */
export const chooseDeals = defineCommand({
  name: 'reviews.choose',
  permission: 'reviews.prepare',
  input: chooseDealsInput,
  run: async (ctx, { dealIds, ...input }) => {
    const begun = await beginPreparing(ctx, input);
    if (!begun.ok) return begun;
    const { review, repId } = begun.value;
    const early = planFirst(review);
    if (early) return early;
    const kept = (await readChosen(ctx.unit, review.id, repId)).filter(({ ownerId }) => ownerId === repId);
    const fresh = dealIds.filter((id) => !kept.some(({ dealId }) => dealId === id));
    const open = await lockOpenDealsOf(ctx.unit, ctx.scope, repId, fresh);
    if (open.length < fresh.length)
      return refuse('rule', 'Only open deals of the rep can be brought.', {
        remedy: 'Load the page again: a deal may have been closed or given to somebody else.',
      });
    const before = kept.map(({ dealId }) => dealId);
    if (before.join() === dealIds.join()) return rehearsed({ dealIds });
    await seatReps(ctx.unit, review.id, [repId], ctx.now);
    await saveChoice(ctx.unit, review.id, { repId, dealIds }, { userId: ctx.actor.userId, at: ctx.now });
    const lacking = await lackingOf(ctx, review, repId);
    if (lacking.length > 0) await markReady(ctx.unit, review.id, repId, null);
    return done(
      { dealIds },
      aboutReview(review, `Chose ${dealIds.length} deals to bring`, { repId, dealIds }),
    );
  },
});

/**
 * Answers questions about one of the five; of a proposal that nobody chose the first answer takes the whole. A next step becomes the
 * deal's own by the deal's edit, in the same transaction. Refusals: not found, 'invalid' (no exact next step, a record that is not a live
 * one of this deal), 'conflict' (both values), 'rule' (closed or skipped review, closed deal, not among the five, what the edit refuses).
 */
export const answerDeal = defineCommand({
  name: 'reviews.answer',
  permission: 'reviews.prepare',
  input: answerInput,
  run: async (ctx, input): Promise<Outcome<AnswerStored>> => {
    const found = await chosenRow(ctx, input);
    if (!found.ok) return found;
    const { review, row } = found.value;
    const read = await answersAfter(ctx, review, row, input);
    if (!read.ok) return read;
    const answers = read.value;
    const stale = input.version !== row.version && !(input.version === null && row.version === 1);
    if (sameAnswers(row, answers) && (row.version > 1 || input.version === row.version))
      return rehearsed({ version: row.version, answers, missing: missingAnswers(answers) });
    if (stale) return answersConflict(row);
    const edited = await editNextStep(ctx, row, answers);
    if (!edited.ok) return edited;
    const by = { userId: ctx.actor.userId, at: ctx.now };
    await saveAnswers(ctx.unit, row, answers, by);
    const version = row.version + 1;
    const missing = missingAnswers(answers);
    if (review.state === 'open')
      await appendEvent(ctx, review, { kind: 'answered', dealId: row.dealId, answers, version });
    else if (missing.length > 0) await markReady(ctx.unit, review.id, row.repId, null);
    return done(
      { version, answers, missing },
      aboutReview(review, 'Answered about a deal', { dealId: row.dealId, ...answers }),
      ...edited.value,
    );
  },
});

/** The deal's own next step follows the answer; what already stands there is not written again. */
async function editNextStep(
  ctx: Context,
  row: ChosenDeal,
  { nextStep, nextStepOn }: Pick<ChosenDeal, 'nextStep' | 'nextStepOn'>,
): Promise<Result<AuditEntry[]>> {
  const kept = nextStep === row.nextStep && nextStepOn === row.nextStepOn;
  if (nextStep === null || nextStepOn === null || kept) return { ok: true, value: [] };
  const deal = await lockDeal(ctx.unit, ctx.scope, row.dealId);
  if (!deal) return notFound();
  if (deal.nextStep === nextStep && deal.nextStepOn === nextStepOn) return { ok: true, value: [] };
  const edited = await runEdit(ctx, { dealId: deal.id, version: deal.version, nextStep, nextStepOn });
  if (!edited.ok) return edited;
  return { ok: true, value: 'audit' in edited ? [...edited.audit] : [] };
}

/**
 * A rep says that he is ready, or takes it back. Refusals: not found, 'rule' (not planned; answers are missing: which, in words and as
 * `details.missing`).
 */
export const setReady = defineCommand({
  name: 'reviews.setReady',
  permission: 'reviews.prepare',
  input: setReadyInput,
  run: async (ctx, { ready, ...input }) => {
    const begun = await beginPreparing(ctx, input);
    if (!begun.ok) return begun;
    const { review, repId } = begun.value;
    const early = planFirst(review);
    if (early) return early;
    await seatReps(ctx.unit, review.id, [repId], ctx.now);
    if (ready) {
      await takeProposal(ctx, review, repId);
      const missing = await lackingOf(ctx, review, repId);
      if (missing.length > 0) return notReady(missing);
    }
    await markReady(ctx.unit, review.id, repId, ready ? ctx.now : null);
    const summary = ready ? 'Is ready for the review' : 'Is not ready for the review';
    return done({ ready }, aboutReview(review, summary, { repId, ready }));
  },
});

type Lacking = { dealId: string; message: string };

async function lackingOf(ctx: Context, review: ReviewRow, repId: string): Promise<Lacking[]> {
  const rows = await readChosen(ctx.unit, review.id, repId);
  return rows
    .filter(({ ownerId, outcome }) => ownerId === repId && outcome === 'open')
    .flatMap((row) => missingAnswers(row).map(({ message }) => ({ dealId: row.dealId, message })));
}

function notReady(missing: readonly Lacking[]) {
  const deals = new Set(missing.map(({ dealId }) => dealId)).size;
  const answers = missing.length === 1 ? 'One answer is' : `${missing.length} answers are`;
  return refuse('rule', `${answers} missing about ${deals === 1 ? 'one deal' : `${deals} deals`}.`, {
    remedy: 'Answer them first. What the page shows from the record counts once you say that it is right.',
    details: { missing },
  });
}
