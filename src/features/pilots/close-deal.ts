import type { StoredDeal } from '@/data/deal-facts';
import { updateDeal, type LockedDeal } from '@/data/deals';
import { readStageModel } from '@/data/stage-models';
import { insertTransition } from '@/data/stage-transitions';
import { commitEvidence } from '@/domain/deals/evidence';
import { checkMove } from '@/domain/deals/moves';
import { ok, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';

/**
 * The own deal of a decided pilot. A paid one stands on its commit document, keeps its clocks and its revenue, and ends as its evidence
 * says; one that nobody paid for is closed, so that it counts no more beside the production deal.
 */
export async function closePilotDeal(
  ctx: Context,
  deal: LockedDeal,
  facts: StoredDeal,
  reason: string,
): Promise<Result<{ version: number; closed: boolean }>> {
  if (facts.outcome !== 'open' || commitEvidence(facts, ctx.today))
    return ok({ version: deal.version, closed: false });
  const model = await readStageModel(ctx.unit, ctx.today);
  const move = checkMove(
    { ...facts, lostReason: reason },
    { to: 'closed_lost', reason, asOf: ctx.today, model },
  );
  if (!move.ok) return move;
  const changes = {
    stage: 'closed_lost' as const,
    outcome: 'lost' as const,
    stageEnteredOn: ctx.today,
    lostReason: reason,
    closedOn: ctx.today,
  };
  const version = await updateDeal(ctx.unit, deal, changes, ctx.now);
  await insertTransition(ctx.unit, {
    dealId: deal.id,
    from: deal.stage,
    to: 'closed_lost',
    on: ctx.today,
    at: ctx.now,
    byUserId: ctx.actor.userId,
    reason,
    modelVersion: model.version,
  });
  return ok({ version, closed: true });
}
