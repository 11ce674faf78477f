import type { StageOutcomes } from '@/domain/forecast/accuracy/calibration';
import { OPEN_STAGES, type OpenStage } from '@/domain/deals/stages';
import type { Unit } from '@/platform/db/unit-of-work';
import { undoingOf } from './deal-life';

const AFTER_ALL: Partial<Record<OpenStage, readonly OpenStage[]>> = {
  hardware_shipped: ['software_activated', 'services_completed'],
  software_activated: ['services_completed'],
  services_completed: [],
};
const DELIVERED: readonly OpenStage[] = ['hardware_shipped', 'software_activated', 'services_completed'];

/** Stage × a later stage that says of it that what it forecast came. */
const CAME_BY = OPEN_STAGES.flatMap((stage) =>
  (AFTER_ALL[stage] ?? DELIVERED).map((later) => `('${stage}', '${later}')`),
).join(', ');

/**
 * What became of all deals that ever stood in each stage, a deal once per stage (docs/metrics.md, "Calibration"). A move that was undone
 * is none. A win that nothing proves, like a deal on its way, is undecided.
 */
export async function readStageOutcomes(unit: Unit): Promise<Partial<Record<OpenStage, StageOutcomes>>> {
  const rows = await unit.sql<StageOutcomes & { stage: OpenStage }>(
    `WITH stood AS (
       SELECT t.deal_id, t.to_stage AS stage FROM stage_transition t
       WHERE t.tenant_id = $1 AND NOT EXISTS (${undoingOf('t', null)})
       UNION SELECT t.deal_id, t.from_stage FROM stage_transition t
       WHERE t.tenant_id = $1 AND t.from_stage IS NOT NULL AND coalesce(t.reason, '') <> 'undone'
       UNION SELECT d.id, d.stage FROM deal d WHERE d.tenant_id = $1 AND d.outcome <> 'removed'),
     judged AS (
       SELECT s.stage, d.outcome = 'lost' AS lost, (d.outcome = 'won' AND d.po_live IS TRUE)
         OR (d.outcome <> 'lost' AND (s.stage, d.stage) IN (${CAME_BY})) AS came
       FROM stood s JOIN deal d ON d.tenant_id = $1 AND d.id = s.deal_id
       WHERE d.outcome <> 'removed' AND s.stage <> 'closed_lost')
     SELECT stage, count(*) FILTER (WHERE came)::int AS came, count(*) FILTER (WHERE lost)::int AS lost,
       count(*) FILTER (WHERE NOT came AND NOT lost)::int AS open FROM judged GROUP BY stage`,
    [unit.tenantId],
  );
  return Object.fromEntries(rows.map(({ stage, ...counted }) => [stage, counted]));
}
