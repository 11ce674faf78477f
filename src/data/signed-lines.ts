import type { SignedLine } from '@/domain/revenue/contracted';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';

type Question = { asOf: CalendarDate; stream: Stream | null; customerId: string | null; constant: boolean };
type Found = { rows: SignedLine[]; count: number; addsMinor: bigint };

/** A price at the constant rate of its currency, a year of it, to the minor unit; else the stored ARR. */
function arrOf(line: string, currency: string): string {
  return `CASE WHEN $5::boolean AND ${currency}.constant_rate IS NOT NULL AND ${line}.fx_rate > 0
    THEN round(${line}.arr_minor * ${currency}.constant_rate / ${line}.fx_rate)::bigint ELSE ${line}.arr_minor END`;
}

/**
 * Lines signed (by the day of the start where no signature is recorded) that have not begun when `asOf` ends, soonest first; a line that one
 * goes on from counts while it runs on that day, or is signed itself. `limit` rows; number and sum of what they add are over all.
 */
export async function readSignedLines(unit: Unit, question: Question, limit: number): Promise<Found> {
  const rows = await unit.sql<SignedLine & { count: number; addsMinor: bigint }>(
    `SELECT l.*, count(*) OVER ()::int AS count, sum(l."arrMinor" - coalesce(l."followedMinor", 0)) OVER ()::bigint AS "addsMinor" FROM (
       SELECT k.id, k.customer_id AS "customerId", c.name AS customer, k.stream, k.signed_on AS "signedOn", k.start_on AS "startOn",
         ${arrOf('k', 'f')} AS "arrMinor", CASE WHEN o.id IS NULL THEN NULL ELSE ${arrOf('o', 'g')} END AS "followedMinor"
       FROM contract k JOIN customer c ON c.tenant_id = $1 AND c.id = k.customer_id
       LEFT JOIN foreign_currency f ON f.tenant_id = $1 AND f.currency = k.source_currency
       LEFT JOIN contract o ON o.tenant_id = $1 AND o.id = k.follows_id AND o.state = 'live' AND (o.end_on IS NULL OR o.end_on > $2::date)
         AND (o.start_on <= $2::date OR o.signed_on <= $2::date)
       LEFT JOIN foreign_currency g ON g.tenant_id = $1 AND g.currency = o.source_currency
       WHERE k.tenant_id = $1 AND k.state = 'live' AND k.start_on > $2::date AND k.signed_on <= $2::date AND k.arr_minor >= 0
         AND (k.end_on IS NULL OR k.end_on > k.start_on) AND ($3::text IS NULL OR k.stream = $3) AND ($4::uuid IS NULL OR k.customer_id = $4)) l
     ORDER BY l."startOn", l.id LIMIT $6`,
    [unit.tenantId, question.asOf, question.stream, question.customerId, question.constant, limit],
  );
  const [first] = rows;
  return { rows, count: first?.count ?? 0, addsMinor: first?.addsMinor ?? 0n };
}
