import type { z } from 'zod';
import {
  PLAIN_TERMS,
  insertContract,
  updateContract,
  type ContractFields,
  type StoredContract,
} from '@/data/contracts';
import { ensureCustomer } from '@/data/customers';
import { findDeal } from '@/data/deal-list';
import { checkTime } from '@/domain/revenue/contract-life';
import { notFound, ok, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done, rehearsed, type Outcome } from '@/platform/operations/define-command';
import { recordContractInput, removeContractInput } from './inputs';
import { priceOf } from './price';
import { follow, lockSeen, type ContractChange } from './standing';

/**
 * Records a recurring contract line, or the next version of one, and brings the ledger in line in the same transaction. Refuses
 * 'not_found', 'conflict' (somebody else saved first: `details` has both values) and 'invalid' (it would never be active, no rate).
 */
export const recordContract = defineCommand({
  name: 'contracts.record',
  permission: 'revenue.write',
  input: recordContractInput,
  run: async (ctx, input): Promise<Outcome<ContractChange>> => {
    const { contractId, version } = input;
    const found = contractId ? await lockSeen(ctx, { contractId, version }) : ok(null);
    if (!found.ok) return found;
    const stored = found.value;
    if (input.dealId && !(await findDeal(ctx.unit, ctx.scope, input.dealId))) return notFound();
    const next = await contractOf(ctx, input, stored);
    if (!next.ok) return next;
    const contract = next.value;
    const written = await write(ctx, stored, contract);
    const customerIds = stored ? [contract.customerId, stored.customerId] : [contract.customerId];
    const value = { ...written, newContractId: null, ...(await follow(ctx, customerIds)) };
    if (input.dryRun) return rehearsed(value);
    return done(value, {
      subjectKind: 'contract',
      subjectId: written.contractId,
      summary: `${stored ? 'Changed' : 'Recorded'} a ${contract.stream} contract of ${input.customer}`,
      before: stored ? { ...stored } : undefined,
      after: { ...contract },
    });
  },
});

/** Takes a contract out: it was never one. (One that ends gets an end date.) The ledger takes its movements back by reversing rows. */
export const removeContract = defineCommand({
  name: 'contracts.remove',
  permission: 'revenue.write',
  input: removeContractInput,
  run: async (ctx, input): Promise<Outcome<ContractChange>> => {
    const found = await lockSeen(ctx, input);
    if (!found.ok) return found;
    const stored = found.value;
    const version = await updateContract(ctx.unit, stored, { ...stored, state: 'removed' }, ctx.now);
    const head = { contractId: stored.id, version, newContractId: null };
    const value = { ...head, ...(await follow(ctx, [stored.customerId])) };
    if (input.dryRun) return rehearsed(value);
    return done(value, {
      subjectKind: 'contract',
      subjectId: stored.id,
      summary: `Removed a ${stored.stream} contract: ${input.reason}`,
      before: { ...stored },
    });
  },
});

async function contractOf(
  ctx: Context,
  input: z.output<typeof recordContractInput>,
  stored: StoredContract | null,
): Promise<Result<ContractFields>> {
  const price = await priceOf(ctx, { ...input, on: input.startOn }, stored);
  if (!price.ok) return price;
  const time = checkTime(input);
  if (!time.ok) return time;
  const kept = stored ?? PLAIN_TERMS;
  const { stream, plan, externalId, dealId, signedOn, startOn, endOn } = input;
  return ok({
    ...kept,
    ...price.value,
    stream,
    plan,
    externalId,
    dealId,
    signedOn,
    startOn,
    endOn,
    freeUntilOn: input.freeUntilOn === undefined ? kept.freeUntilOn : input.freeUntilOn,
    autoRenews: input.autoRenews ?? kept.autoRenews,
    endReason: input.endReason === undefined ? kept.endReason : input.endReason,
    endNote: input.endNote ?? kept.endNote,
    customerId: await ensureCustomer(ctx.unit, input.customer, ctx.now),
    currency: ctx.tenant.currency,
    state: 'live',
  });
}

async function write(ctx: Context, stored: StoredContract | null, contract: ContractFields) {
  if (stored) {
    return {
      contractId: stored.id,
      version: await updateContract(ctx.unit, stored, contract, ctx.now),
    };
  }
  return { contractId: await insertContract(ctx.unit, contract, ctx.now), version: 1 };
}
