import type { KpiTarget } from '@/domain/kpis/kpi-data';
import type { Unit } from '@/platform/db/unit-of-work';

/** Writes the target in force from a day on; returns the one that stood on that very day before, if any. */
export async function upsertKpiTarget(unit: Unit, target: KpiTarget, now: string): Promise<bigint | null> {
  const key = [unit.tenantId, target.kpi, target.effectiveFrom];
  const [before] = await unit.sql<{ target: bigint }>(
    'SELECT target FROM kpi_target WHERE tenant_id = $1 AND kpi = $2 AND effective_from = $3 FOR UPDATE',
    key,
  );
  await unit.execute(
    `INSERT INTO kpi_target (tenant_id, kpi, effective_from, target, recorded_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, kpi, effective_from) DO UPDATE SET target = excluded.target, recorded_at = excluded.recorded_at`,
    [...key, target.target, now],
  );
  return before?.target ?? null;
}

/** Every target that was set, of the earliest day first. */
export function readKpiTargets(unit: Unit): Promise<KpiTarget[]> {
  return unit.sql<KpiTarget>(
    `SELECT kpi, effective_from AS "effectiveFrom", target FROM kpi_target WHERE tenant_id = $1 ORDER BY effective_from, kpi`,
    [unit.tenantId],
  );
}
