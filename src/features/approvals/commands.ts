import {
  decideApproval,
  insertApprovals,
  lockApproval,
  noteApproval,
  readFloors,
  settleApprovals,
} from '@/data/approvals';
import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { lockDeal } from '@/data/deals';
import { tell } from '@/data/notices';
import { tellAsked } from '@/data/told-approvals';
import { belowFloor, floorNeed, floorSentence, type FloorGround } from '@/domain/approvals/floor';
import { isFromCommitOn } from '@/domain/deals/stages';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { decideInput, requestInput, withdrawInput } from './inputs';

/** Puts a deal below its rep's floor on the CRO's desk; of one that is there already the note is taken. */
export const requestApproval = defineCommand({
  name: 'approvals.request',
  permission: 'deals.write',
  input: requestInput,
  run: async (ctx, { dealId, note }) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, dealId);
    const around = deal ? await aroundDeal(ctx, dealId) : null;
    if (!deal || !around) return notFound();
    const { facts, floor } = around;
    const need = floorNeed(facts, floor);
    if (!need || isFromCommitOn(facts.stage)) return refuse('rule', whyNot(facts, floor));
    const by = { userId: ctx.actor.userId, at: ctx.now, currency: ctx.tenant.currency };
    const [made] = await insertApprovals(ctx.unit, [{ dealId, ...need, note }], by);
    if (made) await tellAsked(ctx, [made]);
    else {
      if (note === null) return refuse('rule', 'The CRO has been asked already.');
      await noteApproval(ctx.unit, dealId, note);
    }
    return done(
      { dealId },
      {
        subjectKind: 'deal',
        subjectId: dealId,
        summary: `Asked the CRO to approve ${deal.name}: ${floorSentence(need, floor)}`,
        after: { note },
      },
    );
  },
});

/** The CRO's answer, with its reason, for the ACV that he saw. */
export const decideRequest = defineCommand({
  name: 'approvals.decide',
  permission: 'approvals.decide',
  input: decideInput,
  run: async (ctx, { approvalId, decision, reason, acvMinor }) => {
    const request = await lockApproval(ctx.unit, ctx.scope, approvalId);
    const around = request ? await aroundDeal(ctx, request.dealId) : null;
    if (!request || !around) return notFound();
    if (!request.open) return refuse('conflict', 'This request has been decided already.');
    const { facts, floor } = around;
    const need = belowFloor(facts, floor);
    if (!need) return refuse('rule', whyNot(facts, floor), { remedy: 'Take the request off the desk.' });
    if (need.acvMinor !== acvMinor) {
      return refuse('conflict', 'The ACV has changed since you opened the desk.', {
        remedy: 'Look at the new figure and decide again.',
        details: { acvMinor: need.acvMinor.toString() },
      });
    }
    const by = { userId: ctx.actor.userId, at: ctx.now };
    await decideApproval(ctx.unit, approvalId, { decision, reason, ...need }, by);
    const what = decision === 'approved' ? 'Approved' : 'Refused';
    const told = {
      subject: `approval ${approvalId} decided`,
      title: `${what} below the floor: ${facts.name}`,
    };
    const path = `/deals/${facts.id}` as const;
    await tell(ctx, { repOfDeal: facts.id }, { kind: 'approval', ...told, body: reason, path });
    return done(
      { approvalId, dealId: facts.id },
      {
        subjectKind: 'deal',
        subjectId: facts.id,
        summary: `${what} ${facts.name} below the floor: ${reason}`,
        after: { decision, reason, acvMinor: need.acvMinor.toString() },
      },
    );
  },
});

/** Takes an open request off the desk. The floor stands. */
export const withdrawRequest = defineCommand({
  name: 'approvals.withdraw',
  permission: 'deals.write',
  input: withdrawInput,
  run: async (ctx, { approvalId }) => {
    const request = await lockApproval(ctx.unit, ctx.scope, approvalId);
    if (!request) return notFound();
    if (!request.open) return refuse('conflict', 'This request has been decided already.');
    await settleApprovals(ctx.unit, [request.dealId], { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { dealId: request.dealId },
      {
        subjectKind: 'deal',
        subjectId: request.dealId,
        summary: 'Took the request for approval off the desk',
      },
    );
  },
});

type Around = { facts: StoredDeal; floor: FloorGround };

async function aroundDeal(ctx: Context, dealId: string): Promise<Around | null> {
  const [facts] = await readDealFacts(ctx.unit, { scope: ctx.scope, dealIds: [dealId] });
  const floor = (await readFloors(ctx.unit, [dealId], ctx.tenant.currency)).get(dealId);
  return facts && floor ? { facts, floor } : null;
}

/** Why there is nothing to approve, in words. */
function whyNot(facts: StoredDeal, floor: FloorGround): string {
  if (facts.isPilot) return 'A pilot needs no approval: the floor does not apply to it.';
  if (isFromCommitOn(facts.stage)) return 'This deal is past Quote Sent: there is nothing to approve.';
  if (floor.floorMinor === null) return 'The rep has no floor: there is nothing to approve.';
  if (belowFloor(facts, floor)) return 'The CRO has approved this deal at this ACV already.';
  return 'This deal is not below the floor: there is nothing to approve.';
}
