import type { Happening } from '@/domain/reviews/promise';
import type { ReviewOutcome, RiskKind } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { earlierThan, LATEST_CLOSED, type ReviewAsked } from './earlier-reviews';

/** What a closed review said last of a deal. */
export type LastResult = {
  dealId: string;
  reviewId: string;
  heldOn: CalendarDate;
  closedAt: string;
  outcome: ReviewOutcome;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  riskKind: RiskKind | null;
};

/** The latest result of each deal in a review closed before this one was opened (see earlierThan); a deal that was in none is left out. */
export async function readLastResults(
  unit: Unit,
  { id, openedAt }: ReviewAsked,
  dealIds: readonly string[],
): Promise<Map<string, LastResult>> {
  const rows = await unit.sql<LastResult>(
    `SELECT DISTINCT ON (t.deal_id) t.deal_id AS "dealId", r.id AS "reviewId", r.held_on AS "heldOn", r.closed_at AS "closedAt", t.outcome,
       t.next_step AS "nextStep", t.next_step_on AS "nextStepOn", t.risk_kind AS "riskKind"
     FROM review_result t JOIN review r ON r.tenant_id = $1 AND r.id = t.review_id AND ${earlierThan('$2', '$3')}
     WHERE t.tenant_id = $1 AND t.deal_id = ANY($4::uuid[]) ORDER BY t.deal_id, ${LATEST_CLOSED}`,
    [unit.tenantId, id, openedAt, [...dealIds]],
  );
  return new Map(rows.map((row) => [row.dealId, row]));
}

/** A deal, the instant after which something counts, and the first day that it may be dated. */
export type Since = { dealId: string; closedAt: string; heldOn: CalendarDate };

/**
 * The first thing that happened to each deal since then: told after the close and not dated before that review. Voided evidence, removed
 * activities and what an import only brought up to date do not count. A deal to which nothing happened is left out.
 */
export async function firstHappenings(unit: Unit, since: readonly Since[]): Promise<Map<string, Happening>> {
  if (since.length === 0) return new Map();
  const rows = await unit.sql<Happening & { dealId: string }>(
    `WITH s AS (SELECT r."dealId" AS deal_id, r."closedAt" AS closed_at, r."heldOn" AS held_on
       FROM jsonb_to_recordset($2::jsonb) AS r("dealId" uuid, "closedAt" timestamptz, "heldOn" date)),
     h AS (
       SELECT a.deal_id, 'activity' AS kind, a.occurred_on AS on_date FROM activity a JOIN s ON s.deal_id = a.deal_id
         WHERE a.tenant_id = $1 AND a.recorded_at > s.closed_at AND a.occurred_on >= s.held_on AND a.removed_at IS NULL
       UNION ALL SELECT e.deal_id, 'evidence', e.evidence_on FROM evidence e JOIN s ON s.deal_id = e.deal_id
         WHERE e.tenant_id = $1 AND e.recorded_at > s.closed_at AND e.evidence_on >= s.held_on AND e.voided_at IS NULL
       UNION ALL SELECT t.deal_id, 'move', t.on_date FROM stage_transition t JOIN s ON s.deal_id = t.deal_id
         WHERE t.tenant_id = $1 AND t.at > s.closed_at AND t.on_date >= s.held_on AND t.to_stage <> 'closed_lost')
     SELECT DISTINCT ON (deal_id) deal_id AS "dealId", kind, on_date AS on FROM h ORDER BY deal_id, on_date, kind`,
    [unit.tenantId, JSON.stringify(since)],
  );
  return new Map(rows.map(({ dealId, ...happening }) => [dealId, happening]));
}
