import { insertApprovals, readFloors } from '@/data/approvals';
import { tellAsked } from '@/data/told-approvals';
import { readDealFacts } from '@/data/deal-facts';
import type { MergeScope } from '@/data/imports/bound-sql';
import { holdRows, rowsAtFloor, waitingWithPo, type FloorRow } from '@/data/imports/floor-rows';
import { floorNeed, floorSentence, type FloorNeed } from '@/domain/approvals/floor';
import { rowWarning } from '@/domain/imports/problems';
import type { RowProblem } from '@/domain/imports/types';
import type { Context } from '@/platform/operations/context';

/**
 * A row whose PO would carry a deal past Quote Sent below its rep's floor, which the CRO has not approved: the deal stays at Quote Sent,
 * its evidence is kept, and the row says so. The same rule as at the other doors. Returns a warning for each.
 */
export async function holdBelowFloor(scope: MergeScope): Promise<RowProblem[]> {
  const held = (await rowsAtFloor(scope)).flatMap((row) => {
    const need = needOf(row);
    return need ? [{ row, need }] : [];
  });
  await holdRows(
    scope,
    held.map(({ row }) => row.rowNo),
  );
  return held.map(({ row, need }) => warning(row, need, scope.currency));
}

function needOf(row: FloorRow): FloorNeed | null {
  const { recurringMinor, poMinor, decision, acvMinor, floorMinor, termMonths, amountMinor } = row;
  const lines = recurringMinor === null ? [] : [{ recurring: true, amountMinor: recurringMinor }];
  const evidence = [{ kind: 'po' as const, amountMinor: poMinor, voided: false }];
  const ruled = decision === null || acvMinor === null ? null : { decision, acvMinor, reason: null };
  return floorNeed({ isPilot: false, termMonths, amountMinor, lines, evidence }, { floorMinor, ruled });
}

function warning({ rowNo, repName }: FloorRow, need: FloorNeed, currency: string): RowProblem {
  const message = `${floorSentence(need, { repName, currency })} The deal stays at Quote Sent; its PO is kept.`;
  return rowWarning(rowNo, null, null, message, 'Approve it on the desk, then move it or import again.');
}

/** Deals that the import left at Quote Sent with their PO are on the CRO's desk. */
export async function askForHeld(ctx: Context, scope: MergeScope): Promise<void> {
  const dealIds = await waitingWithPo(scope);
  if (dealIds.length === 0) return;
  const floors = await readFloors(ctx.unit, dealIds, ctx.tenant.currency);
  const facts = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds });
  const asked = facts.flatMap((deal) => {
    const floor = floors.get(deal.id);
    const need = floor ? floorNeed(deal, floor) : null;
    return need ? [{ dealId: deal.id, ...need, note: 'Its PO came with an import.' }] : [];
  });
  const by = { userId: ctx.actor.userId, at: ctx.now, currency: ctx.tenant.currency };
  await tellAsked(ctx, await insertApprovals(ctx.unit, asked, by));
}
