import { SYSTEM_REASONS } from '@/domain/deals/reasons';
import { stoodAt } from './known-deals';

/**
 * What the rules need of a deal besides its own row, as sub-queries with one row per deal: for the facts of the rules and for the standing
 * rows alike, so that the two cannot differ. `chosen`: a query for the ids of the deals; `instant`: see known-deals.ts.
 */

const at = (column: string, instant: string | null) =>
  instant === null ? 'true' : `${column} <= ${instant}::timestamptz`;

const NO_ACTIVITY = SYSTEM_REASONS.map((reason) => `'${reason}'`).join(', ');

/**
 * deal_id, last_on: the last day of an activity. A call, mail, meeting, visit, evidence or stage move is one; a clean-up is none, and
 * neither is a move that was undone, nor its undoing: the zombie is a zombie again.
 */
export function lastActivityOf(chosen: string, instant: string | null): string {
  return `SELECT h.deal_id, max(h.last_on) AS last_on FROM (
    SELECT a.deal_id, max(a.occurred_on) AS last_on FROM activity a WHERE a.tenant_id = $1 AND a.deal_id IN (${chosen})
      AND ${stoodAt('a', 'removed_at', instant)} GROUP BY a.deal_id
    UNION ALL SELECT e.deal_id, max(e.evidence_on) FROM evidence e WHERE e.tenant_id = $1 AND e.deal_id IN (${chosen})
      AND ${stoodAt('e', 'voided_at', instant)} GROUP BY e.deal_id
    UNION ALL SELECT t.deal_id, max(t.on_date) FROM stage_transition t WHERE t.tenant_id = $1 AND t.import_id IS NULL AND t.from_stage IS NOT NULL
      AND coalesce(t.reason, '') NOT IN (${NO_ACTIVITY})
      AND t.deal_id IN (${chosen}) AND ${at('t.at', instant)} AND NOT EXISTS (${undoingOf('t', instant)}) GROUP BY t.deal_id) h GROUP BY h.deal_id`;
}

/** The undoing of a stage move: the deal's next move, straight back. Only the last change of a deal can be undone, so nothing lies between. */
export function undoingOf(move: string, instant: string | null): string {
  return `SELECT 1 FROM stage_transition u WHERE u.tenant_id = $1 AND u.deal_id = ${move}.deal_id AND u.reason = 'undone'
      AND u.from_stage = ${move}.to_stage AND u.to_stage = ${move}.from_stage AND (u.at, u.id) > (${move}.at, ${move}.id)
      AND ${at('u.at', instant)} AND NOT EXISTS (SELECT 1 FROM stage_transition b WHERE b.tenant_id = $1 AND b.deal_id = ${move}.deal_id
        AND (b.at, b.id) > (${move}.at, ${move}.id) AND (b.at, b.id) < (u.at, u.id))`;
}

/** deal_id, installed_on: the first installation of the deal's live deployments. */
export function installationsOf(chosen: string, instant: string | null): string {
  const deployments =
    instant === null
      ? `SELECT deal_id, installed_on, state FROM deployment WHERE tenant_id = $1`
      : `SELECT deal_id, installed_on, state FROM deployment WHERE tenant_id = $1 AND recorded_at <= ${instant}::timestamptz
         UNION ALL SELECT deal_id, installed_on, state FROM deployment_history
         WHERE tenant_id = $1 AND recorded_at <= ${instant}::timestamptz AND superseded_at > ${instant}::timestamptz`;
  return `SELECT p.deal_id, min(p.installed_on) AS installed_on FROM (${deployments}) p
    WHERE p.state = 'live' AND p.deal_id IN (${chosen}) GROUP BY p.deal_id`;
}

/** deal_id, until_on: until when a written justification excuses the deal. One that the CRO refused excuses nothing. */
export function justificationsOf(chosen: string, instant: string | null): string {
  return `SELECT j.deal_id, max(j.until_on) AS until_on FROM justification j WHERE j.tenant_id = $1 AND j.deal_id IN (${chosen})
    AND ${at('j.recorded_at', instant)} AND NOT EXISTS (SELECT 1 FROM justification_ruling r WHERE r.tenant_id = $1
      AND r.justification_id = j.id AND NOT r.accepted AND ${at('r.ruled_at', instant)}) GROUP BY j.deal_id`;
}
