import type { Role } from '@/domain/access/permissions';
import type { Unit } from '@/platform/db/unit-of-work';

export type BoardSeatRow = {
  userId: string;
  name: string;
  /** null: no member any more. */
  role: Role | null;
  answer: 'coming' | 'not_coming' | null;
  attended: boolean | null;
  version: number;
};

type By = { userId: string | null; at: string };

/** Who is asked to a review, by name. */
export function readBoardSeats(unit: Unit, reviewId: string): Promise<BoardSeatRow[]> {
  return unit.sql<BoardSeatRow>(
    `SELECT a.user_id AS "userId", u.name, m.role, a.answer, a.attended, a.version FROM board_attendance a
     JOIN app_user u ON u.id = a.user_id LEFT JOIN membership m ON m.tenant_id = $1 AND m.user_id = a.user_id
     WHERE a.tenant_id = $1 AND a.review_id = $2 ORDER BY u.name, a.user_id`,
    [unit.tenantId, reviewId],
  );
}

/** Asks these members; who is asked already stays as he is. Returns whom it added. */
export async function insertBoardSeats(
  unit: Unit,
  reviewId: string,
  userIds: readonly string[],
  by: By,
): Promise<string[]> {
  const rows = await unit.sql<{ userId: string }>(
    `INSERT INTO board_attendance (tenant_id, review_id, user_id, recorded_at, recorded_by)
     SELECT $1, $2, u.id, $4, $5 FROM unnest($3::uuid[]) AS u(id) ON CONFLICT DO NOTHING RETURNING user_id AS "userId"`,
    [unit.tenantId, reviewId, [...userIds], by.at, by.userId],
  );
  return rows.map(({ userId }) => userId);
}

export async function deleteBoardSeat(unit: Unit, reviewId: string, userId: string): Promise<void> {
  await unit.execute(
    'DELETE FROM board_attendance WHERE tenant_id = $1 AND review_id = $2 AND user_id = $3',
    [unit.tenantId, reviewId, userId],
  );
}

/** What was answered; null takes it back. */
export async function writeAnswer(
  unit: Unit,
  reviewId: string,
  userId: string,
  answer: 'coming' | 'not_coming' | null,
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE board_attendance SET answer = $4::text, answered_at = CASE WHEN $4::text IS NOT NULL THEN $5::timestamptz END, version = version + 1
     WHERE tenant_id = $1 AND review_id = $2 AND user_id = $3`,
    [unit.tenantId, reviewId, userId, answer, by.at],
  );
}

export async function writeAttended(
  unit: Unit,
  reviewId: string,
  userId: string,
  attended: boolean | null,
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE board_attendance SET attended = $4, version = version + 1, recorded_at = $5::timestamptz, recorded_by = $6
     WHERE tenant_id = $1 AND review_id = $2 AND user_id = $3`,
    [unit.tenantId, reviewId, userId, attended, by.at, by.userId],
  );
}
