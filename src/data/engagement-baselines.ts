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

/** Freezes the KPIs of a first day; false where they are frozen already. `body` is canonical JSON, `sha256` its checksum. */
export async function insertBaseline(
  unit: Unit,
  { startOn, body, sha256 }: { startOn: CalendarDate; body: string; sha256: string },
  by: { userId: string | null; at: string },
): Promise<boolean> {
  const added = await unit.sql<{ version: number }>(
    `INSERT INTO engagement_baseline (tenant_id, version, start_on, body, sha256, recorded_at, recorded_by)
     SELECT $1::uuid, (SELECT coalesce(max(b.version), 0) + 1 FROM engagement_baseline b WHERE b.tenant_id = $1::uuid), $2::date, $3::text,
       $4::text, $5::timestamptz, $6::uuid
     ON CONFLICT (tenant_id, start_on) DO NOTHING RETURNING version`,
    [unit.tenantId, startOn, body, sha256, by.at, by.userId],
  );
  return added.length > 0;
}
