import { findDeal } from '@/data/deal-list';
import { readBlocks, readFailures } from '@/data/deployment-troubles';
import { findDeployment } from '@/data/deployments';
import { may } from '@/domain/access/permissions';
import { blockedDays, NOT_BLOCKED } from '@/domain/deployments/blocks';
import { faultsOf, stateOn } from '@/domain/deployments/deployment';
import { failureSums } from '@/domain/deployments/failures';
import { clockOf, clockRange } from '@/domain/deployments/life';
import { nextStep } from '@/domain/deployments/steps';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { showDeploymentInput } from './inputs';

/** One deployment: the days of its life, what stood in the way, and what failed, as of the end of a day. */
export const showDeployment = defineQuery({
  name: 'deployments.show',
  permission: 'deployments.read',
  input: showDeploymentInput,
  run: async (ctx, { deploymentId, asOf = ctx.today }) => {
    const deployment = await findDeployment(ctx.unit, deploymentId);
    if (!deployment) return notFound();
    const { role } = ctx.actor;
    const blocks = await readBlocks(ctx.unit, [deploymentId]);
    const failures = await readFailures(ctx.unit, [deploymentId]);
    const range = clockRange(deployment, asOf);
    const deal = deployment.dealId ? await findDeal(ctx.unit, ctx.scope, deployment.dealId) : null;
    return ok({
      deployment,
      /** The deal that it came from, where the member may see it. */
      deal: deal && { dealId: deal.id, name: deal.name },
      reached: stateOn(deployment, asOf),
      clock: clockOf(deployment, asOf),
      next: nextStep(deployment, asOf),
      faults: faultsOf(deployment),
      blocks,
      blocked: range ? blockedDays(blocks, range) : NOT_BLOCKED,
      failures,
      failed: failureSums(failures, asOf),
      currency: ctx.tenant.currency,
      asOf,
      today: ctx.today,
      may: { write: may(ctx.actor, 'deployments.write'), readRevenue: may(role, 'revenue.read') },
    });
  },
});

/** What the page of a deployment shows. */
export type DeploymentPage = Extract<Awaited<ReturnType<typeof showDeployment>>, { ok: true }>['value'];
