import {
  daysOfTimeMonth,
  timeMonth,
  type DayTime,
  type TimeKind,
  type TimeMonth,
} from '@/domain/engagement/days';
import { termsAt } from '@/domain/engagement/terms';
import { startOfDay, type CalendarDate } from '@/domain/values/calendar-date';
import { startOfPeriod, type Period } from '@/domain/values/fiscal-calendar';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { VERSION_JSON, versionOf, type VersionCell } from './terms';

type MonthRow = { versions: VersionCell[] | null; time: DayTime[] | null };

const MONTH = {
  name: 'time_month',
  text: `SELECT
    (SELECT json_agg(v.cell) FROM (SELECT ${VERSION_JSON} AS cell FROM engagement WHERE tenant_id = $1
       UNION ALL SELECT ${VERSION_JSON} FROM engagement_history WHERE tenant_id = $1) v) AS versions,
    (SELECT json_agg(json_build_object('day', t.worked_on, 'kind', t.kind, 'minutes', t.minutes, 'billableMinutes', t.billable)) FROM (
       SELECT worked_on, kind, sum(minutes)::int AS minutes, coalesce(sum(minutes) FILTER (WHERE billable), 0)::int AS billable FROM time_entry
       WHERE tenant_id = $1 AND state = 'live' AND minutes IS NOT NULL AND worked_on >= $2 AND worked_on < $3 GROUP BY 1, 2) t) AS time`,
};

/**
 * The CRO's days of one month (all CROs of the company together): contracted, used, left and over, the weekly hours kept, access to the CRM,
 * and what it costs. One statement. A timer that runs does not count until it is stopped.
 */
export async function readTimeMonth(
  unit: Unit,
  { period, today, zone }: { period: Period; today: CalendarDate; zone: string },
): Promise<TimeMonth> {
  const { from, until } = daysOfTimeMonth(period);
  const [row] = await unit.named<MonthRow>(MONTH.name, MONTH.text, [unit.tenantId, from, until]);
  const end = startOfDay(startOfPeriod(period + 1), zone);
  return timeMonth(termsAt((row?.versions ?? []).map(versionOf), end), row?.time ?? [], { period, today });
}

export type TimeEntry = {
  id: string;
  userId: string;
  person: string;
  workedOn: CalendarDate;
  kind: TimeKind;
  /** Null while its timer runs. */
  minutes: number | null;
  /** When a timer was started; null for what was written down. */
  startedAt: string | null;
  note: string | null;
  billable: boolean;
  state: 'live' | 'removed';
  version: number;
  recordedAt: string;
  by: string | null;
};

/** What a person says of his time. */
export type TimeFields = Pick<
  TimeEntry,
  'workedOn' | 'kind' | 'minutes' | 'startedAt' | 'note' | 'billable' | 'state'
>;

const FIELDS = `t.id, t.user_id AS "userId", (SELECT u.name FROM app_user u WHERE u.id = t.user_id) AS person, t.worked_on AS "workedOn", t.kind,
  t.minutes, t.started_at AS "startedAt", t.note, t.billable, t.state, t.version, t.recorded_at AS "recordedAt",
  (SELECT u.name FROM app_user u WHERE u.id = t.recorded_by) AS by`;

type Days = { from: CalendarDate; until: CalendarDate };

const IN_DAYS = `t.tenant_id = $1 AND t.state = 'live' AND t.minutes IS NOT NULL AND t.worked_on >= $2::date AND t.worked_on < $3::date`;

/** The entries of a half-open range of days, the latest first, without timers that run: all of them, or a page after a row. */
export function readTimeEntries(
  unit: Unit,
  { from, until }: Days,
  page: { after: { on: CalendarDate; id: string } | null; limit: number | null },
): Promise<TimeEntry[]> {
  return unit.sql<TimeEntry>(
    `SELECT ${FIELDS} FROM time_entry t WHERE ${IN_DAYS} AND ($4::date IS NULL OR (t.worked_on, t.id) < ($4::date, $5::uuid))
     ORDER BY t.worked_on DESC, t.id DESC LIMIT $6`,
    [unit.tenantId, from, until, page.after?.on ?? null, page.after?.id ?? null, page.limit],
  );
}

/** What the entries of a half-open range of days add up to, and of how many people they are: over all of them, in one statement. */
export async function sumTimeEntries(
  unit: Unit,
  { from, until }: Days,
): Promise<{ count: number; minutes: number; people: number }> {
  const [row] = await unit.sql<{ count: number; minutes: number; people: number }>(
    `SELECT count(*)::int AS count, coalesce(sum(t.minutes), 0)::int AS minutes, count(DISTINCT t.user_id)::int AS people
     FROM time_entry t WHERE ${IN_DAYS}`,
    [unit.tenantId, from, until],
  );
  return row ?? { count: 0, minutes: 0, people: 0 };
}

/** The timer that a person has running here, if any. */
export async function readTimer(unit: Unit, userId: string | null): Promise<TimeEntry | null> {
  const [row] = await unit.sql<TimeEntry>(
    `SELECT ${FIELDS} FROM time_entry t WHERE t.tenant_id = $1 AND t.user_id = $2 AND t.state = 'live' AND t.minutes IS NULL`,
    [unit.tenantId, userId],
  );
  return row ?? null;
}

/** Days on which somebody was on site, in a half-open range. */
export async function readVisitDays(
  unit: Unit,
  { from, until }: { from: CalendarDate; until: CalendarDate },
): Promise<CalendarDate[]> {
  const rows = await unit.sql<{ day: CalendarDate }>(
    `SELECT DISTINCT worked_on AS day FROM time_entry WHERE tenant_id = $1 AND state = 'live' AND kind = 'visit' AND minutes IS NOT NULL
       AND worked_on >= $2::date AND worked_on < $3::date ORDER BY 1`,
    [unit.tenantId, from, until],
  );
  return rows.map(({ day }) => day);
}

/** The first and the last month with time in it; null without any. */
export async function readTimeSpan(unit: Unit): Promise<{ from: CalendarDate; to: CalendarDate } | null> {
  const [row] = await unit.sql<{ from: CalendarDate | null; to: CalendarDate | null }>(
    `SELECT min(worked_on) AS "from", max(worked_on) AS "to" FROM time_entry WHERE tenant_id = $1 AND state = 'live' AND minutes IS NOT NULL`,
    [unit.tenantId],
  );
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
}

/** One entry, locked until the transaction ends, removed or not; null if there is none. */
export async function lockTimeEntry(unit: Unit, entryId: string): Promise<TimeEntry | null> {
  const [row] = await unit.sql<TimeEntry>(
    `SELECT ${FIELDS} FROM time_entry t WHERE t.tenant_id = $1 AND t.id = $2 FOR UPDATE OF t`,
    [unit.tenantId, entryId],
  );
  return row ?? null;
}

/** An earlier version of an entry; null if it is not kept. */
export async function readTimeVersion(
  unit: Unit,
  entryId: string,
  version: number,
): Promise<TimeFields | null> {
  const [row] = await unit.sql<TimeFields>(
    `SELECT worked_on AS "workedOn", kind, minutes, started_at AS "startedAt", note, billable, state FROM time_entry_history
     WHERE tenant_id = $1 AND id = $2 AND version = $3`,
    [unit.tenantId, entryId, version],
  );
  return row ?? null;
}

/** Minutes that a person has on a day, without one of his entries. Until the transaction ends nobody else adds to his time here. */
export async function minutesOfDay(
  unit: Unit,
  { userId, workedOn, without }: { userId: string; workedOn: CalendarDate; without: string | null },
): Promise<number> {
  await unit.sql(`SELECT pg_advisory_xact_lock(hashtextextended('time ' || $1::text || $2::text, 0))`, [
    unit.tenantId,
    userId,
  ]);
  const [row] = await unit.sql<{ minutes: number }>(
    `SELECT coalesce(sum(minutes), 0)::int AS minutes FROM time_entry WHERE tenant_id = $1 AND user_id = $2 AND worked_on = $3::date
       AND state = 'live' AND ($4::uuid IS NULL OR id <> $4::uuid)`,
    [unit.tenantId, userId, workedOn, without],
  );
  return row?.minutes ?? 0;
}

type By = { userId: string | null; at: string };

/** A new entry of a person; answers its id. */
export async function insertTimeEntry(
  unit: Unit,
  userId: string,
  entry: TimeFields,
  by: By,
): Promise<string> {
  const id = newId();
  const { workedOn, kind, minutes, startedAt, note, billable } = entry;
  await unit.execute(
    `INSERT INTO time_entry (tenant_id, id, user_id, worked_on, kind, minutes, started_at, note, billable, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4::date, $5, $6, $7, $8, $9, $10, $11)`,
    [unit.tenantId, id, userId, workedOn, kind, minutes, startedAt, note, billable, by.at, by.userId],
  );
  return id;
}

/** The next version of a locked entry; the one before goes to history. */
export async function updateTimeEntry(unit: Unit, entryId: string, next: TimeFields, by: By): Promise<void> {
  const kept =
    'tenant_id, id, user_id, worked_on, kind, minutes, started_at, note, billable, state, version, recorded_at, recorded_by';
  await unit.execute(
    `INSERT INTO time_entry_history (${kept}, superseded_at) SELECT ${kept}, $3::timestamptz FROM time_entry WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, entryId, by.at],
  );
  const { workedOn, kind, minutes, startedAt, note, billable, state } = next;
  await unit.execute(
    `UPDATE time_entry SET worked_on = $3::date, kind = $4, minutes = $5, started_at = $6, note = $7, billable = $8, state = $9,
       version = version + 1, recorded_at = $10, recorded_by = $11 WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, entryId, workedOn, kind, minutes, startedAt, note, billable, state, by.at, by.userId],
  );
}
