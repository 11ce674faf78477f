import type { z } from 'zod';
import { lockDeals, updateDeals, type LockedDeal } from '@/data/deals';
import { readStageModel } from '@/data/stage-models';
import { insertTransitions } from '@/data/stage-transitions';
import { may } from '@/domain/access/permissions';
import type { StageModel } from '@/domain/deals/stages';
import { weightedMinor } from '@/domain/deals/weight';
import { notFound, type Refusal, type Result } from '@/domain/values/result';
import { newId } from '@/platform/db/ids';
import type { AuditEntry } from '@/platform/operations/audit-log';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { editConflict } from './commands';
import {
  decideEdit,
  decideMove,
  notDelivery,
  readGround,
  refuseOwner,
  valuesOf,
  type Decision,
  type EditFields,
  type Ground,
} from './decisions';
import { atFloor, keepFloorDesk } from './floor-desk';
import { bulkEditInput } from './inputs';

type BulkInput = z.output<typeof bulkEditInput>;
type BulkChange = BulkInput['change'];

/**
 * What a bulk edit does to one deal. `refused` and `conflict` carry the very refusal that the single command gives; a conflict's
 * details hold the values that stand now. `unchanged`: the deal already is as asked for.
 */
export type BulkAnswer = { dealId: string; name: string; version: number } & (
  { status: 'changed' | 'unchanged' } | { status: 'refused' | 'conflict'; refusal: Refusal }
);

export type BulkResult = {
  /** Under which the whole can be undone; null where nothing was changed. */
  bulkId: string | null;
  deals: BulkAnswer[];
  counts: Record<BulkAnswer['status'], number>;
  /** Weighted amount of the deals that change, before and after, in minor units. */
  weighted: { beforeMinor: bigint; afterMinor: bigint };
};

/**
 * One change to many deals, each answered for itself: what one refuses the others still get. Every deal is decided by the functions of
 * the single commands. `dryRun` answers the same without doing it. Refusals of the whole: not found (an unknown rep, or nothing of what was listed is there).
 */
export const bulkEdit = defineCommand({
  name: 'deals.bulkEdit',
  permission: 'deals.move',
  input: bulkEditInput,
  run: async (ctx, input) => {
    const stranger = await refuseOwner(ctx, fieldsOf(input.change).repId);
    if (stranger) return stranger;
    const work = await weigh(ctx, input);
    if (!work) return notFound();
    const { result, changing } = work;
    if (input.dryRun || changing.length === 0) return rehearsed(result);
    const bulkId = newId();
    const changed = await write(ctx, changing);
    const answers = result.deals.map((deal) => ({
      ...deal,
      version: changed.get(deal.dealId) ?? deal.version,
    }));
    return done(
      { ...result, bulkId, deals: answers },
      bulkEntry(bulkId, input.change, changed),
      ...changing.map(entryOf),
    );
  },
});

type Changing = { deal: LockedDeal; decision: Decision; ground: Ground };

/** Locks what was listed and decides each deal. null: nothing of it is there for this actor. */
async function weigh(
  ctx: Context,
  { deals, change }: BulkInput,
): Promise<{ result: BulkResult; changing: Changing[] } | null> {
  const seen = new Map(deals.map(({ dealId, version }) => [dealId, version]));
  const locked = await lockDeals(ctx.unit, ctx.scope, [...seen.keys()]);
  if (locked.length === 0) return null;
  const byId = new Map(locked.map((deal) => [deal.id, deal]));
  const ground = await readGround(ctx, [...byId.keys()]);
  const changing: Changing[] = [];
  const answers: BulkAnswer[] = [];
  for (const [dealId, version] of seen) {
    const deal = byId.get(dealId);
    const its = ground.get(dealId);
    if (!deal || !its) {
      answers.push({ dealId, name: '', version, status: 'refused', refusal: notFound().refusal });
      continue;
    }
    const { answer, decision } = answerFor(ctx, deal, its, { version, change });
    answers.push(answer);
    if (decision) changing.push({ deal, decision, ground: its });
  }
  const model = await readStageModel(ctx.unit, ctx.today);
  return { result: summed(ctx, answers, changing, model), changing };
}

function answerFor(
  ctx: Context,
  deal: LockedDeal,
  ground: Ground,
  { version, change }: { version: number; change: BulkChange },
): { answer: BulkAnswer; decision?: Decision } {
  const head = { dealId: deal.id, name: deal.name, version: deal.version };
  if (deal.version !== version)
    return { answer: { ...head, status: 'conflict', refusal: editConflict(deal).refusal } };
  const decided = decide(ctx, deal, ground, change);
  if (!decided.ok) return { answer: { ...head, status: 'refused', refusal: decided.refusal } };
  if (!isMove(change) && isAlready(deal, fieldsOf(change)))
    return { answer: { ...head, status: 'unchanged' } };
  return { answer: { ...head, status: 'changed' }, decision: decided.value };
}

function decide(ctx: Context, deal: LockedDeal, ground: Ground, change: BulkChange): Result<Decision> {
  if (!isMove(change))
    return may(ctx.actor.role, 'deals.write')
      ? decideEdit(ctx, { deal, pilot: ground.pilot }, fieldsOf(change))
      : notDelivery();
  const to = change.kind === 'lost' ? 'closed_lost' : change.to;
  return decideMove(ctx, deal, ground, { to, reason: change.reason, contact: null, evidence: [] });
}

function isMove(change: BulkChange): change is Extract<BulkChange, { kind: 'move' | 'lost' }> {
  return change.kind === 'move' || change.kind === 'lost';
}

/** The fields of the single edit that a change stands for; none for a move. */
function fieldsOf(change: BulkChange): EditFields {
  switch (change.kind) {
    case 'owner':
      return { repId: change.repId };
    case 'closeOn':
      return { closeOn: change.closeOn };
    case 'nextStep':
      return { nextStep: change.nextStep, nextStepOn: change.nextStepOn };
    case 'verbalYesOff':
      return { verbalYesOn: null };
    case 'claimOff':
      return { claimBp: null };
    case 'move':
    case 'lost':
      return {};
  }
}

function isAlready(deal: LockedDeal, fields: EditFields): boolean {
  return Object.entries(valuesOf(deal, fields)).every(
    ([field, value]) => value === fields[field as keyof EditFields],
  );
}

function summed(
  ctx: Context,
  deals: BulkAnswer[],
  changing: readonly Changing[],
  model: StageModel,
): BulkResult {
  const counts: BulkResult['counts'] = { changed: 0, unchanged: 0, refused: 0, conflict: 0 };
  for (const { status } of deals) counts[status] += 1;
  let [beforeMinor, afterMinor] = [0n, 0n];
  for (const { ground, decision } of changing) {
    beforeMinor += weightedMinor(ground.facts, model, ctx.today);
    afterMinor += weightedMinor({ ...ground.facts, ...decision.changes }, model, ctx.today);
  }
  return { bulkId: null, deals, counts, weighted: { beforeMinor, afterMinor } };
}

/** Writes all changes in a statement each for history, deals and moves; the new version of each deal. */
async function write(ctx: Context, changing: readonly Changing[]): Promise<Map<string, number>> {
  const model = await readStageModel(ctx.unit, ctx.today);
  await updateDeals(
    ctx.unit,
    changing.map(({ deal, decision }) => ({ deal, changes: decision.changes })),
    ctx.now,
  );
  const moves = changing.flatMap(({ deal, decision: { transition } }) =>
    transition
      ? {
          dealId: deal.id,
          from: deal.stage,
          to: transition.to,
          on: ctx.today,
          at: ctx.now,
          byUserId: ctx.actor.userId,
          reason: transition.reason,
          modelVersion: model.version,
        }
      : [],
  );
  if (moves.length > 0) await insertTransitions(ctx.unit, moves);
  await keepFloorDesk(
    ctx,
    changing.flatMap(({ deal, decision, ground }) =>
      decision.transition ? atFloor(deal, decision.transition, ground) : [],
    ),
  );
  return new Map(changing.map(({ deal }) => [deal.id, deal.version + 1]));
}

const CHANGE_WORDS: Record<BulkChange['kind'], string> = {
  move: 'stage',
  lost: 'closed as lost',
  owner: 'rep',
  closeOn: 'close date',
  nextStep: 'next step',
  verbalYesOff: 'verbal yes off',
  claimOff: 'claim off',
};

/** The event of the whole; it names the versions that it made, by which it can be undone. */
function bulkEntry(bulkId: string, change: BulkChange, changed: ReadonlyMap<string, number>): AuditEntry {
  const deals = changed.size === 1 ? '1 deal' : `${changed.size} deals`;
  return {
    subjectKind: 'bulk',
    subjectId: bulkId,
    summary: `Changed ${deals} at once: ${CHANGE_WORDS[change.kind]}`,
    after: { change, deals: [...changed].map(([id, version]) => ({ id, version })) },
  };
}

function entryOf({ decision }: Changing): AuditEntry {
  return decision.entry;
}
