import type { z } from 'zod';
import {
  PLAIN_TERMS,
  insertContract,
  lockContract,
  updateContract,
  type ContractFields,
  type StoredContract,
} from '@/data/contracts';
import { ensureCustomer } from '@/data/customers';
import { findDeal } from '@/data/deal-list';
import { postMovements } from '@/data/movements';
import { annualise } from '@/domain/revenue/arr';
import { neverActive } from '@/domain/revenue/movements';
import { notFound, refuse } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineCommand, done } from '@/platform/operations/define-command';
import { recordContractInput, removeContractInput } from './inputs';

type Recorded = { contractId: string; version: number; posted: number; reversed: number };

/**
 * Records a recurring contract line, or the next version of one, and brings the ledger in line in the same transaction. Refuses
 * 'not_found', 'conflict' (somebody else saved first: `details` has their values) and 'invalid' (it would never be active).
 */
export const recordContract = defineCommand({
  name: 'contracts.record',
  permission: 'revenue.write',
  input: recordContractInput,
  run: async (ctx, input) => {
    const stored = input.contractId ? await lockContract(ctx.unit, input.contractId) : null;
    if (input.contractId && !stored) return notFound();
    if (stored && stored.version !== input.version) return conflict(stored);
    if (input.dealId && !(await findDeal(ctx.unit, ctx.scope, input.dealId))) return notFound();
    const contract = await contractOf(ctx, input, stored);
    const [fault] = neverActive([{ ...contract, id: stored?.id ?? '' }]);
    if (fault) return refuse('invalid', fault.message, { fields: { endOn: fault.message } });
    const written = await write(ctx, stored, contract);
    const customerIds = stored ? [contract.customerId, stored.customerId] : [contract.customerId];
    const value: Recorded = { ...written, ...(await post(ctx, customerIds)) };
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
  run: async (ctx, input) => {
    const stored = await lockContract(ctx.unit, input.contractId);
    if (!stored) return notFound();
    if (stored.version !== input.version) return conflict(stored);
    const version = await updateContract(ctx.unit, stored, { ...stored, state: 'removed' }, ctx.now);
    const value: Recorded = { contractId: stored.id, version, ...(await post(ctx, [stored.customerId])) };
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
): Promise<ContractFields> {
  const { contractId: _id, version: _version, customer, ...fields } = input;
  return {
    ...(stored ?? PLAIN_TERMS),
    ...fields,
    customerId: await ensureCustomer(ctx.unit, customer, ctx.now),
    arrMinor: annualise(input.amountMinor, input.periodMonths),
    currency: ctx.tenant.currency,
    state: 'live',
  };
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

function post(ctx: Context, customerIds: string[]) {
  return postMovements(ctx.unit, { customerIds, importId: null, now: ctx.now });
}

function conflict(stored: StoredContract) {
  const { id: _id, amountMinor, arrMinor, sourceAmountMinor, ...theirs } = stored;
  return refuse(
    'conflict',
    'Somebody changed this contract while you had it open. Look at the new values and save again.',
    {
      details: {
        ...theirs,
        amountMinor: amountMinor.toString(),
        arrMinor: arrMinor.toString(),
        sourceAmountMinor: sourceAmountMinor?.toString() ?? null,
      },
    },
  );
}
