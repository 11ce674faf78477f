import { lockChangedBy, readLastContractChange } from '@/data/contract-life';
import { readContractVersion, readStoredContract, updateContract } from '@/data/contracts';
import { notFound, refuse } from '@/domain/values/result';
import { defineCommand, done, type Outcome } from '@/platform/operations/define-command';
import { undoInput } from './inputs';
import { follow, type ContractChange } from './standing';

/**
 * Takes back what the last command did, by any of the contracts that it wrote: each stands again as before, a line that it made is taken
 * out, and the ledger follows. Refusals: 'conflict' (changed or undone since), 'rule' (it came by an import).
 */
export const undoContract = defineCommand({
  name: 'contracts.undo',
  permission: 'revenue.write',
  input: undoInput,
  run: async (ctx, { contractId, version }): Promise<Outcome<ContractChange>> => {
    const last = await readLastContractChange(ctx.unit, contractId);
    if (!last) return notFound();
    if (last.operation === null) return notByHand();
    const changed = await lockChangedBy(ctx.unit, last);
    const own = changed.find((one) => one.id === contractId);
    if (!own) return notFound();
    if (own.version !== version || changed.some(({ current }) => !current)) return changedSince();
    if (last.operation === 'contracts.undo')
      return refuse('conflict', 'This was undone already.', { remedy: 'To have it back, do it again.' });
    const customerIds: string[] = [];
    let next = version;
    for (const one of changed) {
      const now = await readStoredContract(ctx.unit, one.id);
      const before = one.version > 1 ? await readContractVersion(ctx.unit, one.id, one.version - 1) : null;
      const restored = before ?? { ...now, state: 'removed' as const };
      const written = await updateContract(ctx.unit, now, restored, ctx.now);
      if (one.id === contractId) next = written;
      customerIds.push(now.customerId, restored.customerId);
    }
    const value = { contractId, version: next, newContractId: null, ...(await follow(ctx, customerIds)) };
    const [first, ...others] = changed.map(({ id }) => ({
      subjectKind: 'contract',
      subjectId: id,
      summary: `Undone: ${last.summary ?? ''}`,
    }));
    return first ? done(value, first, ...others) : notFound();
  },
});

function notByHand() {
  return refuse('rule', 'This did not come from a change by hand, so it is not undone here.', {
    remedy: 'An import is taken back on its own page.',
  });
}

function changedSince() {
  return refuse('conflict', 'The contract was changed since, so this is no longer undone in one step.', {
    remedy: 'Look at the contract and correct it by hand.',
  });
}
