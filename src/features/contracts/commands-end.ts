import { updateContract, type StoredContract } from '@/data/contracts';
import { checkCommonEnd, checkEnd } from '@/domain/revenue/contract-life';
import { notFound, ok, refuse, type Result } from '@/domain/values/result';
import { findMember } from '@/platform/auth/memberships';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed, type Outcome } from '@/platform/operations/define-command';
import { assignInput, coTermInput, endInput, giveReasonInput } from './inputs';
import { checkGivenReason, follow, lifeFacts, lockSeen, type ContractChange } from './standing';

/**
 * The contract ends for good, with the reason. On its own end day: it is not renewed. Refuses 'invalid' (the day, no reason), 'rule'
 * (another line goes on from it), 'not_found' and 'conflict'.
 */
export const endContract = defineCommand({
  name: 'contracts.end',
  permission: 'revenue.write',
  input: endInput,
  run: async (ctx, input): Promise<Outcome<ContractChange>> => {
    const found = await lockSeen(ctx, input);
    if (!found.ok) return found;
    const stored = found.value;
    const allowed = checkEnd(await lifeFacts(ctx, stored), input.on);
    if (!allowed.ok) return allowed;
    const reason = await checkGivenReason(ctx, stored.customerId, input);
    if (!reason.ok) return reason;
    const next = { ...stored, ...reason.value, endOn: input.on, autoRenews: false };
    const version = await updateContract(ctx.unit, stored, next, ctx.now);
    const head = { contractId: stored.id, version, newContractId: null };
    const value = { ...head, ...(await follow(ctx, [stored.customerId])) };
    if (input.dryRun) return rehearsed(value);
    return done(value, {
      subjectKind: 'contract',
      subjectId: stored.id,
      summary: `Ended a ${stored.stream} contract on ${input.on}`,
      before: { ...stored },
      after: { endOn: input.on, ...reason.value },
    });
  },
});

/** Puts a loss down to its reason, after the fact: what an import left out, or what one knows better now. Moves nothing. */
export const giveReason = defineCommand({
  name: 'contracts.giveReason',
  permission: 'revenue.write',
  input: giveReasonInput,
  run: async (ctx, input): Promise<Outcome<{ contractId: string; version: number }>> => {
    const found = await lockSeen(ctx, input);
    if (!found.ok) return found;
    const stored = found.value;
    if (stored.endOn === null)
      return refuse('rule', 'This contract has no end, so there is no loss to put down to anything.', {
        remedy: 'End it first, or change its price.',
      });
    const reason = await checkGivenReason(ctx, stored.customerId, input);
    if (!reason.ok) return reason;
    const version = await updateContract(ctx.unit, stored, { ...stored, ...reason.value }, ctx.now);
    return done(
      { contractId: stored.id, version },
      {
        subjectKind: 'contract',
        subjectId: stored.id,
        summary: `Gave the reason why a ${stored.stream} contract ended on ${stored.endOn}`,
        before: { endReason: stored.endReason, endNote: stored.endNote },
        after: { ...reason.value },
      },
    );
  },
});

type Several = { contracts: { contractId: string; version: number }[]; moves: ContractChange['moves'] };

/** Lets several contracts of one customer end on one day, so that they are renewed together. Refuses as a whole. */
export const coTermContracts = defineCommand({
  name: 'contracts.coTerm',
  permission: 'revenue.write',
  input: coTermInput,
  run: async (ctx, { contracts, endOn, dryRun }): Promise<Outcome<Several>> => {
    const found = await lockAll(ctx, contracts);
    if (!found.ok) return found;
    const stored = found.value;
    const customers = new Set(stored.map(({ customerId }) => customerId));
    if (customers.size > 1) return refuse('rule', 'These contracts are not of one customer.');
    const lines = [];
    for (const one of stored) lines.push(await lifeFacts(ctx, one));
    const allowed = checkCommonEnd(lines, endOn, ctx.today);
    if (!allowed.ok) return allowed;
    const written = await writeAll(ctx, stored, { endOn });
    const { moves } = await follow(ctx, [...customers]);
    const value = { contracts: written, moves };
    const summary = `Gave ${written.length} contracts one end, ${endOn}`;
    const [first, ...others] = stored.map((one) => ({
      subjectKind: 'contract',
      subjectId: one.id,
      summary,
      before: { endOn: one.endOn },
      after: { endOn },
    }));
    if (dryRun || !first) return rehearsed(value);
    return done(value, first, ...others);
  },
});

/** Says who answers for the renewal of some contracts. Moves nothing. Refuses 'not_found' for somebody who is no member. */
export const assignContracts = defineCommand({
  name: 'contracts.assign',
  permission: 'revenue.write',
  input: assignInput,
  run: async (ctx, { contracts, ownerId }): Promise<Outcome<Several>> => {
    const { connection, tenantId } = ctx.unit;
    const owner = ownerId === null ? null : await findMember(connection, tenantId, ownerId);
    if (ownerId !== null && !owner) return notFound();
    const found = await lockAll(ctx, contracts);
    if (!found.ok) return found;
    const written = await writeAll(ctx, found.value, { ownerId });
    const [first, ...others] = found.value.map((one) => ({
      subjectKind: 'contract',
      subjectId: one.id,
      summary: owner ? `Gave a renewal to ${owner.name}` : 'Took a renewal from its owner',
      before: { ownerId: one.ownerId },
      after: { ownerId },
    }));
    const value = { contracts: written, moves: [] };
    return first ? done(value, first, ...others) : rehearsed(value);
  },
});

/** In one order for everybody, so that two commands on the same contracts wait for each other instead of locking each other out. */
async function lockAll(
  ctx: Context,
  seen: readonly { contractId: string; version: number }[],
): Promise<Result<StoredContract[]>> {
  const locked: StoredContract[] = [];
  for (const one of seen.toSorted((a, b) => (a.contractId < b.contractId ? -1 : 1))) {
    const found = await lockSeen(ctx, one);
    if (!found.ok) return found;
    locked.push(found.value);
  }
  return ok(locked);
}

async function writeAll(
  ctx: Context,
  stored: readonly StoredContract[],
  changes: Partial<Pick<StoredContract, 'endOn' | 'ownerId'>>,
): Promise<Several['contracts']> {
  const written: Several['contracts'] = [];
  for (const one of stored) {
    const version = await updateContract(ctx.unit, one, { ...one, ...changes }, ctx.now);
    written.push({ contractId: one.id, version });
  }
  return written;
}
