import { STAGE_IDS } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL, STAGE_LABELS } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** What a new tenant begins with: the default settings and version 1 of the stage model (docs/metrics.md). */
export async function insertTenantDefaults(
  unit: Unit,
  at: { now: string; today: CalendarDate; createdBy: string | null },
): Promise<void> {
  await unit.execute('INSERT INTO tenant_setting (tenant_id, updated_at) VALUES ($1, $2)', [
    unit.tenantId,
    at.now,
  ]);
  const modelId = newId();
  await unit.execute(
    `INSERT INTO stage_model (tenant_id, id, version, effective_from, note, created_at, created_by)
     VALUES ($1, $2, $3, $4, 'The default table', $5, $6)`,
    [unit.tenantId, modelId, DEFAULT_STAGE_MODEL.version, at.today, at.now, at.createdBy],
  );
  const stages = STAGE_IDS.map((stage, position) => ({
    stage,
    position,
    label: STAGE_LABELS[stage],
    probability_bp: DEFAULT_STAGE_MODEL.probabilityBp[stage],
  }));
  // Each stage names the figure of the one before it: the database sees that the table rises.
  await unit.sql(
    `INSERT INTO stage_model_stage (tenant_id, stage_model_id, stage, position, label, probability_bp, previous_position, previous_bp)
     SELECT $1::uuid, $2::uuid, r.stage, r.position, r.label, r.probability_bp, p.position, p.probability_bp
     FROM jsonb_to_recordset($3::jsonb) AS r(stage text, position int, label text, probability_bp int)
     LEFT JOIN jsonb_to_recordset($3::jsonb) AS p(stage text, position int, probability_bp int)
       ON p.position = r.position - 1 AND r.stage <> 'closed_lost'
     RETURNING stage`,
    [unit.tenantId, modelId, JSON.stringify(stages)],
  );
}
