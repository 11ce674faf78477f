import type { EngagementBaseline } from '@/domain/engagement/baseline';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

export type StoredBaseline = {
  version: number;
  sha256: string;
  recordedAt: string;
  baseline: EngagementBaseline;
};

/** The KPIs as they were frozen for an engagement that began on this day; null: not frozen yet. */
export async function readBaseline(unit: Unit, startOn: CalendarDate): Promise<StoredBaseline | null> {
  const [row] = await unit.sql<{ version: number; sha256: string; recordedAt: string; body: string }>(
    `SELECT b.version, b.sha256, b.recorded_at AS "recordedAt", b.body FROM engagement_baseline b
     WHERE b.tenant_id = $1 AND b.start_on = $2::date`,
    [unit.tenantId, startOn],
  );
  if (!row) return null;
  const { body, ...stored } = row;
  return { ...stored, baseline: JSON.parse(body) as EngagementBaseline };
}
