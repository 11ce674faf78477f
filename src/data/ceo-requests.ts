import type { RequestAnswer } from '@/domain/board/requests';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

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

/** Requests that wait (the earliest day first), then the latest `settled` that do not. */
export async function readRequests(unit: Unit, settled: number): Promise<CeoRequest[]> {
  return unit.sql<CeoRequest>(
    `(SELECT ${FIELDS} FROM ceo_request q WHERE q.tenant_id = $1 AND q.state = 'open' ORDER BY q.due_on NULLS LAST, q.recorded_at, q.id)
     UNION ALL
     (SELECT ${FIELDS} FROM ceo_request q WHERE q.tenant_id = $1 AND q.state <> 'open'
      ORDER BY coalesce(q.answered_at, q.recorded_at) DESC, q.id DESC LIMIT $2)`,
    [unit.tenantId, settled],
  );
}

/** All that was asked since an instant, and all that still waits, in the order in which it was asked. */
export async function readRequestsSince(unit: Unit, since: string): Promise<CeoRequest[]> {
  return unit.sql<CeoRequest>(
    `SELECT ${FIELDS} FROM ceo_request q WHERE q.tenant_id = $1 AND (q.recorded_at >= $2 OR q.state = 'open' OR q.answered_at >= $2)
     ORDER BY q.recorded_at, q.id`,
    [unit.tenantId, since],
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
