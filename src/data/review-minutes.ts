import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type SealedMinutes = { body: string; sha256: string };

/** The sealed minutes of a closed review. */
export async function readMinutes(unit: Unit, reviewId: string): Promise<SealedMinutes | null> {
  const [row] = await unit.sql<SealedMinutes>(
    'SELECT m.body, m.sha256 FROM review_minutes m WHERE m.tenant_id = $1 AND m.review_id = $2',
    [unit.tenantId, reviewId],
  );
  return row ?? null;
}

export type Neighbour = { reviewId: string; heldOn: CalendarDate };

/** The closed reviews before and after one; `seatOf`: of those in which this rep has a seat (null: of all). */
export async function readNeighbours(
  unit: Unit,
  { id, startsAt }: { id: string; startsAt: string },
  seatOf: string | null,
): Promise<{ previous: Neighbour | null; next: Neighbour | null }> {
  const beside = (before: boolean) =>
    unit.sql<Neighbour>(
      `SELECT r.id AS "reviewId", r.held_on AS "heldOn" FROM review r WHERE r.tenant_id = $1 AND r.state = 'closed'
         AND (r.starts_at, r.id) ${before ? '<' : '>'} ($2::timestamptz, $3::uuid)
         AND ($4::uuid IS NULL OR EXISTS (SELECT 1 FROM review_seat s WHERE s.tenant_id = $1 AND s.review_id = r.id AND s.rep_id = $4::uuid))
       ORDER BY r.starts_at ${before ? 'DESC' : 'ASC'}, r.id ${before ? 'DESC' : 'ASC'} LIMIT 1`,
      [unit.tenantId, startsAt, id, seatOf],
    );
  const [previous] = await beside(true);
  const [next] = await beside(false);
  return { previous: previous ?? null, next: next ?? null };
}

/** Seals a locked, open review: its minutes, and the state that the database lets nobody take back. */
export async function insertMinutes(
  unit: Unit,
  reviewId: string,
  { body, sha256 }: SealedMinutes,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    `INSERT INTO review_minutes (tenant_id, review_id, body, sha256, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [unit.tenantId, reviewId, body, sha256, by.at, by.userId],
  );
  await unit.execute(
    `UPDATE review SET state = 'closed', closed_at = $3::timestamptz, closed_by = $4, minutes_id = id, version = version + 1
     WHERE tenant_id = $1 AND id = $2 AND state = 'open'`,
    [unit.tenantId, reviewId, by.at, by.userId],
  );
}

export type CorrectionRow = { id: string; text: string; byName: string; at: string };

/** Notes beside a closed review, oldest first; `writtenBy` narrows them to one writer's. */
export async function readCorrections(
  unit: Unit,
  reviewId: string,
  writtenBy: string | null,
): Promise<CorrectionRow[]> {
  return unit.sql<CorrectionRow>(
    `SELECT c.id, c.text, c.by_name AS "byName", c.recorded_at AS at FROM review_correction c
     WHERE c.tenant_id = $1 AND c.review_id = $2 AND ($3::uuid IS NULL OR c.recorded_by = $3::uuid) ORDER BY c.recorded_at, c.id`,
    [unit.tenantId, reviewId, writtenBy],
  );
}

export async function insertCorrection(
  unit: Unit,
  note: { reviewId: string; text: string },
  by: { userId: string | null; name: string; at: string },
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO review_correction (tenant_id, id, review_id, text, by_name, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [unit.tenantId, id, note.reviewId, note.text, by.name, by.at, by.userId],
  );
  return id;
}
