import { countDeployments, listDeployments } from '@/data/deployments';
import { may } from '@/domain/access/permissions';
import { faultsOf, stateOn } from '@/domain/deployments/deployment';
import { clockOf } from '@/domain/deployments/life';
import { nextStep } from '@/domain/deployments/steps';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { deploymentsInput } from './inputs';
import { readTroubles } from './standing-troubles';

/**
 * Deployments with how far each is at the end of `asOf`, its clock, what stands in the way, and which of its dates contradict each other.
 * Latest signed first. `counts`: how many stand how, whatever the list is narrowed to.
 */
export const deploymentsQuery = defineQuery({
  name: 'deployments.list',
  permission: 'deployments.read',
  input: deploymentsInput,
  run: async (ctx, { asOf = ctx.today, after, limit, ...filter }) => {
    const found = await listDeployments(ctx.unit, { ...filter, asOf }, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const ids = page.map(({ id }) => id);
    const troublesOf = await readTroubles(ctx.unit, ids, asOf);
    return ok({
      currency: ctx.tenant.currency,
      asOf,
      today: ctx.today,
      rows: page.map(({ sortKey: _key, ...row }) => ({
        ...row,
        reached: stateOn(row, asOf),
        clock: clockOf(row, asOf),
        next: nextStep(row, asOf),
        faults: faultsOf(row),
        troubles: troublesOf(row.id),
      })),
      counts: await countDeployments(ctx.unit, { asOf, kind: filter.kind }),
      next: found.length > limit && last ? `${last.sortKey} ${last.id}` : null,
      mayWrite: may(ctx.actor, 'deployments.write'),
    });
  },
});

/** A row of the list. */
export type DeploymentRow = Extract<
  Awaited<ReturnType<typeof deploymentsQuery>>,
  { ok: true }
>['value']['rows'][number];
