import type { z } from 'zod';
import { ensureContact, ensureCustomer } from '@/data/customers';
import { insertActivity } from '@/data/activities';
import { insertDeal, insertLines, lockDeal, updateDeal, type LockedDeal } from '@/data/deals';
import { readPilots } from '@/data/pilots';
import { dealAmount } from '@/domain/deals/amount';
import { hasHardwareLines } from '@/domain/deals/deal';
import { refuseLines } from '@/domain/deals/line-rules';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, type Outcome } from '@/platform/operations/define-command';
import { decideEdit, refuseOwner } from './decisions';
import { bothValues } from './edit-conflict';
import { editLines } from './edit-lines';
import { refuseSmaller, sizeBefore } from './floor-desk';
import { createDealInput, editDealInput, logActivityInput } from './inputs';

/** Creates a deal as a Lead. A rep's deals are his own; others may name the owner. */
export const createDeal = defineCommand({
  name: 'deals.create',
  permission: 'deals.write',
  input: createDealInput,
  run: async (ctx, input) => {
    const repId = ctx.scope.kind === 'own' ? ctx.scope.repId : input.repId;
    if (ctx.scope.kind === 'own' && !repId)
      return refuse('rule', 'You are not linked to a rep yet. Ask your CRO to link you.');
    const unsound = refuseLines(input.lines);
    if (unsound) return unsound;
    const customerId = await ensureCustomer(ctx.unit, input.customer, ctx.now);
    const contactId = input.contact
      ? await ensureContact(ctx.unit, customerId, input.contact, ctx.now)
      : null;
    const dealId = await insertDeal(
      ctx.unit,
      {
        ...input,
        customerId,
        contactId,
        repId,
        amountMinor: dealAmount(input),
        currency: ctx.tenant.currency,
        createdOn: ctx.today,
        hasHardware: hasHardwareLines(input.lines),
      },
      { userId: ctx.actor.userId, at: ctx.now },
    );
    await insertLines(ctx.unit, dealId, input.lines, ctx.now);
    return done(
      { dealId, version: 1 },
      { subjectKind: 'deal', subjectId: dealId, summary: `Created ${input.name}` },
    );
  },
});

/** Edits a deal's own fields. Stage, evidence and probability have doors of their own (or none). */
export const editDeal = defineCommand({
  name: 'deals.edit',
  permission: 'deals.write',
  input: editDealInput,
  run: runEdit,
});

/** What deals.edit does within its transaction, for a command that edits a deal as a part of what it does. */
export async function runEdit(
  ctx: Context,
  input: z.output<typeof editDealInput>,
): Promise<Outcome<{ dealId: string; version: number }>> {
  const deal = await lockDeal(ctx.unit, ctx.scope, input.dealId);
  if (!deal) return notFound();
  if (deal.version !== input.version) return bothValues(ctx, deal.id, input.version);
  const { dealId, version: _seen, contact, lines, ...fields } = input;
  const stranger = await refuseOwner(ctx, fields.repId);
  if (stranger) return stranger;
  const pilot = (await readPilots(ctx.unit, [dealId])).get(dealId) ?? null;
  const decided = decideEdit(ctx, { deal, pilot }, fields, { contact, lines });
  if (!decided.ok) return decided;
  const { changes, entry } = decided.value;
  if (contact && deal.customerId)
    changes.contactId = await ensureContact(ctx.unit, deal.customerId, contact, ctx.now);
  const size = await sizeBefore(ctx, dealId, input);
  const split = await editLines(ctx, deal, input);
  if (!split.ok) return split;
  Object.assign(changes, split.value);
  const version = await updateDeal(ctx.unit, deal, changes, ctx.now);
  const smaller = await refuseSmaller(ctx, size);
  if (smaller) return smaller;
  return done({ dealId, version }, entry);
}

/** Somebody else saved first, one of many deals: that it is so, and what stands now (the single commands show both values). */
export function editConflict(deal: LockedDeal) {
  return refuse(
    'conflict',
    'Somebody changed this deal while you had it open. Look at the new values and save again.',
    {
      details: {
        version: deal.version,
        name: deal.name,
        stage: deal.stage,
        closeOn: deal.closeOn,
        nextStep: deal.nextStep,
        nextStepOn: deal.nextStepOn,
        amountMinor: deal.amountMinor?.toString() ?? null,
      },
    },
  );
}

/** A call, mail, meeting or visit. Activity keeps a deal out of the zombies. */
export const logActivity = defineCommand({
  name: 'deals.logActivity',
  permission: 'deals.write',
  input: logActivityInput,
  run: async (ctx: Context, input) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, input.dealId);
    if (!deal) return notFound();
    if (input.occurredOn > ctx.today) {
      return refuse('invalid', 'An activity has happened: choose today or an earlier day.', {
        fields: { occurredOn: 'This day is in the future.' },
      });
    }
    const activityId = await insertActivity(ctx.unit, input, { userId: ctx.actor.userId, at: ctx.now });
    return done(
      { activityId },
      { subjectKind: 'deal', subjectId: deal.id, summary: `Logged a ${input.kind} on ${deal.name}` },
    );
  },
});
