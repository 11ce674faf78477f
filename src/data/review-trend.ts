import type { DealScope } from '@/domain/access/permissions';
import type { ReviewOutcome, PromiseResult } from '@/domain/reviews/review';
import type { TrendMeasure, TrendReview, TrendRow } from '@/domain/reviews/trend';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';

/** The last `reviews` closed reviews, oldest first; of a rep those in which he had a seat. */
export async function readTrendReviews(
  unit: Unit,
  repId: string | null,
  reviews: number,
): Promise<TrendReview[]> {
  const rows = await unit.sql<TrendReview>(
    `SELECT r.id AS "reviewId", r.held_on AS "heldOn" FROM review r
     WHERE r.tenant_id = $1 AND r.state = 'closed' AND ($2::uuid IS NULL
       OR EXISTS (SELECT 1 FROM review_seat s WHERE s.tenant_id = $1 AND s.review_id = r.id AND s.rep_id = $2))
     ORDER BY r.starts_at DESC, r.id DESC LIMIT $3`,
    [unit.tenantId, repId, reviews],
  );
  return rows.toReversed();
}

/** What each rep's deals came to in each of these reviews, counted where the rows are. */
export async function readTrendRows(
  unit: Unit,
  repId: string | null,
  reviewIds: readonly string[],
): Promise<TrendRow[]> {
  return unit.sql<TrendRow>(
    `SELECT x.review_id AS "reviewId", x.rep_id AS "repId", min(p.name) AS rep, count(*)::int AS deals,
       sum(x.amount_minor)::bigint AS "amountMinor", sum(x.claimed_minor)::bigint AS "claimedMinor",
       sum(x.evidenced_minor)::bigint AS "evidencedMinor", count(x.promise)::int AS promises,
       count(*) FILTER (WHERE x.promise IS NOT NULL AND x.promise_result = 'kept')::int AS kept,
       count(*) FILTER (WHERE x.promise IS NOT NULL AND x.promise_result = 'late')::int AS late,
       count(*) FILTER (WHERE x.promise IS NOT NULL AND x.promise_result = 'dropped')::int AS dropped,
       count(*) FILTER (WHERE x.promise IS NOT NULL AND x.promise_result IS NULL)::int AS "notDue",
       sum(x.pushes)::int AS pushes, sum(x.pushed_days)::int AS "pushedDays",
       count(*) FILTER (WHERE x.outcome = 'knocked_down')::int AS "knockedDown",
       count(*) FILTER (WHERE x.prepared)::int AS prepared
     FROM review_result x JOIN rep p ON p.tenant_id = x.tenant_id AND p.id = x.rep_id
     WHERE x.tenant_id = $1 AND x.review_id = ANY($2::uuid[]) AND ($3::uuid IS NULL OR x.rep_id = $3)
     GROUP BY x.review_id, x.rep_id`,
    [unit.tenantId, [...reviewIds], repId],
  );
}

/** What a closed review said of a deal. */
export type ResultRow = {
  reviewId: string;
  heldOn: CalendarDate;
  dealId: string;
  deal: string;
  rep: string;
  /** The actor may open the deal. */
  inScope: boolean;
  amountMinor: bigint;
  claimedMinor: bigint;
  evidencedMinor: bigint;
  prepared: boolean;
  outcome: ReviewOutcome;
  reason: string | null;
  promise: string | null;
  promiseOn: CalendarDate | null;
  promiseResult: PromiseResult | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  pushes: number;
  pushedDays: number;
};

export const RESULT_COLUMNS = `x.review_id AS "reviewId", r.held_on AS "heldOn", x.deal_id AS "dealId", d.name AS deal, p.name AS rep,
  (d.outcome <> 'removed' AND ${IN_SCOPE}) AS "inScope", x.amount_minor AS "amountMinor", x.claimed_minor AS "claimedMinor",
  x.evidenced_minor AS "evidencedMinor", x.prepared, x.outcome, x.reason, x.promise, x.promise_on AS "promiseOn",
  x.promise_result AS "promiseResult", x.next_step AS "nextStep", x.next_step_on AS "nextStepOn", x.pushes, x.pushed_days AS "pushedDays"`;

export const RESULT_TABLES = `review_result x JOIN review r ON r.tenant_id = x.tenant_id AND r.id = x.review_id
  JOIN deal d ON d.tenant_id = x.tenant_id AND d.id = x.deal_id JOIN rep p ON p.tenant_id = x.tenant_id AND p.id = x.rep_id`;

/** Which rows a measure's figures are made of. */
const BEHIND: Record<TrendMeasure, string> = {
  commit: '(x.claimed_minor <> 0 OR x.evidenced_minor <> 0)',
  promises: 'x.promise IS NOT NULL',
  pushes: 'x.pushes > 0',
  knockedDown: `x.outcome = 'knocked_down'`,
  prepared: 'true',
};

/** The deals behind the figures of one measure, the latest review first. */
export async function readTrendResults(
  unit: Unit,
  scope: DealScope,
  of: { repId: string | null; reviewIds: readonly string[]; measure: TrendMeasure; limit: number },
): Promise<ResultRow[]> {
  return unit.sql<ResultRow>(
    `SELECT ${RESULT_COLUMNS} FROM ${RESULT_TABLES}
     WHERE x.tenant_id = $1 AND x.review_id = ANY($4::uuid[]) AND ($5::uuid IS NULL OR x.rep_id = $5) AND ${BEHIND[of.measure]}
     ORDER BY r.starts_at DESC, p.name, x.position, x.deal_id LIMIT $6`,
    [unit.tenantId, ...scopeValues(scope), [...of.reviewIds], of.repId, of.limit],
  );
}
