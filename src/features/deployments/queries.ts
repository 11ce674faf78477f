import { listDeployments } from '@/data/deployments';
import { faultsOf, stateOn } from '@/domain/deployments/deployment';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { deploymentsInput } from './inputs';

/** Deployments with how far each is at the end of `asOf`, and which of its dates contradict each other. Latest signed first. */
export const deploymentsQuery = defineQuery({
  name: 'deployments.list',
  permission: 'deployments.read',
  input: deploymentsInput,
  run: async (ctx, { asOf = ctx.today, after, limit, ...filter }) => {
    const found = await listDeployments(ctx.unit, filter, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return ok({
      currency: ctx.tenant.currency,
      asOf,
      rows: page.map(({ sortKey: _key, ...row }) => ({
        ...row,
        reached: stateOn(row, asOf),
        faults: faultsOf(row),
      })),
      next: found.length > limit && last ? `${last.sortKey} ${last.id}` : null,
    });
  },
});
