import type { z } from 'zod';
import { findActivity, removeActivity } from '@/data/activities';
import { readFloors } from '@/data/approvals';
import {
  readLastChange,
  reinstateVoidedAt,
  restoreFields,
  restoreLines,
  voidRecordedAt,
  type LastChange,
} from '@/data/deal-undo';
import { lockDeal, type LockedDeal } from '@/data/deals';
import { findNote, markNoteRemoved, restoreNote } from '@/data/notes';
import { insertTransition } from '@/data/stage-transitions';
import { readStageModel } from '@/data/stage-models';
import { may, type Permission } from '@/domain/access/permissions';
import { refuseBelowFloor } from '@/domain/approvals/floor';
import { effectiveStage } from '@/domain/deals/carried';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, type Outcome } from '@/platform/operations/define-command';
import { undoInput } from './inputs-page';
import { factsOf, standsOn } from './standing';

type Undone = { dealId: string; version: number; summary: string };
type Input = z.output<typeof undoInput>;

/**
 * Takes back what the last command did to a deal, if nobody changed the deal since (`version`), or one activity or note (`event`).
 * Refusals: 'conflict' (changed or undone since), 'rule' (not reversible, somebody else's), 'gate' (the evidence for it is gone).
 */
export const undo = defineCommand({
  name: 'deals.undo',
  permission: 'notes.write',
  input: undoInput,
  run: async (ctx, input): Promise<Outcome<Undone>> => {
    const deal = await lockDeal(ctx.unit, ctx.scope, input.dealId);
    if (!deal) return notFound();
    const told = input.event
      ? await undoEvent(ctx, deal, input.event)
      : await undoLastChange(ctx, deal, input.version);
    if (!told.ok) return told;
    return done(told.value, {
      subjectKind: 'deal',
      subjectId: deal.id,
      summary: `Undone: ${told.value.summary}`,
      ...(told.value.version === deal.version ? {} : { before: { version: deal.version } }),
    });
  },
});

type Reversible = Readonly<Record<string, Permission>>;

/** What each command needs to be done, and so to be undone. Commands that are not listed are not undone here. */
const REVERSIBLE: Reversible = {
  'deals.edit': 'deals.write',
  'deals.bulkEdit': 'deals.move',
  'deals.chooseContact': 'deals.write',
  'deals.move': 'deals.move',
  'deals.recordEvidence': 'evidence.write',
  'deals.recordHours': 'evidence.write',
  'deals.voidEvidence': 'evidence.write',
};

/** Takes back a locked deal's last change as deals.undo does; `reversible`: which commands' changes, and what doing them needs. */
export async function undoLastChange(
  ctx: Context,
  deal: LockedDeal,
  version: Input['version'],
  reversible = REVERSIBLE,
): Promise<Result<Undone>> {
  if (version === null)
    return refuse('invalid', 'Say which change to undo.', { fields: { version: 'Missing.' } });
  if (deal.version !== version) return changedSince();
  const last = await readLastChange(ctx.unit, deal);
  const refused = refuseUndo(ctx, last, reversible);
  if (refused || !last) return refused ?? changedSince();
  const undoing = { dealId: deal.id, at: last.at, now: ctx.now, userId: ctx.actor.userId };
  const fresh = await reinstateVoidedAt(ctx.unit, undoing);
  await voidRecordedAt(ctx.unit, undoing);
  await restoreLines(ctx.unit, undoing);
  const facts = await factsOf(ctx, deal.id);
  const { before } = last;
  const stood = before.poEvidenceId ? (fresh.get(before.poEvidenceId) ?? before.poEvidenceId) : null;
  const document = standsOn({ poEvidenceId: stood }, facts.evidence, before.hasHardware);
  const after = { ...facts, stage: before.stage, hasHardware: before.hasHardware, demoOn: before.demoOn };
  if (effectiveStage(after, ctx.today) !== before.stage)
    return refuse('gate', 'The evidence that carried this deal before is no longer on record.', {
      remedy: 'Record it again and move the deal.',
    });
  const floor = (await readFloors(ctx.unit, [deal.id], ctx.tenant.currency)).get(deal.id);
  const small = floor ? refuseBelowFloor({ ...facts, stage: deal.stage }, before.stage, floor) : null;
  if (small) return small;
  const next = await restoreFields(ctx.unit, deal, document, ctx.now);
  if (before.stage !== deal.stage) await recordUndone(ctx, deal, before.stage);
  return ok({ dealId: deal.id, version: next, summary: last.summary });
}

function refuseUndo(ctx: Context, last: LastChange | null, reversible: Reversible) {
  if (!last || last.ambiguous)
    return refuse('rule', 'This change cannot be undone here.', {
      remedy: 'An import or a clean-up is undone on its own page; anything else by changing it again.',
    });
  if (last.operation === 'deals.undo')
    return refuse('conflict', 'This was undone already.', { remedy: 'To have it back, do it again.' });
  const permission = reversible[last.operation];
  if (!permission || !may(ctx.actor.role, permission))
    return refuse('rule', 'This change cannot be undone here.', { remedy: 'Change it again by hand.' });
  return notMine(ctx, last.byUserId);
}

function changedSince() {
  return refuse('conflict', 'The deal was changed since, so this is no longer undone in one step.', {
    remedy: 'Look at the history of the deal and change it by hand.',
  });
}

/** People undo their own; the CRO everybody's. */
function notMine(ctx: Context, byUserId: string | null) {
  if (ctx.actor.role === 'CRO' || (byUserId !== null && byUserId === ctx.actor.userId)) return null;
  return refuse('rule', 'Somebody else did this.', { remedy: 'Whoever did it can undo it, or your CRO.' });
}

async function recordUndone(ctx: Context, deal: LockedDeal, to: LockedDeal['stage']): Promise<void> {
  const model = await readStageModel(ctx.unit, ctx.today);
  await insertTransition(ctx.unit, {
    dealId: deal.id,
    from: deal.stage,
    to,
    on: ctx.today,
    at: ctx.now,
    byUserId: ctx.actor.userId,
    reason: 'undone',
    modelVersion: model.version,
  });
}

async function undoEvent(ctx: Context, deal: LockedDeal, event: string): Promise<Result<Undone>> {
  const activity = await findActivity(ctx.unit, event);
  const note = activity ? null : await findNote(ctx.unit, event);
  const found = activity ?? note;
  if (!found || found.dealId !== deal.id) return notFound();
  if (activity && !may(ctx.actor.role, 'deals.write')) return notFound();
  // What nobody of the company wrote belongs to whoever may write such things.
  const doneBy = note?.removedAt ? note.removedBy : found.recordedBy;
  const refused = doneBy === null ? null : notMine(ctx, doneBy);
  if (refused) return refused;
  const value = { dealId: deal.id, version: deal.version };
  if (activity) {
    if (activity.removed) return refuse('conflict', 'This was undone already.');
    await removeActivity(ctx.unit, activity.id, ctx.now);
    return ok({ ...value, summary: `logged a ${activity.kind} on ${deal.name}` });
  }
  if (note?.removedAt) {
    const restored = await restoreNote(ctx.unit, note.id, ctx.now);
    if (!restored) return refuse('conflict', 'This was undone already.');
    return ok({ ...value, summary: `removed a note on ${deal.name}` });
  }
  await markNoteRemoved(ctx.unit, event, { userId: ctx.actor.userId, at: ctx.now });
  return ok({ ...value, summary: `noted something on ${deal.name}` });
}
