import type { ReadinessAnswer, ReadinessQuestion } from '@/domain/engagement/readiness';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { periodOf, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';

export type StoredAnswer = {
  question: ReadinessQuestion;
  answer: ReadinessAnswer;
  note: string | null;
  recordedAt: string;
  by: string | null;
};

/** Every answer that was given, the newest first. */
export async function readReadinessAnswers(unit: Unit): Promise<StoredAnswer[]> {
  return unit.sql<StoredAnswer>(
    `SELECT a.question, a.answer, a.note, a.recorded_at AS "recordedAt", (SELECT u.name FROM app_user u WHERE u.id = a.recorded_by) AS by
     FROM readiness_answer a WHERE a.tenant_id = $1 ORDER BY a.recorded_at DESC, a.id DESC LIMIT 200`,
    [unit.tenantId],
  );
}

export async function insertReadinessAnswer(
  unit: Unit,
  given: Pick<StoredAnswer, 'question' | 'answer' | 'note'>,
  by: { userId: string | null; at: string },
): Promise<void> {
  await unit.execute(
    `INSERT INTO readiness_answer (tenant_id, id, question, answer, note, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [unit.tenantId, newId(), given.question, given.answer, given.note, by.at, by.userId],
  );
}

type Paying = { customers: number; arrMinor: bigint; booked: boolean };

/** Customers with ARR at the end of a day, the ARR of all in minor units, and whether anything was booked by then. Its cost grows with the ledger. */
export async function readPaying(unit: Unit, asOf: CalendarDate): Promise<Paying> {
  const [row] = await unit.sql<Paying>(
    `SELECT (count(*) FILTER (WHERE arr > 0))::int AS customers, coalesce(sum(arr), 0)::bigint AS "arrMinor", count(*) > 0 AS booked FROM (
       SELECT customer_id, sum(amount_minor) AS arr FROM movement WHERE tenant_id = $1 AND effective_on <= $2::date GROUP BY customer_id) own`,
    [unit.tenantId, asOf],
  );
  return row ?? { customers: 0, arrMinor: 0n, booked: false };
}

/**
 * How many customers paid for the first time in each of some quarters, in their order; null where the ledger begins after the first day of
 * them. What was found out about a closed month counts where it happened.
 */
export async function readFirstPaid(
  unit: Unit,
  quarters: readonly FiscalQuarter[],
): Promise<{ label: string; customers: number }[] | null> {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) return null;
  const [ledger] = await unit.sql<{ first: number | null }>(
    'SELECT min(period) AS first FROM movement_month WHERE tenant_id = $1 AND n <> 0',
    [unit.tenantId],
  );
  if (ledger?.first === null || ledger === undefined || ledger.first > periodOf(first.from)) return null;
  const rows = await unit.sql<{ day: CalendarDate }>(
    `SELECT coalesce(concerns_on, effective_on) AS day FROM movement WHERE tenant_id = $1 AND kind = 'new' AND effective_on >= $2::date
       AND coalesce(concerns_on, effective_on) >= $2::date AND coalesce(concerns_on, effective_on) < $3::date
     GROUP BY customer_id, 1 HAVING sum(amount_minor) > 0`,
    [unit.tenantId, first.from, last.until],
  );
  return quarters.map(({ label, from, until }) => ({
    label,
    customers: rows.filter(({ day }) => day >= from && day < until).length,
  }));
}
