import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { insertStageModel } from './stage-model-versions';

/** What a new tenant begins with: the default settings and version 1 of the stage model (docs/metrics.md). */
export async function insertTenantDefaults(
  unit: Unit,
  at: { now: string; today: CalendarDate; createdBy: string | null },
): Promise<void> {
  await unit.execute('INSERT INTO tenant_setting (tenant_id, updated_at) VALUES ($1, $2)', [
    unit.tenantId,
    at.now,
  ]);
  const first = { model: DEFAULT_STAGE_MODEL, effectiveFrom: at.today, note: 'The default table' };
  await insertStageModel(unit, first, { userId: at.createdBy, at: at.now });
}
