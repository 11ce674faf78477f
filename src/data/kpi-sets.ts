import type { KpiId } from '@/domain/kpis/kpi-data';
import type { Unit } from '@/platform/db/unit-of-work';

/** One version of the company's set; `by` is the name of who chose it. */
export type StoredKpiSet = {
  version: number;
  kpis: KpiId[];
  reason: string;
  recordedAt: string;
  by: string | null;
};

/** The versions of the set, newest first; none while the company has never changed it. */
export function readKpiSets(unit: Unit, limit: number): Promise<StoredKpiSet[]> {
  return unit.sql<StoredKpiSet>(
    `SELECT s.version, s.kpis, s.reason, s.recorded_at AS "recordedAt",
       (SELECT u.name FROM app_user u WHERE u.id = s.recorded_by) AS by
     FROM kpi_set s WHERE s.tenant_id = $1 ORDER BY s.version DESC LIMIT $2`,
    [unit.tenantId, limit],
  );
}

/** Adds a version; false where somebody has added it already. */
export async function insertKpiSet(
  unit: Unit,
  set: { version: number; kpis: readonly KpiId[]; reason: string },
  by: { userId: string | null; at: string },
): Promise<boolean> {
  const added = await unit.sql<{ version: number }>(
    `INSERT INTO kpi_set (tenant_id, version, kpis, reason, recorded_at, recorded_by)
     VALUES ($1, $2, $3::text[], $4, $5, $6) ON CONFLICT (tenant_id, version) DO NOTHING RETURNING version`,
    [unit.tenantId, set.version, set.kpis, set.reason, by.at, by.userId],
  );
  return added.length > 0;
}
