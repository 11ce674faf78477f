import { hasForeignCurrency } from '@/data/revenue-sums';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { kpisInput } from './inputs';
import { chartQuarters, kpisResult, readKpisData } from './queries';

/** All that the dashboard shows: the KPIs of the company's set, whether there is anything to measure at all, and what the actor may do about it. */
export const dashboardPage = defineQuery({
  name: 'kpis.dashboardPage',
  permission: 'kpis.read',
  input: kpisInput,
  run: async (ctx, clock) => {
    const data = await readKpisData(ctx, clock);
    return ok({
      ...kpisResult(data),
      today: ctx.today,
      charted: chartQuarters(data),
      hasLedger: data.firstPeriod !== null,
      hasDeployments: data.deployments.length > 0,
      /** Without another currency constant currency says nothing. */
      hasForeign: await hasForeignCurrency(ctx.unit),
      mayImport: may(ctx.actor, 'imports.write'),
    });
  },
});
