import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Period } from '@/domain/values/fiscal-calendar';
import type { Unit } from '@/platform/db/unit-of-work';

export type SealedPage = { body: string; sha256: string };

/** The frozen page of a closed month; null while it is open. */
export async function readBoardPage(unit: Unit, period: Period): Promise<SealedPage | null> {
  const [row] = await unit.sql<SealedPage>(
    `SELECT p.body, p.sha256 FROM board_page p JOIN board_review b ON b.tenant_id = $1 AND b.id = p.review_id
     WHERE p.tenant_id = $1 AND b.period = $2`,
    [unit.tenantId, period],
  );
  return row ?? null;
}

/**
 * Rows about closed months that no closed page before a month has told of, by the month that they are about: number and signed sum. Told by
 * what the pages say, not by instants: a row that was begun before a close and booked after it is told once all the same.
 */
export function readUntoldCorrections(
  unit: Unit,
  before: Period,
): Promise<{ period: Period; rows: number; amountMinor: bigint }[]> {
  return unit.sql<{ period: Period; rows: number; amountMinor: bigint }>(
    `WITH told AS (
       SELECT m->>'month' AS month, sum((m->>'rows')::int) AS rows, sum((m->>'amountMinor')::numeric) AS amount
       FROM board_page p JOIN board_review b ON b.tenant_id = $1 AND b.id = p.review_id
         CROSS JOIN LATERAL jsonb_array_elements(p.body::jsonb->'corrections'->'months') m
       WHERE p.tenant_id = $1 AND b.period < $2 GROUP BY 1),
     booked AS (
       SELECT to_char(concerns_on, 'YYYY-MM') AS month, min(concerns_on) AS day, count(*) AS rows, sum(amount_minor) AS amount
       FROM movement WHERE tenant_id = $1 AND concerns_on IS NOT NULL GROUP BY 1)
     SELECT extract(year FROM day)::int * 12 + extract(month FROM day)::int - 1 AS period,
       (booked.rows - coalesce(told.rows, 0))::int AS rows, (booked.amount - coalesce(told.amount, 0))::bigint AS "amountMinor"
     FROM booked LEFT JOIN told USING (month) WHERE booked.rows > coalesce(told.rows, 0) ORDER BY 1`,
    [unit.tenantId, before],
  );
}

export type AskedException = {
  asked: string;
  why: string;
  refusal: string;
  by: string | null;
  on: CalendarDate;
};

/** How often the model was asked for an exception up to the end of a day, and what was asked from another day on, oldest first. */
export async function readAskedExceptions(
  unit: Unit,
  { from, to, zone }: { from: CalendarDate; to: CalendarDate; zone: string },
): Promise<{ asked: number; ofMonth: AskedException[] }> {
  const [count] = await unit.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM model_exception WHERE tenant_id = $1 AND (asked_at AT TIME ZONE $3)::date <= $2::date',
    [unit.tenantId, to, zone],
  );
  const ofMonth = await unit.sql<AskedException>(
    `SELECT x.asked, x.why, x.refusal, (SELECT u.name FROM app_user u WHERE u.id = x.asked_by) AS by, (x.asked_at AT TIME ZONE $4)::date AS "on"
     FROM model_exception x WHERE x.tenant_id = $1 AND (x.asked_at AT TIME ZONE $4)::date BETWEEN $2::date AND $3::date ORDER BY x.asked_at, x.id`,
    [unit.tenantId, from, to, zone],
  );
  return { asked: count?.n ?? 0, ofMonth };
}

/** Who has signed a version of the stage model, the CRO first. */
export function readModelSignatures(
  unit: Unit,
  version: number,
): Promise<{ role: 'CRO' | 'CEO'; name: string; signedOn: CalendarDate }[]> {
  return unit.sql<{ role: 'CRO' | 'CEO'; name: string; signedOn: CalendarDate }>(
    `SELECT g.role, g.name, g.signed_on AS "signedOn" FROM stage_model_signature g
     JOIN stage_model m ON m.tenant_id = $1 AND m.id = g.stage_model_id WHERE g.tenant_id = $1 AND m.version = $2 ORDER BY g.role DESC`,
    [unit.tenantId, version],
  );
}
