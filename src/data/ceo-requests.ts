import type { RequestAnswer } from '@/domain/board/requests';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Period } from '@/domain/values/fiscal-calendar';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { exactText } from './columns';

/** What the CRO asked of the CEO, and what the CEO said. Instants are ISO, UTC. */
export type CeoRequest = {
  id: string;
  text: string;
  dueOn: CalendarDate | null;
  state: 'open' | 'answered' | 'withdrawn';
  askedAt: string;
  askedBy: string | null;
  answer: RequestAnswer | null;
  answerText: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  version: number;
};

/** The text is never changed, so that what was recorded first is when and by whom it was asked. */
const FIELDS = `q.id, q.text, q.due_on AS "dueOn", q.state, q.recorded_at AS "askedAt", q.answer, q.answer_text AS "answerText",
  q.answered_at AS "answeredAt", q.version, (SELECT u.name FROM app_user u WHERE u.id = q.recorded_by) AS "askedBy",
  (SELECT u.name FROM app_user u WHERE u.id = q.answered_by) AS "answeredBy"`;

/** A row of a list with the place where the list goes on after it. */
type Placed = CeoRequest & { place: string };
type Page<After> = { after: After | null; limit: number };

/** After a waiting request: its day ("infinity": none), when it was asked, its id. */
type OpenPlace = { due: string; at: string; id: string };

/** Requests that wait, the earliest day first. */
export function readOpenRequests(unit: Unit, { after, limit }: Page<OpenPlace>): Promise<Placed[]> {
  const due = `coalesce(q.due_on, 'infinity')`;
  return unit.sql<Placed>(
    `SELECT ${FIELDS}, 'open ' || ${due} || ' ' || ${exactText('q.recorded_at')} || ' ' || q.id AS place FROM ceo_request q
     WHERE q.tenant_id = $1 AND q.state = 'open' AND ($2::date IS NULL OR (${due}, q.recorded_at, q.id) > ($2::date, $3::timestamptz, $4::uuid))
     ORDER BY ${due}, q.recorded_at, q.id LIMIT $5`,
    [unit.tenantId, after?.due ?? null, after?.at ?? null, after?.id ?? null, limit],
  );
}

/** After a settled request: when it was answered (withdrawn: asked), its id. */
type SettledPlace = { at: string; id: string };

/** Requests that do not wait any more, the latest first. */
export function readSettledRequests(unit: Unit, { after, limit }: Page<SettledPlace>): Promise<Placed[]> {
  const at = 'coalesce(q.answered_at, q.recorded_at)';
  return unit.sql<Placed>(
    `SELECT ${FIELDS}, 'settled ' || ${exactText(at)} || ' ' || q.id AS place FROM ceo_request q
     WHERE q.tenant_id = $1 AND q.state <> 'open' AND ($2::timestamptz IS NULL OR (${at}, q.id) < ($2::timestamptz, $3::uuid))
     ORDER BY ${at} DESC, q.id DESC LIMIT $4`,
    [unit.tenantId, after?.at ?? null, after?.id ?? null, limit],
  );
}

/** How many requests there are, how many of them wait, and how many of these past their day: over all of them, in one statement. */
export async function countRequests(
  unit: Unit,
  today: CalendarDate,
): Promise<{ total: number; waiting: number; overdue: number }> {
  const [row] = await unit.sql<{ total: number; waiting: number; overdue: number }>(
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE state = 'open')::int AS waiting,
       count(*) FILTER (WHERE state = 'open' AND due_on < $2::date)::int AS overdue FROM ceo_request WHERE tenant_id = $1`,
    [unit.tenantId, today],
  );
  return row ?? { total: 0, waiting: 0, overdue: 0 };
}

/** Of one month, by the day on which they were asked: how many, what became of them. Withdrawn ones were never asked. */
export type AskedInMonth = {
  period: Period;
  asked: number;
  answered: number;
  late: number;
  overdue: number;
};

/** What was asked since a day of the company, month by month; a month without any has no row. */
export function countRequestsByMonth(
  unit: Unit,
  { from, today, zone }: { from: CalendarDate; today: CalendarDate; zone: string },
): Promise<AskedInMonth[]> {
  return unit.sql<AskedInMonth>(
    `SELECT extract(year FROM q.asked_on)::int * 12 + extract(month FROM q.asked_on)::int - 1 AS period, count(*)::int AS asked,
       count(*) FILTER (WHERE q.state = 'answered')::int AS answered,
       count(*) FILTER (WHERE q.state = 'answered' AND q.due_on < (q.answered_at AT TIME ZONE $4)::date)::int AS late,
       count(*) FILTER (WHERE q.state = 'open' AND q.due_on < $3::date)::int AS overdue
     FROM (SELECT (recorded_at AT TIME ZONE $4)::date AS asked_on, state, due_on, answered_at FROM ceo_request
       WHERE tenant_id = $1 AND state <> 'withdrawn') q
     WHERE q.asked_on >= $2::date GROUP BY 1`,
    [unit.tenantId, from, today, zone],
  );
}

/** A request that a command is about to change, locked; null if there is none. */
export async function lockRequest(unit: Unit, requestId: string): Promise<CeoRequest | null> {
  const [row] = await unit.sql<CeoRequest>(
    `SELECT ${FIELDS} FROM ceo_request q WHERE q.tenant_id = $1 AND q.id = $2 FOR UPDATE OF q`,
    [unit.tenantId, requestId],
  );
  return row ?? null;
}

type By = { userId: string | null; at: string };

export async function insertRequest(
  unit: Unit,
  { text, dueOn }: Pick<CeoRequest, 'text' | 'dueOn'>,
  by: By,
): Promise<string> {
  const id = newId();
  await unit.execute(
    `INSERT INTO ceo_request (tenant_id, id, text, due_on, state, version, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, 'open', 1, $5, $6)`,
    [unit.tenantId, id, text, dueOn, by.at, by.userId],
  );
  return id;
}

/** Takes back a locked request that nobody has answered. */
export async function withdrawStored(unit: Unit, requestId: string): Promise<void> {
  await unit.execute(
    `UPDATE ceo_request SET state = 'withdrawn', version = version + 1 WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, requestId],
  );
}

/** Answers a locked request. */
export async function answerStored(
  unit: Unit,
  requestId: string,
  said: { answer: RequestAnswer; text: string | null },
  by: By,
): Promise<void> {
  await unit.execute(
    `UPDATE ceo_request SET state = 'answered', answer = $3, answer_text = $4, answered_at = $5, answered_by = $6, version = version + 1
     WHERE tenant_id = $1 AND id = $2`,
    [unit.tenantId, requestId, said.answer, said.text, by.at, by.userId],
  );
}
