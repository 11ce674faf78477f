import type { MovementKind } from '@/domain/revenue/movements';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';
import { ALWAYS } from './roll-ups-read';

/** What one customer's movements of one kind add up to in a window. */
export type MovementSum = {
  customerId: string;
  customer: string;
  kind: MovementKind;
  amountMinor: bigint;
  movements: number;
};

export type Page = { offset: number; limit: number };

export type WindowFilter = {
  from: CalendarDate;
  until: CalendarDate;
  kind: MovementKind | null;
  stream: Stream | null;
  knownAt?: string;
  constant?: boolean;
};

/** A movement's amount, at constant currency where the parameter says so. */
const amount = (constant: string) =>
  `(CASE WHEN ${constant}::boolean THEN amount_minor - fx_minor ELSE amount_minor END)`;

/**
 * The rows behind net new ARR of the days `from` (in) to `until` (out), largest change first; of currencies only where asked. `total` is
 * over all rows, not over the page.
 */
export async function readMovementSums(
  unit: Unit,
  filter: WindowFilter,
  page: Page,
): Promise<{ rows: MovementSum[]; count: number; totalMinor: bigint }> {
  const found = await unit.sql<MovementSum & { count: number; totalMinor: bigint }>(
    `SELECT s.customer_id AS "customerId", c.name AS customer, s.kind, s.amount AS "amountMinor", s.n AS movements, s.count,
       s.total AS "totalMinor"
     FROM (SELECT customer_id, kind, sum(${amount('$9')})::bigint AS amount, count(*)::int AS n, (count(*) OVER ())::int AS count,
         (sum(sum(${amount('$9')})) OVER ())::bigint AS total
       FROM movement WHERE tenant_id = $1 AND effective_on >= $2::date AND effective_on < $3::date
         AND kind = coalesce($4, nullif(kind, 'fx')) AND ($5::text IS NULL OR stream = $5) AND recorded_at <= $6::timestamptz
       GROUP BY customer_id, kind HAVING sum(${amount('$9')}) <> 0
       ORDER BY abs(sum(${amount('$9')})) DESC, customer_id, kind OFFSET $7 LIMIT $8) s
     JOIN customer c ON c.tenant_id = $1 AND c.id = s.customer_id
     ORDER BY abs(s.amount) DESC, s.customer_id, s.kind`,
    [
      unit.tenantId,
      filter.from,
      filter.until,
      filter.kind,
      filter.stream,
      filter.knownAt ?? ALWAYS,
      page.offset,
      page.limit,
      filter.constant ?? false,
    ],
  );
  const rows = found.map(({ count: _count, totalMinor: _total, ...row }) => row);
  return { rows, count: found[0]?.count ?? 0, totalMinor: found[0]?.totalMinor ?? 0n };
}

/** One customer and stream of a cohort: ARR at the window's start and end, and the smaller of both. */
export type CohortRow = {
  customerId: string;
  customer: string;
  stream: Stream;
  startMinor: bigint;
  retainedMinor: bigint;
  endMinor: bigint;
};

export type CohortFilter = {
  /** ARR is compared between the ends of these two days. */
  from: CalendarDate;
  until: CalendarDate;
  stream: Stream | null;
  knownAt?: string;
  constant?: boolean;
};

type CohortTotals = { startMinor: bigint; retainedMinor: bigint; endMinor: bigint };

/** The rows behind gross and net retention, the largest loss first: customers with ARR at the end of `from`, per stream. Totals are over all rows. */
export async function readCohort(
  unit: Unit,
  filter: CohortFilter,
  page: Page,
): Promise<{ rows: CohortRow[]; count: number; totals: CohortTotals }> {
  type Found = CohortRow & { count: number; allStart: bigint; allRetained: bigint; allEnd: bigint };
  const found = await unit.sql<Found>(
    `WITH arr AS (SELECT customer_id, stream, coalesce(sum(${amount('$8')}) FILTER (WHERE effective_on <= $2::date), 0)::bigint AS was,
         sum(${amount('$8')})::bigint AS now_is
       FROM movement WHERE tenant_id = $1 AND effective_on <= $3::date AND recorded_at <= $5::timestamptz GROUP BY customer_id, stream),
     cohort AS (SELECT DISTINCT customer_id FROM arr WHERE was > 0),
     part AS (SELECT arr.customer_id, arr.stream, was, least(was, now_is) AS kept, now_is FROM arr JOIN cohort USING (customer_id)
       WHERE (was <> 0 OR now_is <> 0) AND ($4::text IS NULL OR arr.stream = $4)),
     shown AS (SELECT *, (count(*) OVER ())::int AS count, (sum(was) OVER ())::bigint AS all_was, (sum(kept) OVER ())::bigint AS all_kept,
         (sum(now_is) OVER ())::bigint AS all_now FROM part ORDER BY was - kept DESC, was DESC, customer_id, stream OFFSET $6 LIMIT $7)
     SELECT s.customer_id AS "customerId", c.name AS customer, s.stream, s.was AS "startMinor", s.kept AS "retainedMinor",
       s.now_is AS "endMinor", s.count, s.all_was AS "allStart", s.all_kept AS "allRetained", s.all_now AS "allEnd"
     FROM shown s JOIN customer c ON c.tenant_id = $1 AND c.id = s.customer_id
     ORDER BY s.was - s.kept DESC, s.was DESC, s.customer_id, s.stream`,
    [
      unit.tenantId,
      filter.from,
      filter.until,
      filter.stream,
      filter.knownAt ?? ALWAYS,
      page.offset,
      page.limit,
      filter.constant ?? false,
    ],
  );
  const rows = found.map(({ count: _c, allStart: _s, allRetained: _r, allEnd: _e, ...row }) => row);
  const { count = 0, allStart = 0n, allRetained = 0n, allEnd = 0n } = found[0] ?? {};
  return { rows, count, totals: { startMinor: allStart, retainedMinor: allRetained, endMinor: allEnd } };
}
