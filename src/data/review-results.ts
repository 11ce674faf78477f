import type { StageId } from '@/domain/deals/deal';
import type { PromiseResult, ReviewOutcome, RiskKind } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** What a closed review says of one deal; see prisma/schema/reviews.prisma, ReviewResult. Amounts as decimal text of minor units. */
export type NewResult = {
  dealId: string;
  repId: string;
  position: number;
  currency: string;
  amountMinor: string;
  claimedMinor: string;
  evidencedMinor: string;
  claimBp: number | null;
  countedBpFrom: number;
  countedBpTo: number;
  stageFrom: StageId;
  stageTo: StageId;
  prepared: boolean;
  challenged: boolean;
  outcome: ReviewOutcome;
  reason: string | null;
  promise: string | null;
  promiseOn: CalendarDate | null;
  promiseResult: PromiseResult | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  riskKind: RiskKind | null;
  closeOn: CalendarDate | null;
  pushes: number;
  pushedDays: number;
};

/** All results of a review in one statement. */
export async function insertResults(
  unit: Unit,
  reviewId: string,
  results: readonly NewResult[],
): Promise<void> {
  if (results.length === 0) return;
  const made = await unit.sql(
    `INSERT INTO review_result (tenant_id, review_id, deal_id, rep_id, position, currency, amount_minor, claimed_minor, evidenced_minor,
       claim_bp, counted_bp_from, counted_bp_to, stage_from, stage_to, prepared, challenged, outcome, reason, promise, promise_on,
       promise_result, next_step, next_step_on, risk_kind, close_on, pushes, pushed_days)
     SELECT $1::uuid, $2::uuid, r."dealId", r."repId", r.position, r.currency, r."amountMinor", r."claimedMinor", r."evidencedMinor",
       r."claimBp", r."countedBpFrom", r."countedBpTo", r."stageFrom", r."stageTo", r.prepared, r.challenged, r.outcome, r.reason,
       r.promise, r."promiseOn", r."promiseResult", r."nextStep", r."nextStepOn", r."riskKind", r."closeOn", r.pushes, r."pushedDays"
     FROM jsonb_to_recordset($3::jsonb) AS r("dealId" uuid, "repId" uuid, position int, currency text, "amountMinor" bigint,
       "claimedMinor" bigint, "evidencedMinor" bigint, "claimBp" int, "countedBpFrom" int, "countedBpTo" int, "stageFrom" text,
       "stageTo" text, prepared boolean, challenged boolean, outcome text, reason text, promise text, "promiseOn" date,
       "promiseResult" text, "nextStep" text, "nextStepOn" date, "riskKind" text, "closeOn" date, pushes int, "pushedDays" int)
     RETURNING deal_id`,
    [unit.tenantId, reviewId, JSON.stringify(results)],
  );
  if (made.length !== results.length) throw new Error('Not every result of the review was written');
}

export type Pushes = { pushes: number; pushedDays: number };

/**
 * How often each deal's close date went to a later day, and by how many days in sum, from its versions: since the close of the latest
 * review that has a result of the deal; of a deal that no review has seen yet, since `from`. Deals that were not pushed are absent.
 */
export async function readPushes(
  unit: Unit,
  dealIds: readonly string[],
  from: string,
): Promise<Map<string, Pushes>> {
  const rows = await unit.sql<Pushes & { dealId: string }>(
    `WITH since AS (SELECT w.id, coalesce((SELECT max(r.closed_at) FROM review_result x
         JOIN review r ON r.tenant_id = $1 AND r.id = x.review_id WHERE x.tenant_id = $1 AND x.deal_id = w.id), $3::timestamptz) AS at
       FROM unnest($2::uuid[]) AS w(id)),
     versions AS (SELECT h.id, h.version, h.close_on, h.superseded_at AS until FROM deal_history h
         WHERE h.tenant_id = $1 AND h.id = ANY($2::uuid[])
       UNION ALL SELECT d.id, d.version, d.close_on, NULL FROM deal d WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[])),
     steps AS (SELECT v.id, v.until AS at, v.close_on AS was, lead(v.close_on) OVER (PARTITION BY v.id ORDER BY v.version) AS became
       FROM versions v)
     SELECT s.id AS "dealId", count(*)::int AS pushes, sum(s.became - s.was)::int AS "pushedDays"
     FROM steps s JOIN since ON since.id = s.id WHERE s.became > s.was AND s.at > since.at GROUP BY s.id`,
    [unit.tenantId, [...dealIds], from],
  );
  return new Map(rows.map(({ dealId, ...pushes }) => [dealId, pushes]));
}
