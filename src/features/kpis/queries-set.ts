import { readEngagement } from '@/data/engagements';
import { readKpiSets } from '@/data/kpi-sets';
import { readKpiTargets } from '@/data/kpi-targets';
import { may } from '@/domain/access/permissions';
import { engagementClock, FIRST_SET, inOrder } from '@/domain/kpis/kpi-set';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { targetQuarters } from './target-quarters';
import { engagementInput, kpiSetInput } from './inputs';

/** Versions that a page lists. */
const MOST_VERSIONS = 50;

/** The company's KPIs, every version there was, their targets, the quarters that a target may begin with, and whether the set may change. */
export const showKpiSet = defineQuery({
  name: 'kpiSet.show',
  permission: 'kpis.read',
  input: kpiSetInput,
  run: async (ctx) => {
    const { role } = ctx.actor;
    const { fiscalStartMonth, currency, zone } = ctx.tenant;
    const engagement = await readEngagement(ctx.unit);
    const versions = await readKpiSets(ctx.unit, MOST_VERSIONS);
    return ok({
      set: inOrder(versions[0]?.kpis ?? FIRST_SET),
      version: versions[0]?.version ?? 0,
      versions,
      engagement,
      ...engagementClock(engagement?.startOn ?? null, ctx.today),
      targets: await readKpiTargets(ctx.unit),
      quarters: targetQuarters(ctx.today, fiscalStartMonth),
      currency,
      zone,
      today: ctx.today,
      may: {
        change: may(ctx.actor, 'kpiSet.write'),
        start: may(ctx.actor, 'engagement.write'),
        setTarget: may(ctx.actor, 'settings.write'),
        settings: may(role, 'settings.read'),
      },
    });
  },
});

/** The engagement's first day, which day of it today is, and since when the KPIs are locked. */
export const showEngagement = defineQuery({
  name: 'engagement.show',
  permission: 'engagement.read',
  input: engagementInput,
  run: async (ctx) => {
    const engagement = await readEngagement(ctx.unit);
    return ok({
      startOn: engagement?.startOn ?? null,
      version: engagement?.version ?? 0,
      by: engagement?.by ?? null,
      recordedAt: engagement?.recordedAt ?? null,
      ...engagementClock(engagement?.startOn ?? null, ctx.today),
      today: ctx.today,
      mayStart: may(ctx.actor, 'engagement.write'),
    });
  },
});
