import { approvalsOf, decidedApprovals, openApprovals, readFloors, type ApprovalRow } from '@/data/approvals';
import { readDealFacts } from '@/data/deal-facts';
import { productOf, readDeployed } from '@/data/deployments';
import { may } from '@/domain/access/permissions';
import { compareWith, unitsOf, type Comparison, type Deployed } from '@/domain/approvals/comparison';
import { belowFloor, floorNeed, type FloorGround, type FloorNeed } from '@/domain/approvals/floor';
import { urgencyOf, type Urgency } from '@/domain/approvals/waiting';
import type { DealFacts } from '@/domain/deals/deal';
import { isFromCommitOn } from '@/domain/deals/stages';
import { dayOfInstant, daysBetween } from '@/domain/values/calendar-date';
import { notFound, ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { ofDealInput, queueInput } from './inputs';

const LATEST_DECISIONS = 20;

/** An open request: how long it has waited, what the deal is now, and how it compares. */
export type Waiting = ApprovalRow & {
  days: number;
  urgency: Urgency;
  /** What the deal asks for now; null: it needs the CRO no more. */
  need: FloorNeed | null;
  comparison: Comparison | null;
};

/** The CRO's desk: open requests, the longest waiting first, and the latest decisions. A rep sees his own. */
export const approvalQueue = defineQuery({
  name: 'approvals.queue',
  permission: 'approvals.read',
  input: queueInput,
  run: async (ctx) => {
    const open = await openApprovals(ctx.unit, ctx.scope);
    return ok({
      open: await withNeeds(ctx, open),
      decided: await decidedApprovals(ctx.unit, ctx.scope, LATEST_DECISIONS),
      mayDecide: may(ctx.actor, 'approvals.decide'),
      mayWithdraw: may(ctx.actor, 'deals.write'),
      zone: ctx.tenant.zone,
    });
  },
});

async function withNeeds(ctx: Context, open: readonly ApprovalRow[]): Promise<Waiting[]> {
  const dealIds = open.map(({ dealId }) => dealId);
  if (dealIds.length === 0) return [];
  const facts = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds });
  const byId = new Map(facts.map((deal) => [deal.id, deal]));
  const floors = await readFloors(ctx.unit, dealIds, ctx.tenant.currency);
  const deployed = await readDeployed(ctx.unit, ctx.today);
  return open.map((row) => {
    const deal = byId.get(row.dealId);
    const floor = floors.get(row.dealId);
    const need = deal && floor && deal.outcome === 'open' ? belowFloor(deal, floor) : null;
    const days = daysBetween(dayOfInstant(row.requestedAt, ctx.tenant.zone), ctx.today);
    const comparison = deal && need ? compared(deal, need, { ...row, deployed }) : null;
    return { ...row, days, urgency: urgencyOf(days), need, comparison };
  });
}

function compared(
  deal: DealFacts,
  { acvMinor }: FloorNeed,
  {
    product,
    currency,
    deployed,
  }: { product: string | null; currency: string; deployed: readonly Deployed[] },
): Comparison {
  return compareWith({ acvMinor, units: unitsOf(deal), product, currency }, deployed);
}

/** What the floor says of one deal, for its page; null where the role has no part in approvals, or there is nothing to say. */
export const dealApproval = defineQuery({
  name: 'approvals.ofDeal',
  permission: 'deals.read',
  input: ofDealInput,
  run: async (ctx, { dealId }) => {
    const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
    const floor = (await readFloors(ctx.unit, [dealId], ctx.tenant.currency)).get(dealId);
    if (!facts || !floor) return notFound();
    if (!may(ctx.actor.role, 'approvals.read')) return ok(null);
    const rows = await approvalsOf(ctx.unit, ctx.scope, dealId);
    const below = facts.outcome === 'open' ? belowFloor(facts, floor) : null;
    if (!below && rows.length === 0) return ok(null);
    return ok({
      rows,
      ...(await standing(ctx, facts, floor)),
      mayAsk: may(ctx.actor, 'deals.write'),
      mayDecide: may(ctx.actor, 'approvals.decide'),
      zone: ctx.tenant.zone,
      currency: ctx.tenant.currency,
      repName: floor.repName,
    });
  },
});

async function standing(ctx: Context, facts: DealFacts, floor: FloorGround) {
  const waits = facts.outcome === 'open' && !isFromCommitOn(facts.stage);
  const need = waits ? floorNeed(facts, floor) : null;
  if (!need) return { need: null, comparison: null };
  const product = await productOf(ctx.unit, facts.id);
  const deployed = await readDeployed(ctx.unit, ctx.today);
  return { need, comparison: compared(facts, need, { product, currency: ctx.tenant.currency, deployed }) };
}

/** What the block on a deal's page shows; null: nothing. */
export type DealApproval = Extract<Awaited<ReturnType<typeof dealApproval>>, { ok: true }>['value'];
