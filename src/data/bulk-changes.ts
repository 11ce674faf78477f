import type { StageId } from '@/domain/deals/deal';
import type { Unit } from '@/platform/db/unit-of-work';
import { keepHistory } from './deals';

export type BulkRecord = { byUserId: string | null; at: string; deals: { id: string; version: number }[] };

/** What a bulk edit changed, from the event that it wrote: the log is the only place that knows, and nobody can change it. */
export async function findBulk(unit: Unit, bulkId: string): Promise<BulkRecord | null> {
  const rows = await unit.sql<BulkRecord>(
    `SELECT actor_user_id AS "byUserId", at, after->'deals' AS deals FROM audit_event
     WHERE tenant_id = $1 AND subject_kind = 'bulk' AND subject_id = $2 AND operation = 'deals.bulkEdit'`,
    [unit.tenantId, bulkId],
  );
  return rows[0] ?? null;
}

/**
 * Puts back what the version before said of the fields that a bulk edit can change. The deals are locked and stand at the version that
 * the edit made, so nothing else changed since. Returns each deal with its stages and new version.
 */
export async function restoreBefore(
  unit: Unit,
  deals: readonly { id: string; version: number }[],
  now: string,
): Promise<{ id: string; stage: StageId; version: number }[]> {
  await keepHistory(
    unit,
    deals.map(({ id }) => id),
    now,
  );
  return unit.sql<{ id: string; stage: StageId; version: number }>(
    `UPDATE deal d SET stage = h.stage, outcome = h.outcome, stage_entered_on = h.stage_entered_on, lost_reason = h.lost_reason,
       closed_on = h.closed_on, rep_id = h.rep_id, close_on = h.close_on, next_step = h.next_step, next_step_on = h.next_step_on,
       verbal_yes_on = h.verbal_yes_on, claim_bp = h.claim_bp, claim_on = h.claim_on, version = d.version + 1,
       recorded_at = $3::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, version int), deal_history h
     WHERE d.tenant_id = $1 AND d.id = r.id AND d.version = r.version
       AND h.tenant_id = $1 AND h.id = r.id AND h.version = r.version - 1
     RETURNING d.id, d.stage, d.version`,
    [unit.tenantId, JSON.stringify(deals), now],
  );
}
