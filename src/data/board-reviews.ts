import type { AgendaItem } from '@/domain/board/agenda';
import type { BoardTimer } from '@/domain/board/timer';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Period } from '@/domain/values/fiscal-calendar';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type BoardState = 'planned' | 'open' | 'closed';

export type BoardReviewRow = {
  id: string;
  period: Period;
  heldOn: CalendarDate;
  state: BoardState;
  agenda: AgendaItem[];
  timer: Partial<BoardTimer>;
  openedAt: string | null;
  closedAt: string | null;
  closedBy: string | null;
  version: number;
};

type By = { userId: string | null; at: string };

const COLUMNS = `b.id, b.period, b.held_on AS "heldOn", b.state, b.agenda, b.timer, b.opened_at AS "openedAt", b.closed_at AS "closedAt",
  (SELECT u.name FROM app_user u WHERE u.id = b.closed_by) AS "closedBy", b.version`;

export async function readBoardReview(unit: Unit, period: Period): Promise<BoardReviewRow | null> {
  const [row] = await unit.sql<BoardReviewRow>(
    `SELECT ${COLUMNS} FROM board_review b WHERE b.tenant_id = $1 AND b.period = $2`,
    [unit.tenantId, period],
  );
  return row ?? null;
}

/**
 * The month's review, locked until the transaction ends, so that what happens in one month happens one after the other. A closed one cannot
 * be locked (the database lets nobody update it) and is read as it is.
 */
export async function lockBoardReview(unit: Unit, period: Period): Promise<BoardReviewRow | null> {
  const [row] = await unit.sql<BoardReviewRow>(
    `SELECT ${COLUMNS} FROM board_review b WHERE b.tenant_id = $1 AND b.period = $2 FOR NO KEY UPDATE OF b`,
    [unit.tenantId, period],
  );
  return row ?? readBoardReview(unit, period);
}

/** The month that a decision was agreed in. */
export async function periodOfReview(unit: Unit, reviewId: string): Promise<Period | null> {
  const [row] = await unit.sql<{ period: Period }>(
    'SELECT period FROM board_review WHERE tenant_id = $1 AND id = $2',
    [unit.tenantId, reviewId],
  );
  return row?.period ?? null;
}

export type ListedMonth = BoardReviewRow & { asked: number; attended: number; sha256: string | null };

/** All months of the company, newest first, with who was asked and was there. Twelve a year: never a long list. */
export function listBoardReviews(unit: Unit): Promise<ListedMonth[]> {
  return unit.sql<ListedMonth>(
    `SELECT ${COLUMNS}, (SELECT count(*)::int FROM board_attendance a WHERE a.tenant_id = $1 AND a.review_id = b.id) AS asked,
       (SELECT count(*)::int FROM board_attendance a WHERE a.tenant_id = $1 AND a.review_id = b.id AND a.attended) AS attended,
       (SELECT p.sha256 FROM board_page p WHERE p.tenant_id = $1 AND p.review_id = b.id) AS sha256
     FROM board_review b WHERE b.tenant_id = $1 ORDER BY b.period DESC`,
    [unit.tenantId],
  );
}

/** Holds the order of a company's months still until the transaction ends: no month is planned while another one closes. */
export async function lockBoardMonths(unit: Unit): Promise<void> {
  await unit.sql(`SELECT pg_advisory_xact_lock(hashtextextended('board months ' || $1::text, 0))`, [
    unit.tenantId,
  ]);
}

/** The newest closed month before one. */
export async function closedBefore(
  unit: Unit,
  period: Period,
): Promise<{ id: string; period: Period; closedAt: string } | null> {
  const [row] = await unit.sql<{ id: string; period: Period; closedAt: string }>(
    `SELECT id, period, closed_at AS "closedAt" FROM board_review WHERE tenant_id = $1 AND period < $2 AND state = 'closed'
     ORDER BY period DESC LIMIT 1`,
    [unit.tenantId, period],
  );
  return row ?? null;
}

/** The review before a month, whatever its state. */
export async function reviewBefore(
  unit: Unit,
  period: Period,
): Promise<{ id: string; period: Period; state: BoardState } | null> {
  const [row] = await unit.sql<{ id: string; period: Period; state: BoardState }>(
    'SELECT id, period, state FROM board_review WHERE tenant_id = $1 AND period < $2 ORDER BY period DESC LIMIT 1',
    [unit.tenantId, period],
  );
  return row ?? null;
}

/** The oldest month before this one that is not closed, and the newest closed one of all; null: none. */
export async function monthsAround(
  unit: Unit,
  period: Period,
): Promise<{ openBefore: Period | null; lastClosed: Period | null }> {
  const [row] = await unit.sql<{ openBefore: Period | null; lastClosed: Period | null }>(
    `SELECT min(period) FILTER (WHERE state <> 'closed' AND period < $2) AS "openBefore",
       max(period) FILTER (WHERE state = 'closed') AS "lastClosed" FROM board_review WHERE tenant_id = $1`,
    [unit.tenantId, period],
  );
  return row ?? { openBefore: null, lastClosed: null };
}

/** Returns the id, or null where the month has a review already. */
export async function insertBoardReview(
  unit: Unit,
  review: { period: Period; heldOn: CalendarDate; agenda: readonly AgendaItem[] },
  by: By,
): Promise<string | null> {
  const [row] = await unit.sql<{ id: string }>(
    `INSERT INTO board_review (tenant_id, id, period, held_on, agenda, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4::date, $5::jsonb, $6, $7) ON CONFLICT (tenant_id, period) DO NOTHING RETURNING id`,
    [unit.tenantId, newId(), review.period, review.heldOn, JSON.stringify(review.agenda), by.at, by.userId],
  );
  return row?.id ?? null;
}

/** Gives a locked review another day. */
export async function moveBoardReview(
  unit: Unit,
  reviewId: string,
  heldOn: CalendarDate,
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE board_review SET held_on = $3::date, version = version + 1, recorded_at = $4, recorded_by = $5
     WHERE tenant_id = $1 AND id = $2 AND state <> 'closed'`,
    [unit.tenantId, reviewId, heldOn, by.at, by.userId],
  );
}

/** A locked, planned review begins. */
export async function openBoardReview(unit: Unit, reviewId: string, by: By): Promise<void> {
  await unit.execute(
    `UPDATE board_review SET state = 'open', opened_at = $3::timestamptz, opened_by = $4, version = version + 1
     WHERE tenant_id = $1 AND id = $2 AND state = 'planned'`,
    [unit.tenantId, reviewId, by.at, by.userId],
  );
}

export async function writeBoardTimer(unit: Unit, reviewId: string, timer: BoardTimer): Promise<void> {
  await unit.execute(
    `UPDATE board_review SET timer = $3::jsonb, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND state <> 'closed'`,
    [unit.tenantId, reviewId, JSON.stringify(timer)],
  );
}

/** Freezes the page of a locked review and closes it for ever. */
export async function closeBoardReview(
  unit: Unit,
  reviewId: string,
  page: { body: string; sha256: string },
  by: By,
): Promise<void> {
  await unit.execute(
    'INSERT INTO board_page (tenant_id, review_id, body, sha256, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)',
    [unit.tenantId, reviewId, page.body, page.sha256, by.at, by.userId],
  );
  await unit.execute(
    `UPDATE board_review SET state = 'closed', closed_at = $3::timestamptz, closed_by = $4, page_id = id, version = version + 1
     WHERE tenant_id = $1 AND id = $2 AND state <> 'closed'`,
    [unit.tenantId, reviewId, by.at, by.userId],
  );
}
