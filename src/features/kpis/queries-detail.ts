import { hasForeignCurrency } from '@/data/revenue-sums';
import { may } from '@/domain/access/permissions';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { kpiRowsInput } from './inputs';
import { readBeside, readLastChangeOf } from './queries-beside';
import { targetQuarters } from './target-quarters';
import { chartQuarters, kpisResult, readKpisData } from './queries';
import { NOT_IN_SET, rowsBehind, type RowsBehind } from './queries-rows';

/** One KPI with its basis, the rows behind it and what stands beside it, from one snapshot, where it is in the company's set; with its targets for whoever may set them. */
export const kpiPage = defineQuery({
  name: 'kpis.page',
  permission: 'kpis.read',
  input: kpiRowsInput,
  run: async (ctx, asked) => {
    const data = await readKpisData(ctx, asked);
    if (!data.set.includes(asked.kpi)) return NOT_IN_SET;
    const behind = await rowsBehind(ctx.unit, data, asked);
    if (!behind.ok) return behind;
    const rows: RowsBehind = behind.value;
    const result = kpisResult(data);
    return ok({
      ...result,
      ...(await readBeside(ctx.unit, data, result.kpis, asked)),
      lastChange: await readLastChangeOf(ctx.unit, asked.kpi),
      zone: ctx.tenant.zone,
      today: ctx.today,
      quarters: targetQuarters(ctx.today, ctx.tenant.fiscalStartMonth),
      charted: chartQuarters(data),
      rows,
      targets: data.targets.filter(({ kpi }) => kpi === asked.kpi),
      /** Without another currency constant currency says nothing. */
      hasForeign: await hasForeignCurrency(ctx.unit),
      mayOpenSites: may(ctx.actor.role, 'deployments.read'),
      maySetTarget: may(ctx.actor, 'settings.write'),
    });
  },
});

type Answer = Awaited<ReturnType<typeof kpiPage>>;

export type KpiPageResult = Extract<Answer, { ok: true }>['value'];
