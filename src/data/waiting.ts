import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Period } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';

/** A board review that is not closed, with what a person answered to it; `asked` is false for somebody without a seat. */
export type OpenReview = {
  period: Period;
  heldOn: CalendarDate;
  state: 'planned' | 'open';
  asked: boolean;
  answer: 'coming' | 'not_coming' | null;
};

/** The board reviews that are not closed, the earliest month first. */
export function readOpenReviews(unit: Unit, userId: string | null): Promise<OpenReview[]> {
  return unit.sql<OpenReview>(
    `SELECT b.period, b.held_on AS "heldOn", b.state, a.user_id IS NOT NULL AS asked, a.answer FROM board_review b
     LEFT JOIN board_attendance a ON a.tenant_id = $1 AND a.review_id = b.id AND a.user_id = $2
     WHERE b.tenant_id = $1 AND b.state <> 'closed' ORDER BY b.period`,
    [unit.tenantId, userId],
  );
}

/** Something that a person promised: in a month's board review (`month`) or in a weekly one (`reviewId`). */
export type OwnAction = {
  id: string;
  of: 'board' | 'weekly';
  text: string;
  dueOn: CalendarDate;
  version: number;
  period: Period | null;
  reviewId: string | null;
};

/** The open actions of a person out of board and weekly reviews, the earliest due first. */
export function readOwnActions(unit: Unit, userId: string | null): Promise<OwnAction[]> {
  return unit.sql<OwnAction>(
    `SELECT * FROM (
       SELECT d.id, 'board' AS of, d.text, d.due_on AS "dueOn", d.version, b.period, NULL::uuid AS "reviewId"
       FROM board_decision d JOIN board_review b ON b.tenant_id = $1 AND b.id = d.review_id
       WHERE d.tenant_id = $1 AND d.owner_id = $2 AND d.kind = 'action' AND d.state = 'open'
       UNION ALL
       SELECT a.id, 'weekly', a.text, a.due_on, a.version, NULL, a.review_id FROM review_action a
       WHERE a.tenant_id = $1 AND a.owner_id = $2 AND a.state = 'open'
     ) own ORDER BY "dueOn", id`,
    [unit.tenantId, userId],
  );
}
