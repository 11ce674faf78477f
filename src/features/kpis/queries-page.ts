import { may } from '@/domain/access/permissions';
import { computeKpis } from '@/domain/kpis/kpis';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { kpiRowsInput, kpisInput } from './inputs';
import { readKpisData, type KpisResult } from './queries';
import { rowsBehind, type RowsBehind } from './queries-rows';

/** All that the dashboard shows: the four KPIs, whether there is anything to measure at all, and what the actor may do about it. */
export const dashboardPage = defineQuery({
  name: 'kpis.dashboardPage',
  permission: 'kpis.read',
  input: kpisInput,
  run: async (ctx, clock) => {
    const data = await readKpisData(ctx, clock);
    const result: KpisResult = { currency: data.currency, asOf: data.asOf, kpis: computeKpis(data) };
    return ok({
      ...result,
      today: ctx.today,
      hasLedger: data.firstPeriod !== null,
      hasDeployments: data.deployments.length > 0,
      mayImport: may(ctx.actor.role, 'imports.write'),
    });
  },
});

/** One KPI with its basis and the rows behind it, from one snapshot; with its targets for whoever may set them. */
export const kpiPage = defineQuery({
  name: 'kpis.page',
  permission: 'kpis.read',
  input: kpiRowsInput,
  run: async (ctx, asked) => {
    const data = await readKpisData(ctx, asked);
    const behind = await rowsBehind(ctx.unit, data, asked);
    if (!behind.ok) return behind;
    const rows: RowsBehind = behind.value;
    return ok({
      currency: data.currency,
      asOf: data.asOf,
      today: ctx.today,
      kpis: computeKpis(data),
      rows,
      targets: data.targets.filter(({ kpi }) => kpi === asked.kpi),
      maySetTarget: may(ctx.actor.role, 'settings.write'),
    });
  },
});
