import type { z } from 'zod';
import { readConflict } from '@/data/deal-conflict';
import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { lockDeal, type LockedDeal } from '@/data/deals';
import { readStageModel } from '@/data/stage-models';
import type { StageModel } from '@/domain/deals/stages';
import { rulingOn, type StandingRuling } from '@/domain/reviews/room';
import { knockDownClaim, OUTCOME_WORDS, refuseOnClosed, refuseRuling } from '@/domain/reviews/rulings';
import { cardStanding } from '@/domain/reviews/standing';
import { notFound, ok, refuse, type Refusal, type Result } from '@/domain/values/result';
import { runEdit } from '@/features/deals/commands';
import { runMove } from '@/features/deals/commands-evidence';
import { undoLastChange } from '@/features/deals/commands-undo';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, type Outcome } from '@/platform/operations/define-command';
import { appendEvent } from './append';
import { aboutReview, enterAtDeal, type AtDeal } from './enter-room';
import { ruleInput, takeBackInput } from './inputs-room';
import type { RoomAnswer } from './room-view';

type RuleInput = z.output<typeof ruleInput>;

/**
 * What becomes of a deal, applied at once by the deal's own commands in the same transaction. Refusals: 'conflict' with both values (somebody
 * ruled, or changed the deal, since it was on the screen), 'invalid' (a reason or stage is missing), and all of the deal's own.
 */
export const rule = defineCommand({
  name: 'reviews.rule',
  permission: 'reviews.run',
  input: ruleInput,
  run: async (ctx, input): Promise<Outcome<RoomAnswer>> => {
    const entered = await enterAtDeal(ctx, input.reviewId, input.dealId);
    if (!entered.ok) return entered;
    const { review } = entered.value;
    const stopped = ruledMeanwhile(entered.value, input) ?? refuseRuling(input);
    if (stopped) return stopped;
    const locked = await lockOnAgenda(ctx, input.dealId);
    if (!locked.ok) return locked;
    const { deal, facts, model } = locked.value;
    if (deal.version !== input.dealVersion) return changedMeanwhile(ctx, input.dealId, input.dealVersion);
    const applied = await apply(ctx, { deal, facts, model }, input);
    if (!applied.ok) return applied;
    const event = await appendEvent(ctx, review, {
      kind: 'ruled',
      dealId: deal.id,
      outcome: input.outcome,
      reason: input.reason,
      before: cardStanding(facts, model, ctx.today),
      after: await standingNow(ctx, deal.id, model),
      dealVersion: applied.value.version,
    });
    const why = input.reason === null ? '' : `: ${input.reason}`;
    const summary = `Ruled on ${deal.name} in the review: ${OUTCOME_WORDS[input.outcome]}${why}`;
    return done({ event }, aboutReview(review, summary), ...applied.value.audit);
  },
});

/**
 * Takes the last ruling on a deal back, and with it what it did to the deal. Refusals: 'conflict' (somebody ruled or took back first, or the
 * deal was changed since), 'rule' (nothing is decided), 'gate' (what carried the deal before is gone).
 */
export const takeBack = defineCommand({
  name: 'reviews.takeBack',
  permission: 'reviews.run',
  input: takeBackInput,
  run: async (ctx, input): Promise<Outcome<RoomAnswer>> => {
    const entered = await enterAtDeal(ctx, input.reviewId, input.dealId);
    if (!entered.ok) return entered;
    const standing = rulingOn(entered.value.deal);
    if (!standing)
      return refuse('rule', 'Nothing is decided on this deal, so there is nothing to take back.');
    const stopped = ruledMeanwhile(entered.value, input);
    if (stopped) return stopped;
    const locked = await lockOnAgenda(ctx, input.dealId);
    if (!locked.ok) return locked;
    const { deal, model } = locked.value;
    const undone = await undoRuling(ctx, deal, standing);
    if (!undone.ok) return undone;
    const event = await appendEvent(ctx, entered.value.review, {
      kind: 'tookBack',
      dealId: deal.id,
      after: await standingNow(ctx, deal.id, model),
      dealVersion: undone.value,
    });
    const summary = `Took back the ruling on ${deal.name}: ${OUTCOME_WORDS[standing.outcome]}`;
    const entries = undone.value === deal.version ? [] : [aboutUndoing(deal, standing)];
    return done({ event }, aboutReview(entered.value.review, summary), ...entries);
  },
});

type OnAgenda = { deal: LockedDeal; facts: StoredDeal; model: StageModel };

async function lockOnAgenda(ctx: Context, dealId: string): Promise<Result<OnAgenda>> {
  const deal = await lockDeal(ctx.unit, ctx.scope, dealId);
  const [facts] = deal ? await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] }) : [];
  if (!deal || !facts) return notFound();
  return ok({ deal, facts, model: await readStageModel(ctx.unit, ctx.today) });
}

async function standingNow(ctx: Context, dealId: string, model: StageModel) {
  const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
  if (!facts) throw new Error('A locked deal cannot be read');
  return cardStanding(facts, model, ctx.today);
}

type Applied = { version: number; audit: readonly AuditEntry[] };

/** What a ruling does to the deal: nothing, a claim, a move. */
async function apply(
  ctx: Context,
  { deal, facts, model }: OnAgenda,
  { outcome, reason, to, contact, evidence }: RuleInput,
): Promise<Result<Applied>> {
  const [dealId, version] = [deal.id, deal.version];
  switch (outcome) {
    case 'held':
    case 'parked':
      return refuseOnClosed(outcome, facts.outcome) ?? ok({ version, audit: [] });
    case 'knocked_down': {
      const claim = knockDownClaim(facts, model, ctx.today);
      if (!claim.ok) return claim;
      return applied(await runEdit(ctx, { dealId, version, claimBp: claim.value }));
    }
    case 'moved':
    case 'lost': {
      const stage = outcome === 'lost' ? 'closed_lost' : (to ?? deal.stage);
      return applied(await runMove(ctx, { dealId, version, to: stage, reason, contact, evidence }));
    }
  }
}

function applied(outcome: Outcome<{ version: number }>): Result<Applied> {
  if (!outcome.ok) return outcome;
  const audit = 'audit' in outcome ? outcome.audit : [];
  return ok({ version: outcome.value.version, audit });
}

/** The deal's version after the ruling on it is undone; a ruling that did nothing to the deal leaves it. */
async function undoRuling(
  ctx: Context,
  deal: LockedDeal,
  { outcome, dealVersion }: StandingRuling,
): Promise<Result<number>> {
  if (outcome === 'held' || outcome === 'parked') return ok(deal.version);
  const undone = await undoLastChange(ctx, deal, dealVersion, { 'reviews.rule': 'reviews.run' });
  return undone.ok ? ok(undone.value.version) : undone;
}

function aboutUndoing(deal: LockedDeal, { outcome }: StandingRuling): AuditEntry {
  return {
    subjectKind: 'deal',
    subjectId: deal.id,
    summary: `Undone: ${OUTCOME_WORDS[outcome]} in the review`,
    before: { version: deal.version },
  };
}

/** Somebody else ruled, or took a ruling back, since the caller looked: the refusal with what stands now, or null. */
function ruledMeanwhile(
  { deal }: AtDeal,
  { rulingSeq, ...wanted }: { rulingSeq: number | null; outcome?: string; reason?: string | null },
): { ok: false; refusal: Refusal } | null {
  const standing = rulingOn(deal);
  if ((standing?.seq ?? null) === rulingSeq) return null;
  const message = standing
    ? `${standing.byName} has ruled meanwhile: ${OUTCOME_WORDS[standing.outcome]}.`
    : 'The ruling was taken back meanwhile.';
  const yours = wanted.outcome ? { outcome: wanted.outcome, reason: wanted.reason ?? null } : null;
  return refuse('conflict', message, {
    remedy: 'Look at what stands now and decide again.',
    details: { theirs: standing, yours },
  });
}

async function changedMeanwhile(ctx: Context, dealId: string, seenVersion: number) {
  const found = await readConflict(ctx.unit, dealId, seenVersion);
  return refuse('conflict', 'This deal was changed while you were deciding. Nothing was ruled.', {
    remedy: 'Look at both values and rule again.',
    details: { ...found },
  });
}
