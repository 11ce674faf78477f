import { startEngagement } from '@/features/kpis/commands-set';
import { showEngagement, showKpiSet } from '@/features/kpis/queries-set';
import { addDays } from '@/domain/values/calendar-date';
import { today } from '@/platform/clock/clock';
import { asAdmin } from './database';
import { must } from './operations-answers';
import type { World } from './operations-world';

type Sample = (world: World) => unknown;

/** A spoken verdict holds its first day for ever: as only the owner of the database can, it becomes one of an engagement long before. */
async function asOfBefore({ tenantId }: World, version: number): Promise<void> {
  await asAdmin((client) =>
    client.query(
      `UPDATE engagement_verdict v SET start_on = v.start_on - 1000 - $2::int FROM engagement e
       WHERE v.tenant_id = $1 AND e.tenant_id = v.tenant_id AND e.start_on = v.start_on`,
      [tenantId, version],
    ),
  );
}

export const KPI_SAMPLES: Record<string, Sample> = {
  'engagement.show': () => ({}),
  'engagement.start': async (world) => {
    // A correction of what was begun, so that there is an earlier version.
    const begun = must(await showEngagement(world.operator, {})).version;
    if (begun === 0) must(await startEngagement(world.operator, { startOn: today('UTC'), version: begun }));
    const version = Math.max(begun, 1);
    await asOfBefore(world, version);
    return { startOn: addDays(today('UTC'), 20 + version), version };
  },
  'kpiSet.show': () => ({}),
  'kpiSet.change': async (world) => {
    const { version, set } = must(await showKpiSet(world.operator, {}));
    const kpis = set.includes('hardware_failure_rate')
      ? ['nnarr', 'grr']
      : ['nnarr', 'grr', 'hardware_failure_rate'];
    return { kpis, reason: 'Devices break in the field', version };
  },
  'kpis.dashboard': () => ({ asOf: '2026-11-01', knownAt: '2026-11-02T00:00:00Z' }),
  'kpis.dashboardPage': () => ({}),
  'kpis.desk': () => ({ asOf: '2026-11-01' }),
  'kpis.page': () => ({ kpi: 'nnarr' }),
  'kpis.rows': () => ({ kpi: 'grr' }),
  'settings.setKpiTarget': () => ({ kpi: 'grr', target: '9000' }),
};
