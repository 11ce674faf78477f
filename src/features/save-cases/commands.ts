import { findCustomer } from '@/data/customers';
import { insertSaveCase, lockSaveCase, updateSaveCase, type SaveCase } from '@/data/save-cases';
import { readSilentCustomers } from '@/data/silent-churn';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { saveKindOf, type SaveKind, type SaveOutcome } from '@/domain/devices/silent-churn';
import { notFound, refuse } from '@/domain/values/result';
import { findMember } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { assignCaseInput, closeCaseInput, openCaseInput } from './inputs';

const KIND_WORDS: Record<SaveKind, string> = {
  connected_not_paying: 'connected, not paying',
  paying_not_connected: 'paying, not connected',
};

/** Takes a customer of the save list on. Refuses a customer who is not on it ('rule') and one whom somebody takes care of already ('conflict'). */
export const openSaveCase = defineCommand({
  name: 'saveCases.open',
  permission: 'saveCases.write',
  input: openCaseInput,
  run: async (ctx, { customerId, kind, ownerId = ctx.actor.userId, note }) => {
    const customer = await findCustomer(ctx.unit, customerId);
    if (!customer) return notFound();
    if (ownerId && !(await mayOwn(ctx, ownerId))) return notFound();
    if ((await kindNow(ctx, customerId)) !== kind) {
      return refuse('rule', `${customer.name} is not ${KIND_WORDS[kind]} today: there is nothing to save.`, {
        remedy: 'Look at the list as it is now.',
      });
    }
    const by = { userId: ctx.actor.userId, at: ctx.now };
    const caseId = await insertSaveCase(ctx.unit, { customerId, kind, ownerId, note }, by);
    if (!caseId) {
      return refuse('conflict', `Somebody takes care of ${customer.name} already.`, {
        remedy: 'Look at the list as it is now.',
      });
    }
    return done(
      { caseId, version: 1 },
      {
        subjectKind: 'customer',
        subjectId: customerId,
        summary: `Took ${customer.name} on: ${KIND_WORDS[kind]}`,
        after: { ownerId, note },
      },
    );
  },
});

/** Gives an open case to somebody else, or to nobody. */
export const assignSaveCase = defineCommand({
  name: 'saveCases.assign',
  permission: 'saveCases.write',
  input: assignCaseInput,
  run: async (ctx, { caseId, version, ownerId }) => {
    const stored = await lockSaveCase(ctx.unit, caseId);
    if (!stored || (ownerId && !(await mayOwn(ctx, ownerId)))) return notFound();
    if (stored.version !== version) return conflict(stored);
    if (stored.state !== 'open') return decided(stored);
    const by = { userId: ctx.actor.userId, at: ctx.now };
    await updateSaveCase(ctx.unit, caseId, { ...stored, ownerId }, by);
    return done(
      { caseId, version: version + 1 },
      {
        subjectKind: 'customer',
        subjectId: stored.customerId,
        summary: `${ownerId ? 'Gave' : 'Took'} the care for ${stored.customer} ${ownerId ? 'to somebody else' : 'back'}`,
        before: { ownerId: stored.ownerId },
        after: { ownerId },
      },
    );
  },
});

const OUTCOME_WORDS: Record<SaveOutcome, string> = { saved: 'saved', lost: 'lost', explained: 'explained' };

/** What became of a case, with the words that a reader needs later. */
export const closeSaveCase = defineCommand({
  name: 'saveCases.close',
  permission: 'saveCases.write',
  input: closeCaseInput,
  run: async (ctx, { caseId, version, outcome, note }) => {
    const stored = await lockSaveCase(ctx.unit, caseId);
    if (!stored) return notFound();
    if (stored.version !== version) return conflict(stored);
    if (stored.state !== 'open') return decided(stored);
    const by = { userId: ctx.actor.userId, at: ctx.now };
    await updateSaveCase(ctx.unit, caseId, { ownerId: stored.ownerId, state: outcome, note }, by);
    return done(
      { caseId, version: version + 1 },
      {
        subjectKind: 'customer',
        subjectId: stored.customerId,
        summary: `${stored.customer} (${KIND_WORDS[stored.kind]}): ${OUTCOME_WORDS[outcome]}. ${note}`,
        before: { note: stored.note },
        after: { outcome, note },
      },
    );
  },
});

/** Only a member who may write cases can take care of one. */
async function mayOwn(ctx: Context, userId: string): Promise<boolean> {
  const member = await findMember(ctx.unit.connection, ctx.unit.tenantId, userId);
  return member !== null && may(member.role, 'saveCases.write');
}

async function kindNow(ctx: Context, customerId: string): Promise<SaveKind | null> {
  const { silentDays } = await readSettings(ctx.unit);
  const on = { asOf: ctx.today, zone: ctx.tenant.zone, silentDays };
  const [found] = await readSilentCustomers(ctx.unit, on, customerId);
  return found ? saveKindOf(found) : null;
}

function conflict(stored: SaveCase) {
  const { version, recordedByName, recordedAt, ownerId, owner, state, note } = stored;
  return refuse('conflict', 'Somebody changed this case while you had the list open.', {
    remedy: 'Look at it as it is now and try again.',
    details: {
      version,
      changedBy: recordedByName,
      changedAt: recordedAt,
      theirs: { ownerId, owner, state, note },
      seen: null,
    },
  });
}

function decided({ state, note }: SaveCase) {
  return refuse('conflict', `This case is closed: ${state}. ${note ?? ''}`.trim(), {
    remedy: 'Take the customer on again if it still has to be saved.',
  });
}
