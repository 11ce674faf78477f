import type { ComingReview } from '@/domain/reviews/schedule-change';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

/** When a company's weekly review takes place. */
export type Schedule = {
  weekday: number;
  minuteOfDay: number;
  zone: string;
  minutes: number;
  videoLink: string | null;
  active: boolean;
};
export type ScheduleRow = Schedule & { version: number; updatedAt: string; by: string | null };
type By = { userId: string | null; at: string };

const SELECTED = `SELECT weekday, minute_of_day AS "minuteOfDay", zone, minutes, video_link AS "videoLink", active, version,
    updated_at AS "updatedAt", (SELECT u.name FROM app_user u WHERE u.id = updated_by) AS by
  FROM review_schedule WHERE tenant_id = $1`;

/** null: nobody has said yet when the review is. */
export async function readSchedule(unit: Unit): Promise<ScheduleRow | null> {
  return (await unit.sql<ScheduleRow>(SELECTED, [unit.tenantId]))[0] ?? null;
}

/** The same, locked until the transaction ends: changes of the schedule and of what it makes come one after another. */
export async function lockSchedule(unit: Unit): Promise<ScheduleRow | null> {
  return (await unit.sql<ScheduleRow>(`${SELECTED} FOR UPDATE`, [unit.tenantId]))[0] ?? null;
}

/** Writes over version `seen` (0: there was none). Null if there is another version by now; else the new one. */
export async function writeSchedule(
  unit: Unit,
  { weekday, minuteOfDay, zone, minutes, videoLink, active }: Schedule,
  seen: number,
  by: By,
): Promise<number | null> {
  const rows = await unit.sql<{ version: number }>(
    `INSERT INTO review_schedule (tenant_id, weekday, minute_of_day, zone, minutes, video_link, active, version, updated_at, updated_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::int + 1, $9, $10)
     ON CONFLICT (tenant_id) DO UPDATE SET weekday = excluded.weekday, minute_of_day = excluded.minute_of_day, zone = excluded.zone,
       minutes = excluded.minutes, video_link = excluded.video_link, active = excluded.active, version = excluded.version,
       updated_at = excluded.updated_at, updated_by = excluded.updated_by
     WHERE review_schedule.version = $8::int RETURNING version`,
    [unit.tenantId, weekday, minuteOfDay, zone, minutes, videoLink, active, seen, by.at, by.userId],
  );
  return rows[0]?.version ?? null;
}

export type NewReview = {
  /** The ISO week that the schedule makes it for; null: called by hand. */
  week: string | null;
  heldOn: CalendarDate;
  startsAt: string;
  zone: string;
  minutes: number;
  videoLink: string | null;
};

/** Adds planned reviews. A week that has its review already (held, skipped or moved) keeps it. Returns those that are new. */
export async function insertReviews(
  unit: Unit,
  reviews: readonly NewReview[],
  at: string,
): Promise<{ id: string; week: string | null }[]> {
  const rows = reviews.map((review) => ({
    id: newId(),
    week: review.week,
    held_on: review.heldOn,
    starts_at: review.startsAt,
    zone: review.zone,
    minutes: review.minutes,
    video_link: review.videoLink,
  }));
  return unit.sql<{ id: string; week: string | null }>(
    `INSERT INTO review (tenant_id, id, week, held_on, starts_at, zone, minutes, video_link, recorded_at)
     SELECT $1::uuid, r.id, r.week, r.held_on, r.starts_at, r.zone, r.minutes, r.video_link, $3::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, week text, held_on date, starts_at timestamptz, zone text, minutes int, video_link text)
     ON CONFLICT (tenant_id, week) DO NOTHING RETURNING id, week`,
    [unit.tenantId, JSON.stringify(rows), at],
  );
}

/**
 * Locks what `readComing` reads until the transaction ends, as `lockReview` does: whoever prepares one of them waits, or was waited for.
 * A statement of its own, so that the reading after it sees what he did.
 */
export async function lockComing(unit: Unit, after: string): Promise<void> {
  await unit.sql(
    `SELECT 1 FROM review WHERE tenant_id = $1 AND week IS NOT NULL AND state IN ('planned', 'skipped') AND starts_at > $2
     ORDER BY id FOR NO KEY UPDATE`,
    [unit.tenantId, after],
  );
}

/** What the schedule made and has not begun yet, planned or skipped, by time. */
export function readComing(unit: Unit, after: string): Promise<ComingReview[]> {
  return unit.sql<ComingReview>(
    `SELECT r.id, r.week, r.starts_at AS "startsAt", r.zone, r.state, r.skip_reason AS "skipReason",
       EXISTS (SELECT 1 FROM review_deal d WHERE d.tenant_id = r.tenant_id AND d.review_id = r.id)
       OR EXISTS (SELECT 1 FROM review_seat s WHERE s.tenant_id = r.tenant_id AND s.review_id = r.id AND s.ready_at IS NOT NULL) AS prepared
     FROM review r WHERE r.tenant_id = $1 AND r.week IS NOT NULL AND r.state IN ('planned', 'skipped') AND r.starts_at > $2
     ORDER BY r.starts_at, r.id`,
    [unit.tenantId, after],
  );
}

export type Moved = { id: string; heldOn: CalendarDate; startsAt: string; zone: string };

/** Gives locked planned reviews another time. */
export async function moveReviews(unit: Unit, moved: readonly Moved[], at: string): Promise<void> {
  const rows = moved.map(({ id, heldOn, startsAt, zone }) => ({
    id,
    held_on: heldOn,
    starts_at: startsAt,
    zone,
  }));
  await unit.execute(
    `UPDATE review r SET held_on = m.held_on, starts_at = m.starts_at, zone = m.zone, version = r.version + 1, recorded_at = $3
     FROM jsonb_to_recordset($2::jsonb) AS m(id uuid, held_on date, starts_at timestamptz, zone text)
     WHERE r.tenant_id = $1 AND r.id = m.id AND r.state = 'planned'`,
    [unit.tenantId, JSON.stringify(rows), at],
  );
}

/** Length and video link of all reviews that the schedule made and that have not begun. */
export async function equipReviews(
  unit: Unit,
  ids: readonly string[],
  { minutes, videoLink }: Pick<Schedule, 'minutes' | 'videoLink'>,
  at: string,
): Promise<void> {
  await unit.execute(
    `UPDATE review SET minutes = $3, video_link = $4, version = version + 1, recorded_at = $5 WHERE tenant_id = $1 AND id = ANY($2::uuid[])
       AND state = 'planned' AND (minutes <> $3 OR video_link IS DISTINCT FROM $4)`,
    [unit.tenantId, [...ids], minutes, videoLink, at],
  );
}

/** Where these reviews stand: what is announced to the pages that show them. */
export function readPlanMarks(
  unit: Unit,
  ids: readonly string[],
): Promise<{ reviewId: string; seq: number; version: number }[]> {
  return unit.sql<{ reviewId: string; seq: number; version: number }>(
    'SELECT id AS "reviewId", last_seq AS seq, version FROM review WHERE tenant_id = $1 AND id = ANY($2::uuid[]) ORDER BY id',
    [unit.tenantId, [...ids]],
  );
}

/** Locked planned reviews that do not take place. */
export async function skipReviews(unit: Unit, ids: readonly string[], reason: string, by: By): Promise<void> {
  await unit.execute(
    `UPDATE review SET state = 'skipped', skip_reason = $3, skipped_at = $4, skipped_by = $5, version = version + 1, recorded_at = $4
     WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND state = 'planned'`,
    [unit.tenantId, [...ids], reason, by.at, by.userId],
  );
}

/** Locked skipped reviews that take place after all. */
export async function unskipReviews(unit: Unit, ids: readonly string[], at: string): Promise<void> {
  await unit.execute(
    `UPDATE review SET state = 'planned', skip_reason = NULL, skipped_at = NULL, skipped_by = NULL, version = version + 1, recorded_at = $3
     WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND state = 'skipped'`,
    [unit.tenantId, [...ids], at],
  );
}
