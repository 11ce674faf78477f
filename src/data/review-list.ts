import type { DealScope } from '@/domain/access/permissions';
import type { ReviewOutcome, ReviewState } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';
import type { Position } from './deal-list';
import { IN_SCOPE, NOBODY, scopeValues } from './deal-scope';
import { RESULT_COLUMNS, RESULT_TABLES, type ResultRow } from './review-trend';

/**
 * Reviews `r` that the actor knows of, for the values of `scopeValues` at $2 and $3: a rep what is planned or skipped, and
 * where he had a seat; nobody who has no deals. The same as seeReview.
 */
const KNOWN = `($2 = 'all' OR ($2 = 'own' AND $3 <> '${NOBODY}' AND (r.state IN ('planned', 'skipped')
  OR EXISTS (SELECT 1 FROM review_seat s WHERE s.tenant_id = $1 AND s.review_id = r.id AND s.rep_id = $3::uuid))))`;

const COLUMNS = `r.id, r.week, r.held_on AS "heldOn", r.starts_at AS "startsAt", r.zone, r.minutes, r.state, r.skip_reason AS "skipReason"`;

type ReviewLine = {
  id: string;
  week: string | null;
  heldOn: CalendarDate;
  /** An instant; the zone is the review's own. */
  startsAt: string;
  zone: string;
  minutes: number;
  state: ReviewState;
  skipReason: string | null;
};

/** What is to come: the open one first, then by time. A skipped one stays here until its time has passed. */
export type ComingReview = ReviewLine & { openedAt: string | null; version: number };

export async function readComingReviews(
  unit: Unit,
  scope: DealScope,
  now: string,
  limit: number,
): Promise<ComingReview[]> {
  return unit.sql<ComingReview>(
    `SELECT ${COLUMNS}, r.opened_at AS "openedAt", r.version FROM review r
     WHERE r.tenant_id = $1 AND ${KNOWN} AND (r.state IN ('open', 'planned') OR (r.state = 'skipped' AND r.starts_at > $4::timestamptz))
     ORDER BY r.state <> 'open', r.starts_at, r.id LIMIT $5`,
    [unit.tenantId, ...scopeValues(scope), now, limit],
  );
}

/** A review that is over. Sums of a rep are of his own deals; the forecast is the company's. Amounts in minor units. */
export type PastReview = ReviewLine & {
  deals: number;
  outcomes: Record<ReviewOutcome, number>;
  claimedMinor: bigint;
  evidencedMinor: bigint;
  /** Promises of the review before whose day had come, and those that were kept. */
  due: number;
  kept: number;
  /** What the open pipeline counted at the opening and at the close, from the minutes; null: skipped. */
  weightedBefore: bigint | null;
  weightedAfter: bigint | null;
};

/** Closed and skipped reviews, the latest first, after a position: as quick on the last page as on the first. */
export async function readPastReviews(
  unit: Unit,
  scope: DealScope,
  page: { now: string; after: Position | null; limit: number },
): Promise<PastReview[]> {
  return unit.sql<PastReview>(
    `SELECT r.*, x.*, (m.body::jsonb #>> '{forecast,before,weightedMinor}')::bigint AS "weightedBefore",
       (m.body::jsonb #>> '{forecast,after,weightedMinor}')::bigint AS "weightedAfter"
     FROM (SELECT ${COLUMNS} FROM review r
       WHERE r.tenant_id = $1 AND ${KNOWN} AND (r.state = 'closed' OR (r.state = 'skipped' AND r.starts_at <= $4::timestamptz))
         AND ($6::uuid IS NULL OR (r.starts_at, r.id) < ($5::timestamptz, $6::uuid))
       ORDER BY r.starts_at DESC, r.id DESC LIMIT $7) r
     LEFT JOIN review_minutes m ON m.tenant_id = $1 AND m.review_id = r.id
     CROSS JOIN LATERAL (SELECT count(*)::int AS deals, jsonb_build_object(
         'held', count(*) FILTER (WHERE x.outcome = 'held'), 'knocked_down', count(*) FILTER (WHERE x.outcome = 'knocked_down'),
         'moved', count(*) FILTER (WHERE x.outcome = 'moved'), 'lost', count(*) FILTER (WHERE x.outcome = 'lost'),
         'parked', count(*) FILTER (WHERE x.outcome = 'parked'),
         'not_discussed', count(*) FILTER (WHERE x.outcome = 'not_discussed')) AS outcomes,
       coalesce(sum(x.claimed_minor), 0)::bigint AS "claimedMinor", coalesce(sum(x.evidenced_minor), 0)::bigint AS "evidencedMinor",
       count(*) FILTER (WHERE x.promise IS NOT NULL AND x.promise_result IS NOT NULL)::int AS due,
       count(*) FILTER (WHERE x.promise IS NOT NULL AND x.promise_result = 'kept')::int AS kept
       FROM review_result x WHERE x.tenant_id = $1 AND x.review_id = r.id AND ($2 = 'all' OR x.rep_id = $3::uuid)) x
     ORDER BY r."startsAt" DESC, r.id DESC`,
    [
      unit.tenantId,
      ...scopeValues(scope),
      page.now,
      page.after?.key ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
}

/** Something that a member agreed to do in a review and has not done yet. */
export type OpenAction = {
  id: string;
  reviewId: string;
  heldOn: CalendarDate;
  text: string;
  dueOn: CalendarDate;
  version: number;
  dealId: string | null;
  deal: string | null;
  /** The member may open the deal. */
  inScope: boolean;
};

/** A member's own, the earliest day first. */
export async function readOpenActions(unit: Unit, scope: DealScope, userId: string): Promise<OpenAction[]> {
  return unit.sql<OpenAction>(
    `SELECT a.id, a.review_id AS "reviewId", r.held_on AS "heldOn", a.text, a.due_on AS "dueOn", a.version, a.deal_id AS "dealId",
       d.name AS deal, coalesce(d.outcome <> 'removed' AND ${IN_SCOPE}, false) AS "inScope"
     FROM review_action a JOIN review r ON r.tenant_id = a.tenant_id AND r.id = a.review_id
     LEFT JOIN deal d ON d.tenant_id = a.tenant_id AND d.id = a.deal_id
     WHERE a.tenant_id = $1 AND a.owner_id = $4 AND a.state = 'open' ORDER BY a.due_on, a.id LIMIT 100`,
    [unit.tenantId, ...scopeValues(scope), userId],
  );
}

/** What the closed reviews said of a deal that is in the actor's scope, the latest first; a rep reads what he brought himself. */
export async function readDealResults(
  unit: Unit,
  scope: DealScope,
  dealId: string,
  limit: number,
): Promise<ResultRow[]> {
  return unit.sql<ResultRow>(
    `SELECT ${RESULT_COLUMNS} FROM ${RESULT_TABLES}
     WHERE x.tenant_id = $1 AND x.deal_id = $4 AND ($2 = 'all' OR x.rep_id = $3::uuid) ORDER BY r.starts_at DESC, r.id DESC LIMIT $5`,
    [unit.tenantId, ...scopeValues(scope), dealId, limit],
  );
}

/** The last closed review that the deal was in, as known at an instant; null: none. */
export async function readLastReview(
  unit: Unit,
  scope: DealScope,
  dealId: string,
  knownAt: string,
): Promise<{ reviewId: string; heldOn: CalendarDate; closedAt: string } | null> {
  const [row] = await unit.sql<{ reviewId: string; heldOn: CalendarDate; closedAt: string }>(
    `SELECT r.id AS "reviewId", r.held_on AS "heldOn", r.closed_at AS "closedAt" FROM review_result x
     JOIN review r ON r.tenant_id = x.tenant_id AND r.id = x.review_id
     WHERE x.tenant_id = $1 AND x.deal_id = $4 AND ($2 = 'all' OR x.rep_id = $3::uuid) AND r.closed_at <= $5::timestamptz
     ORDER BY r.closed_at DESC, r.id DESC LIMIT 1`,
    [unit.tenantId, ...scopeValues(scope), dealId, knownAt],
  );
  return row ?? null;
}
