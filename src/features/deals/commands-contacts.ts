import { lockContact, updateContact, type ContactRow } from '@/data/contacts';
import { ensureContact } from '@/data/customers';
import { lockDeal, updateDeal } from '@/data/deals';
import type { ConflictDetails } from '@/domain/values/conflict';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done } from '@/platform/operations/define-command';
import { bothValues } from './edit-conflict';
import { chooseContactInput, saveContactInput } from './inputs-page';

/**
 * Adds a person at the deal's customer, or changes one. Refusals: 'conflict' with both values where somebody changed the person since the
 * form was opened (`seen`), 'rule' (a deal without a customer).
 */
export const saveContact = defineCommand({
  name: 'deals.saveContact',
  permission: 'deals.write',
  input: saveContactInput,
  run: async (ctx, { dealId, contactId, seen, ...fields }) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, dealId);
    if (!deal) return notFound();
    if (!deal.customerId)
      return refuse('rule', 'This deal has no customer yet, so it has nobody to talk to.', {
        remedy: 'Name the customer first.',
      });
    const id = contactId ?? (await ensureContact(ctx.unit, deal.customerId, fields.name, ctx.now));
    const stored = await lockContact(ctx.unit, deal.customerId, id);
    if (!stored) return notFound();
    if (seen && differs(stored, seen)) return changedMeanwhile(stored, seen);
    await updateContact(ctx.unit, { ...stored, ...fields });
    return done(
      { dealId, contactId: id },
      {
        subjectKind: 'deal',
        subjectId: deal.id,
        summary: contactId ? `Changed the contact ${fields.name}` : `Added the contact ${fields.name}`,
        before: { ...stored },
        after: { ...fields },
      },
    );
  },
});

type Person = Omit<ContactRow, 'id'>;

function differs(a: Person, b: Person): boolean {
  return a.name !== b.name || a.email !== b.email || a.title !== b.title;
}

/** People have no versions: what was seen is what the next save has to match. */
function changedMeanwhile({ id: _id, ...theirs }: ContactRow, seen: Person) {
  const details: ConflictDetails = {
    version: 1,
    changedBy: null,
    changedAt: null,
    theirs,
    seen: { ...seen },
  };
  return refuse(
    'conflict',
    'Somebody changed this contact while you had it open. Nothing of yours is lost.',
    {
      remedy: 'Look at both values and choose, then save.',
      details,
    },
  );
}

/** Whom the deal goes through first. */
export const chooseContact = defineCommand({
  name: 'deals.chooseContact',
  permission: 'deals.write',
  input: chooseContactInput,
  run: async (ctx, { dealId, version: seen, contactId }) => {
    const deal = await lockDeal(ctx.unit, ctx.scope, dealId);
    if (!deal) return notFound();
    if (deal.version !== seen) return bothValues(ctx, dealId, seen);
    const contact = deal.customerId ? await lockContact(ctx.unit, deal.customerId, contactId) : null;
    if (!contact) return notFound();
    const version = await updateDeal(ctx.unit, deal, { contactId }, ctx.now);
    return done(
      { dealId, version },
      {
        subjectKind: 'deal',
        subjectId: dealId,
        summary: `Made ${contact.name} the main contact of ${deal.name}`,
      },
    );
  },
});
