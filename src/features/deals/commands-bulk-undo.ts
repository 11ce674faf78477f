import { findBulk, restoreBefore } from '@/data/bulk-changes';
import { lockDeals } from '@/data/deals';
import { readStageModel } from '@/data/stage-models';
import { insertTransitions } from '@/data/stage-transitions';
import type { StageId } from '@/domain/deals/deal';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { undoBulkInput } from './inputs';

/**
 * Takes a bulk edit back where nobody has changed the deal since; the others are kept as they are and counted. Only whoever made the
 * edit, or the CRO. Refusals: not found, 'rule' (nothing left to take back).
 */
export const undoBulkEdit = defineCommand({
  name: 'deals.undoBulk',
  permission: 'deals.write',
  input: undoBulkInput,
  run: async (ctx, { bulkId }) => {
    const bulk = await findBulk(ctx.unit, bulkId);
    if (!bulk || (bulk.byUserId !== ctx.actor.userId && ctx.actor.role !== 'CRO')) return notFound();
    const made = new Map(bulk.deals.map(({ id, version }) => [id, version]));
    const locked = await lockDeals(ctx.unit, ctx.scope, [...made.keys()]);
    const same = locked.filter(({ id, version }) => made.get(id) === version);
    if (same.length === 0)
      return refuse('rule', 'There is nothing to take back: each of these deals was changed again since.', {
        remedy: 'Change them one by one.',
      });
    const restored = await restoreBefore(
      ctx.unit,
      same.map(({ id, version }) => ({ id, version })),
      ctx.now,
    );
    await recordMovesBack(ctx, new Map(same.map(({ id, stage }) => [id, stage])), restored);
    const kept = bulk.deals.length - restored.length;
    return done(
      {
        restored: restored.length,
        kept,
        deals: restored.map(({ id, version }) => ({ dealId: id, version })),
      },
      {
        subjectKind: 'bulk',
        subjectId: bulkId,
        summary: `Took back a change of ${restored.length === 1 ? '1 deal' : `${restored.length} deals`}`,
        after: { kept },
      },
      ...same.map(({ id, name }) => ({
        subjectKind: 'deal',
        subjectId: id,
        summary: `Took back the last change of ${name}`,
      })),
    );
  },
});

async function recordMovesBack(
  ctx: Context,
  before: ReadonlyMap<string, StageId>,
  restored: readonly { id: string; stage: StageId }[],
): Promise<void> {
  const { version: modelVersion } = await readStageModel(ctx.unit, ctx.today);
  const moves = restored.flatMap(({ id, stage }) => {
    const from = before.get(id);
    if (from === undefined || from === stage) return [];
    const [on, at, byUserId] = [ctx.today, ctx.now, ctx.actor.userId];
    return [{ dealId: id, from, to: stage, on, at, byUserId, reason: 'undone', modelVersion }];
  });
  if (moves.length > 0) await insertTransitions(ctx.unit, moves);
}
