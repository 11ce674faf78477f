import type { DealScope } from '@/domain/access/permissions';
import type { Outcome } from '@/domain/deals/deal';
import type { Answers } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { IN_SCOPE, scopeValues } from './deal-scope';
import { earlierThan, LATEST_CLOSED, type ReviewAsked } from './earlier-reviews';

type By = { userId: string | null; at: string };

/** A deal that somebody brings, with its answers. */
export type ChosenDeal = Answers & {
  reviewDealId: string;
  dealId: string;
  /** Who brings it, and whose it is by now: not the same once it was given to somebody else. */
  repId: string;
  ownerId: string | null;
  outcome: Outcome;
  position: number;
  version: number;
  recordedAt: string;
  recordedBy: string | null;
};

const CHOSEN = `SELECT a.id AS "reviewDealId", a.deal_id AS "dealId", a.rep_id AS "repId", d.rep_id AS "ownerId", d.outcome, a.position, a.version,
    a.next_step AS "nextStep", a.next_step_on AS "nextStepOn", a.evidence_answer AS "evidenceAnswer", a.risk_kind AS "riskKind",
    a.risk_note AS "riskNote", a.recorded_at AS "recordedAt", (SELECT u.name FROM app_user u WHERE u.id = a.recorded_by) AS "recordedBy",
    ARRAY(SELECT x.evidence_id FROM review_deal_evidence x
      JOIN evidence e ON e.tenant_id = $1 AND e.id = x.evidence_id AND e.voided_at IS NULL
      WHERE x.tenant_id = $1 AND x.review_deal_id = a.id ORDER BY x.evidence_id) AS "evidenceIds"
  FROM review_deal a JOIN deal d ON d.tenant_id = $1 AND d.id = a.deal_id AND d.outcome <> 'removed'
  WHERE a.tenant_id = $1 AND a.review_id = $2`;

/** What a rep brings, by position; with deals that are not his any more. Of the evidence only what is live. */
export function readChosen(unit: Unit, reviewId: string, repId: string): Promise<ChosenDeal[]> {
  return unit.sql<ChosenDeal>(`${CHOSEN} AND a.rep_id = $3 ORDER BY a.position`, [
    unit.tenantId,
    reviewId,
    repId,
  ]);
}

/** Who brings a deal to a review, with its answers; null: nobody. */
export async function findChosen(unit: Unit, reviewId: string, dealId: string): Promise<ChosenDeal | null> {
  const [row] = await unit.sql<ChosenDeal>(`${CHOSEN} AND a.deal_id = $3`, [unit.tenantId, reviewId, dealId]);
  return row ?? null;
}

/**
 * A rep brings these deals, in this order. One that he brought already keeps its answers, as does one that was given to him by somebody
 * who brought it; what is not among them is let go with its answers. The rep must have a seat.
 */
export async function saveChoice(
  unit: Unit,
  reviewId: string,
  choice: { repId: string; dealIds: readonly string[] },
  by: By,
): Promise<void> {
  await unit.execute(
    'DELETE FROM review_deal WHERE tenant_id = $1 AND review_id = $2 AND rep_id = $3 AND deal_id <> ALL($4::uuid[])',
    [unit.tenantId, reviewId, choice.repId, [...choice.dealIds]],
  );
  if (choice.dealIds.length === 0) return;
  const rows = choice.dealIds.map((dealId, index) => ({ id: newId(), deal_id: dealId, position: index + 1 }));
  await unit.execute(
    `INSERT INTO review_deal (tenant_id, id, review_id, rep_id, deal_id, position, recorded_at, recorded_by)
     SELECT $1::uuid, r.id, $2::uuid, $3::uuid, r.deal_id, r.position, $5::timestamptz, $6::uuid
     FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, deal_id uuid, position int)
     ON CONFLICT (tenant_id, review_id, deal_id) DO UPDATE SET rep_id = excluded.rep_id, position = excluded.position`,
    [unit.tenantId, reviewId, choice.repId, JSON.stringify(rows), by.at, by.userId],
  );
}

/** Lets go of what belongs to somebody else by now: nobody speaks for another rep's deal. Returns their number. */
export function dropHandedOver(unit: Unit, reviewId: string): Promise<number> {
  return unit.execute(
    `DELETE FROM review_deal a USING deal d WHERE a.tenant_id = $1 AND a.review_id = $2 AND d.tenant_id = $1 AND d.id = a.deal_id
       AND d.rep_id IS DISTINCT FROM a.rep_id`,
    [unit.tenantId, reviewId],
  );
}

/** The next version of the answers about a deal, of the version that is named; their records are replaced by those. */
export async function saveAnswers(
  unit: Unit,
  row: { reviewDealId: string; version: number },
  answers: Answers,
  by: By,
): Promise<void> {
  const { nextStep, nextStepOn, evidenceAnswer, evidenceIds, riskKind, riskNote } = answers;
  const count = await unit.execute(
    `UPDATE review_deal SET next_step = $4, next_step_on = $5, evidence_answer = $6, risk_kind = $7, risk_note = $8, version = version + 1,
       recorded_at = $9, recorded_by = $10 WHERE tenant_id = $1 AND id = $2 AND version = $3`,
    [
      unit.tenantId,
      row.reviewDealId,
      row.version,
      nextStep,
      nextStepOn,
      evidenceAnswer,
      riskKind,
      riskNote,
      by.at,
      by.userId,
    ],
  );
  if (count !== 1) throw new Error('The answers changed under the lock of their review');
  await unit.execute(
    'DELETE FROM review_deal_evidence WHERE tenant_id = $1 AND review_deal_id = $2 AND evidence_id <> ALL($3::uuid[])',
    [unit.tenantId, row.reviewDealId, [...evidenceIds]],
  );
  await unit.execute(
    `INSERT INTO review_deal_evidence (tenant_id, review_deal_id, evidence_id)
     SELECT $1::uuid, $2::uuid, e.id FROM unnest($3::uuid[]) AS e(id) ON CONFLICT (tenant_id, review_deal_id, evidence_id) DO NOTHING`,
    [unit.tenantId, row.reviewDealId, [...evidenceIds]],
  );
}

/** What is needed of a deal to propose or show it, besides its facts. */
export type BringableRow = {
  dealId: string;
  repId: string;
  name: string;
  customer: string | null;
  version: number;
  currency: string;
  /** Nothing was decided about it in the latest review that it was in. */
  parked: boolean;
};

/** Of a rep's open deals so many are looked at: those that the quarter counts on, the largest first. */
const LOOKED_AT = 60;

/**
 * Deals that these reps can bring: of each the largest open ones that close by the end of the quarter or have their PO, then others; with
 * those that were parked and those that are named, whatever they are worth. `review`: for which they are brought.
 */
export async function readBringable(
  unit: Unit,
  scope: DealScope,
  asked: {
    repIds: readonly string[];
    dealIds: readonly string[];
    lastDay: CalendarDate;
    review: ReviewAsked;
  },
): Promise<BringableRow[]> {
  return unit.sql<BringableRow>(
    `WITH parked AS (SELECT l.deal_id FROM (
         SELECT DISTINCT ON (t.deal_id) t.deal_id, t.outcome FROM review_result t
         JOIN review r ON r.tenant_id = $1 AND r.id = t.review_id AND ${earlierThan('$7', '$8')}
         JOIN deal d ON d.tenant_id = $1 AND d.id = t.deal_id AND d.rep_id = ANY($4::uuid[])
         WHERE t.tenant_id = $1 ORDER BY t.deal_id, ${LATEST_CLOSED}) l WHERE l.outcome = 'parked'),
     largest AS (SELECT o.id FROM unnest($4::uuid[]) AS rep(id) CROSS JOIN LATERAL (
         SELECT d.id FROM deal d WHERE d.tenant_id = $1 AND d.rep_id = rep.id AND d.outcome = 'open'
         ORDER BY (d.close_on <= $6::date OR d.po_live) IS TRUE DESC, d.amount_minor DESC NULLS LAST, d.id LIMIT ${LOOKED_AT}) o)
     SELECT d.id AS "dealId", d.rep_id AS "repId", d.name, d.version, d.currency,
       (SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND c.id = d.customer_id) AS customer,
       d.id IN (SELECT p.deal_id FROM parked p) AS parked
     FROM deal d WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.rep_id = ANY($4::uuid[]) AND d.outcome <> 'removed'
       AND (d.id = ANY($5::uuid[]) OR (d.outcome = 'open' AND d.id IN (SELECT id FROM largest UNION ALL SELECT deal_id FROM parked)))
     ORDER BY d.id`,
    [
      unit.tenantId,
      ...scopeValues(scope),
      [...asked.repIds],
      [...asked.dealIds],
      asked.lastDay,
      asked.review.id,
      asked.review.openedAt,
    ],
  );
}

/** Of these the open deals of a rep, locked against being given away or closed until the transaction ends. */
export async function lockOpenDealsOf(
  unit: Unit,
  scope: DealScope,
  repId: string,
  dealIds: readonly string[],
): Promise<string[]> {
  const rows = await unit.sql<{ id: string }>(
    `SELECT d.id FROM deal d WHERE d.tenant_id = $1 AND ${IN_SCOPE} AND d.rep_id = $4 AND d.id = ANY($5::uuid[]) AND d.outcome = 'open'
     ORDER BY d.id FOR SHARE`,
    [unit.tenantId, ...scopeValues(scope), repId, [...dealIds]],
  );
  return rows.map(({ id }) => id);
}
