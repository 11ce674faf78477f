import type { z } from 'zod';
import { ensureContact } from '@/data/customers';
import type { StoredDeal } from '@/data/deal-facts';
import { lockDeal, updateDeal, type DealChanges, type LockedDeal } from '@/data/deals';
import { findEvidence, insertEvidence, voidEvidence, type NewEvidence } from '@/data/evidence';
import { lastSoftStage } from '@/data/deal-history';
import { readStageModel } from '@/data/stage-models';
import { insertTransition } from '@/data/stage-transitions';
import { mayRecord } from '@/domain/access/permissions';
import { outcomeAfter, stageCarriedBy } from '@/domain/deals/carried';
import type { DealFacts } from '@/domain/deals/deal';
import { checkVoid } from '@/domain/deals/moves';
import { stageOrder, type StageModel } from '@/domain/deals/stages';
import { notFound } from '@/domain/values/result';
import { withReadings } from '@/features/evidence-files/queries-reading';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, type Outcome } from '@/platform/operations/define-command';
import { bothValues } from './edit-conflict';
import {
  asFacts,
  decideMove,
  hasLines,
  notDelivery,
  readGround,
  refuseRecording,
  withAdded,
} from './decisions';
import { standingOf, type Standing } from './board-card';
import { atFloor, keepFloorDesk } from './floor-desk';
import { moveDealInput, recordEvidenceInput, voidEvidenceInput } from './inputs';
import { factsOf, outcomeChange, refuseOvershipped, refuseUncommitted, standsOn } from './standing';

/** Moves a deal, saving the evidence that the gate asks for in the same step. The rule is domain/deals; the database keeps the PO gate too. */
export const moveDeal = defineCommand({
  name: 'deals.move',
  permission: 'deals.move',
  input: moveDealInput,
  run: runMove,
});

/** What deals.move does within its transaction, for a command that moves a deal as a part of what it does. */
export async function runMove(
  ctx: Context,
  input: z.output<typeof moveDealInput>,
): Promise<Outcome<{ dealId: string; version: number } & Standing>> {
  const deal = await lockDeal(ctx.unit, ctx.scope, input.dealId);
  if (!deal) return notFound();
  if (deal.version !== input.version) return bothValues(ctx, deal.id, input.version);
  const ground = (await readGround(ctx, [deal.id])).get(deal.id);
  if (!ground) return notFound();
  const decided = decideMove(ctx, deal, ground, input);
  if (!decided.ok) return decided;
  const { changes, transition, entry } = decided.value;
  if (input.contact && deal.customerId)
    changes.contactId = await ensureContact(ctx.unit, deal.customerId, input.contact, ctx.now);
  Object.assign(changes, await keepEvidence(ctx, deal, ground.facts, input.evidence));
  const version = await updateDeal(ctx.unit, deal, changes, ctx.now);
  await keepFloorDesk(ctx, [atFloor(deal, input, ground)]);
  await recordTransition(ctx, deal, input.to, transition?.reason ?? null, ground.model);
  const moved = withAdded(ground.facts, input.evidence, { contact: input.contact });
  const { outcome = moved.outcome } = changes;
  const now = { ...moved, stage: input.to, outcome, stageEnteredOn: ctx.today, lastActivityOn: ctx.today };
  return done({ dealId: deal.id, version, ...standingOf(now, ground.model, ctx.today) }, entry);
}

/** Records evidence without moving the deal. */
export const recordEvidence = defineCommand({
  name: 'deals.recordEvidence',
  permission: 'evidence.write',
  input: recordEvidenceInput,
  run: async (ctx, input) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, input.dealId);
    if (!deal) return notFound();
    const refused = refuseRecording(ctx, input.evidence);
    if (refused) return refused;
    const facts = await factsOf(ctx, deal.id);
    if (!hasLines(facts, input.evidence)) return notFound();
    const after = withAdded(facts, input.evidence, {});
    const uncommitted =
      refuseUncommitted(after, input.evidence, ctx.today) ?? refuseOvershipped(after, input.evidence);
    if (uncommitted) return uncommitted;
    const changes = await keepEvidence(ctx, deal, facts, input.evidence);
    Object.assign(changes, outcomeChange(after, ctx.today, await readStageModel(ctx.unit, ctx.today)));
    const version = await updateDeal(ctx.unit, deal, changes, ctx.now);
    return done(
      { dealId: deal.id, version },
      {
        subjectKind: 'deal',
        subjectId: deal.id,
        summary: `Recorded ${input.evidence.map((item) => `${item.kind} ${item.reference ?? ''}`.trim()).join(', ')} on ${deal.name}`,
      },
    );
  },
});

/** Voids evidence with its reason; a deal that stood on it goes back to what the rest carries, in the same transaction. */
export const voidDealEvidence = defineCommand({
  name: 'deals.voidEvidence',
  permission: 'evidence.write',
  input: voidEvidenceInput,
  run: async (ctx, input) => {
    const found = await findEvidence(ctx.unit, input.evidenceId);
    const deal = found ? await lockDeal(ctx.unit, ctx.scope, found.dealId) : null;
    if (!found || !deal) return notFound();
    if (!mayRecord(ctx.actor.role, found.kind)) return notDelivery();
    const facts = await factsOf(ctx, deal.id);
    const voiding = facts.evidence.find((item) => item.id === found.id);
    const added = input.replacement ? [input.replacement] : [];
    const refused = refuseRecording(ctx, added);
    if (refused) return refused;
    if (!voiding || !hasLines(facts, added)) return notFound();
    const replacement = input.replacement ? asFacts(input.replacement) : null;
    const allowed = checkVoid(facts, voiding, ctx.today, replacement);
    if (!allowed.ok) return allowed;
    const by = { userId: ctx.actor.userId, at: ctx.now };
    await voidEvidence(ctx.unit, found.id, { ...by, reason: input.reason });
    const rest = { ...facts, evidence: facts.evidence.filter((item) => item !== voiding) };
    const model = await readStageModel(ctx.unit, ctx.today);
    const changes = await standing(ctx, deal, withAdded(rest, added, {}), model);
    Object.assign(changes, await keepEvidence(ctx, deal, rest, added));
    const version = await updateDeal(ctx.unit, deal, changes, ctx.now);
    if (changes.stage && changes.stage !== deal.stage)
      await recordTransition(ctx, deal, changes.stage, `${found.kind} voided: ${input.reason}`, model);
    return done(
      { dealId: deal.id, version, stage: changes.stage ?? deal.stage },
      {
        subjectKind: 'deal',
        subjectId: deal.id,
        summary: `Voided ${found.kind} ${found.reference ?? ''} on ${deal.name}: ${input.reason}`,
      },
    );
  },
});

/** Writes the evidence; the first live commit document becomes the one that the deal stands on, a demo's day is kept on the deal. */
async function keepEvidence(
  ctx: Context,
  deal: LockedDeal,
  facts: StoredDeal,
  added: readonly NewEvidence[],
): Promise<DealChanges> {
  const by = { userId: ctx.actor.userId, at: ctx.now, currency: ctx.tenant.currency };
  const ids = await insertEvidence(ctx.unit, deal.id, await withReadings(ctx, deal.id, added), by);
  const changes: DealChanges = {};
  const demo = added.find((item) => item.kind === 'demo');
  if (demo && !facts.demoOn) changes.demoOn = demo.evidenceOn;
  const recorded = added.map((item, i) => ({ ...asFacts(item), id: ids[i] ?? '' }));
  return { ...changes, ...standsOn(deal, [...facts.evidence, ...recorded], facts.hasHardware) };
}

/** Where a deal stands after one piece of evidence is gone. */
async function standing(
  ctx: Context,
  deal: LockedDeal,
  after: DealFacts,
  model: StageModel,
): Promise<DealChanges> {
  if (deal.stage === 'closed_lost') return {};
  const soft = after.sourceStage ? await lastSoftStage(ctx.unit, deal.id) : undefined;
  const carried = stageCarriedBy(after, ctx.today, soft);
  if (stageOrder(carried) >= stageOrder(deal.stage)) return outcomeChange(after, ctx.today, model);
  return {
    stage: carried,
    stageEnteredOn: ctx.today,
    outcome: outcomeAfter({ ...after, stage: carried }, carried, ctx.today, model),
  };
}

async function recordTransition(
  ctx: Context,
  deal: LockedDeal,
  to: LockedDeal['stage'],
  reason: string | null,
  model: StageModel,
): Promise<void> {
  await insertTransition(ctx.unit, {
    dealId: deal.id,
    from: deal.stage,
    to,
    on: ctx.today,
    at: ctx.now,
    byUserId: ctx.actor.userId,
    reason,
    modelVersion: model.version,
  });
}
