import type { ReviewState } from '@/domain/reviews/review';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

export type ReviewRow = {
  id: string;
  /** The ISO week that the schedule made it for; null: called by hand. */
  week: string | null;
  heldOn: CalendarDate;
  startsAt: string;
  zone: string;
  minutes: number;
  videoLink: string | null;
  state: ReviewState;
  skipReason: string | null;
  openedAt: string | null;
  openedBy: string | null;
  closedAt: string | null;
  closedBy: string | null;
  /** `seq` of the last event; 0: none. */
  lastSeq: number;
  version: number;
};

const COLUMNS = `r.id, r.week, r.held_on AS "heldOn", r.starts_at AS "startsAt", r.zone, r.minutes, r.video_link AS "videoLink", r.state,
  r.skip_reason AS "skipReason", r.opened_at AS "openedAt", r.opened_by AS "openedBy", r.closed_at AS "closedAt",
  r.closed_by AS "closedBy", r.last_seq AS "lastSeq", r.version`;

export async function readReview(unit: Unit, reviewId: string): Promise<ReviewRow | null> {
  const [row] = await unit.sql<ReviewRow>(
    `SELECT ${COLUMNS} FROM review r WHERE r.tenant_id = $1 AND r.id = $2`,
    [unit.tenantId, reviewId],
  );
  return row ?? null;
}

/**
 * The review, locked until the transaction ends: what happens in one room happens one after the other. Its key stays free, so that a row
 * that only points at it (a mail that is being sent, however long that takes) holds nobody up.
 */
export async function lockReview(unit: Unit, reviewId: string): Promise<ReviewRow | null> {
  const [row] = await unit.sql<ReviewRow>(
    `SELECT ${COLUMNS} FROM review r WHERE r.tenant_id = $1 AND r.id = $2 FOR NO KEY UPDATE`,
    [unit.tenantId, reviewId],
  );
  return row ?? null;
}

/** A locked, planned review becomes an open one. */
export async function markOpened(
  unit: Unit,
  reviewId: string,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    `UPDATE review SET state = 'open', opened_at = $3::timestamptz, opened_by = $4, version = version + 1
     WHERE tenant_id = $1 AND id = $2 AND state = 'planned'`,
    [unit.tenantId, reviewId, by.at, by.userId],
  );
}

/** Whether a rep has a seat in a review. */
export async function hasSeat(unit: Unit, reviewId: string, repId: string): Promise<boolean> {
  const rows = await unit.sql(
    'SELECT 1 FROM review_seat WHERE tenant_id = $1 AND review_id = $2 AND rep_id = $3',
    [unit.tenantId, reviewId, repId],
  );
  return rows.length > 0;
}
