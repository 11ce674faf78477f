import { insertApprovals, readFloors, settleApprovals } from '@/data/approvals';
import type { StoredDeal } from '@/data/deal-facts';
import type { LockedDeal } from '@/data/deals';
import type { NewEvidence } from '@/data/evidence';
import { tellAsked } from '@/data/told-approvals';
import {
  floorNeed,
  judgedAcv,
  refuseShrinking,
  type FloorGround,
  type Sized,
} from '@/domain/approvals/floor';
import type { StageId } from '@/domain/deals/deal';
import type { Context } from '@/platform/operations/context';
import { withAdded, type Ground } from './decisions';
import { factsOf } from './standing';

/** A deal as a command leaves it, and where it stood before. */
type Standing = {
  id: string;
  from: StageId;
  to: StageId;
  before: Sized;
  after: Sized;
  floor: FloorGround;
};

/** A decided move as the floor sees it, with the evidence that comes with it. */
export function atFloor(
  deal: LockedDeal,
  { to, evidence = [] }: { to: StageId; evidence?: readonly NewEvidence[] },
  { facts, floor }: Ground,
): Standing {
  const after = withAdded(facts, evidence, {});
  return { id: deal.id, from: deal.stage, to, before: facts, after, floor };
}

/**
 * A deal that comes to Quote Sent below its rep's floor, or goes below it there, puts itself on the CRO's desk, so that he decides before
 * the PO arrives; a request that is no longer needed goes off it.
 */
export async function keepFloorDesk(ctx: Context, deals: readonly Standing[]): Promise<void> {
  const by = { userId: ctx.actor.userId, at: ctx.now, currency: ctx.tenant.currency };
  const asking = deals.flatMap(({ id, from, to, before, after, floor }) => {
    const need = floor.asked || to !== 'hardware_quote_sent' ? null : floorNeed(after, floor);
    const fresh = from !== to || judgedAcv(before) !== judgedAcv(after);
    return need && fresh ? [{ dealId: id, ...need, note: null }] : [];
  });
  await tellAsked(ctx, await insertApprovals(ctx.unit, asking, by));
  const settled = deals.filter(
    ({ to, after, floor }) => floor.asked && (to === 'closed_lost' || !floorNeed(after, floor)),
  );
  await settleApprovals(
    ctx.unit,
    settled.map(({ id }) => id),
    by,
  );
}

type Edit = Partial<Record<'lines' | 'termMonths' | 'amountMinor' | 'isPilot' | 'repId', unknown>>;

/** What an edit may make smaller, as it stands before it; null where the edit does not touch it. */
export async function sizeBefore(ctx: Context, dealId: string, edit: Edit): Promise<StoredDeal | null> {
  const { lines, termMonths, amountMinor, isPilot, repId } = edit;
  const touched = [lines, termMonths, amountMinor, isPilot, repId].some((value) => value !== undefined);
  return touched ? factsOf(ctx, dealId) : null;
}

/** Asks the floor once an edit is written, and keeps the CRO's desk. The refusal that takes the edit back, or null. */
export async function refuseSmaller(ctx: Context, before: StoredDeal | null) {
  if (!before) return null;
  const after = await factsOf(ctx, before.id);
  const floor = (await readFloors(ctx.unit, [before.id], ctx.tenant.currency)).get(before.id);
  if (!floor) return null;
  const shrunk = refuseShrinking(before, after, floor, ctx.actor.role === 'CRO');
  if (shrunk) return shrunk;
  await keepFloorDesk(ctx, [{ id: before.id, from: before.stage, to: before.stage, before, after, floor }]);
  return null;
}
