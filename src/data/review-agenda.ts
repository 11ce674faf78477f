import type { EvidenceAnswer, RiskKind } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { earlierThan, LATEST_CLOSED, type ReviewAsked } from './earlier-reviews';

/** A deal of the agenda with its three answers, and what a card needs of the deal beyond its facts. Amounts are the deal's facts. */
export type AgendaRow = {
  reviewDealId: string;
  dealId: string;
  repId: string;
  position: number;
  name: string;
  customer: string | null;
  dealVersion: number;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  evidenceAnswer: EvidenceAnswer | null;
  /** Live ones only: a record that was voided since proves nothing. */
  evidenceIds: string[];
  riskKind: RiskKind | null;
  riskNote: string | null;
  answersVersion: number;
};

/** Everything on the agenda, or one rep's part of it, by seat and position. Deals that an import took away again are not there. */
export async function readAgenda(
  unit: Unit,
  reviewId: string,
  repId: string | null = null,
): Promise<AgendaRow[]> {
  return unit.sql<AgendaRow>(
    `SELECT a.id AS "reviewDealId", a.deal_id AS "dealId", a.rep_id AS "repId", a.position, d.name, d.version AS "dealVersion",
       (SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND c.id = d.customer_id) AS customer, a.next_step AS "nextStep",
       a.next_step_on AS "nextStepOn", a.evidence_answer AS "evidenceAnswer", a.risk_kind AS "riskKind", a.risk_note AS "riskNote",
       a.version AS "answersVersion", ARRAY(SELECT x.evidence_id FROM review_deal_evidence x
         JOIN evidence e ON e.tenant_id = $1 AND e.id = x.evidence_id AND e.voided_at IS NULL
         WHERE x.tenant_id = $1 AND x.review_deal_id = a.id ORDER BY x.evidence_id) AS "evidenceIds"
     FROM review_deal a
     JOIN review_seat s ON s.tenant_id = $1 AND s.review_id = a.review_id AND s.rep_id = a.rep_id
     JOIN deal d ON d.tenant_id = $1 AND d.id = a.deal_id AND d.outcome <> 'removed'
     WHERE a.tenant_id = $1 AND a.review_id = $2 AND ($3::uuid IS NULL OR a.rep_id = $3)
     ORDER BY s.position, a.rep_id, a.position`,
    [unit.tenantId, reviewId, repId],
  );
}

export type SeatRow = {
  repId: string;
  name: string;
  /** The rep's user; null: nobody is linked to him. */
  userId: string | null;
  position: number;
  readyAt: string | null;
};

/** Who takes part, in the order of the agenda. */
export async function readSeats(unit: Unit, reviewId: string): Promise<SeatRow[]> {
  return unit.sql<SeatRow>(
    `SELECT s.rep_id AS "repId", r.name, r.user_id AS "userId", s.position, s.ready_at AS "readyAt"
     FROM review_seat s JOIN rep r ON r.tenant_id = $1 AND r.id = s.rep_id
     WHERE s.tenant_id = $1 AND s.review_id = $2 ORDER BY s.position, r.name, s.rep_id`,
    [unit.tenantId, reviewId],
  );
}

/** Reps who own open deals, by name: whoever has none has nothing to bring. */
export async function repsWithOpenDeals(unit: Unit): Promise<{ id: string; name: string }[]> {
  return unit.sql<{ id: string; name: string }>(
    `SELECT r.id, r.name FROM rep r WHERE r.tenant_id = $1
       AND EXISTS (SELECT 1 FROM deal d WHERE d.tenant_id = $1 AND d.rep_id = r.id AND d.outcome = 'open') ORDER BY r.name, r.id`,
    [unit.tenantId],
  );
}

/** Of the reviews closed before this one was opened (see earlierThan) the latest: its day, and the instant of its close. */
export async function previousReview(
  unit: Unit,
  { id, openedAt }: ReviewAsked,
): Promise<{ id: string; heldOn: CalendarDate; closedAt: string } | null> {
  const [row] = await unit.sql<{ id: string; heldOn: CalendarDate; closedAt: string }>(
    `SELECT r.id, r.held_on AS "heldOn", r.closed_at AS "closedAt" FROM review r
     WHERE r.tenant_id = $1 AND ${earlierThan('$2', '$3')} ORDER BY ${LATEST_CLOSED} LIMIT 1`,
    [unit.tenantId, id, openedAt],
  );
  return row ?? null;
}

/** Gives these reps a seat, after those who have one, in this order; who has one keeps it. */
export async function seatReps(
  unit: Unit,
  reviewId: string,
  repIds: readonly string[],
  at: string,
): Promise<void> {
  if (repIds.length === 0) return;
  await unit.execute(
    `INSERT INTO review_seat (tenant_id, review_id, rep_id, position, recorded_at)
     SELECT $1::uuid, $2::uuid, r.id, (SELECT coalesce(max(s.position), 0) FROM review_seat s WHERE s.tenant_id = $1 AND s.review_id = $2) + r.n,
       $4::timestamptz
     FROM unnest($3::uuid[]) WITH ORDINALITY AS r(id, n)
     ON CONFLICT (tenant_id, review_id, rep_id) DO NOTHING`,
    [unit.tenantId, reviewId, [...repIds], at],
  );
}

/** Puts deals on the agenda, as a rep's who has none there. Nothing is answered about them. */
export async function putOnAgenda(
  unit: Unit,
  reviewId: string,
  deals: readonly { repId: string; dealId: string; position: number }[],
  by: { userId: string | null; at: string },
): Promise<void> {
  if (deals.length === 0) return;
  const rows = deals.map(({ repId, dealId, position }) => ({
    id: newId(),
    rep_id: repId,
    deal_id: dealId,
    position,
  }));
  await unit.execute(
    `INSERT INTO review_deal (tenant_id, id, review_id, rep_id, deal_id, position, recorded_at, recorded_by)
     SELECT $1::uuid, r.id, $2::uuid, r.rep_id, r.deal_id, r.position, $4::timestamptz, $5::uuid
     FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, rep_id uuid, deal_id uuid, position int) RETURNING id`,
    [unit.tenantId, reviewId, JSON.stringify(rows), by.at, by.userId],
  );
}
