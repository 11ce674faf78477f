import type { LineOnDay } from '@/domain/kpis/renewal-rate';
import { arrAt, type OwnPrice, type RateBook } from '@/domain/revenue/fx';
import type { RetentionSums } from '@/domain/revenue/retention';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';
import { readRateBook } from './fx-rates';

type Row = {
  begun: boolean;
  customerId: string;
  stream: Stream;
  on: CalendarDate;
  arrMinor: bigint;
  sourceAmountMinor: bigint | null;
  sourceCurrency: string | null;
  periodMonths: number;
};

export type RenewedLines = { ended: LineOnDay[]; begun: LineOnDay[] };

/**
 * The contract lines that ended in the days `from` (in) to `until` (in), and those that began on the same day for the same customer and stream.
 * Ends that are a new price, another currency or a pause are left out, and so are the lines that follow from them. Foreign prices count at
 * the constant rate: what exchange rates did is no renewal.
 */
export async function readRenewedLines(
  unit: Unit,
  window: { from: CalendarDate; until: CalendarDate },
  currency: string,
): Promise<RenewedLines> {
  const rows = await unit.sql<Row>(
    `WITH line AS (
       SELECT c.*, c.follow_kind IN ('price_change', 'currency', 'resume') AS goes_on FROM contract c
       WHERE c.tenant_id = $1 AND c.state = 'live' AND (c.end_on IS NULL OR c.end_on > c.start_on)),
     ended AS (
       SELECT * FROM line l WHERE l.end_on BETWEEN $2::date AND $3::date
         AND NOT EXISTS (SELECT 1 FROM line f WHERE f.follows_id = l.id AND f.goes_on)),
     begun AS (
       SELECT * FROM line l WHERE l.start_on BETWEEN $2::date AND $3::date AND l.goes_on IS NOT TRUE
         AND EXISTS (SELECT 1 FROM ended e WHERE e.customer_id = l.customer_id AND e.stream = l.stream AND e.end_on = l.start_on))
     SELECT begun, customer_id AS "customerId", stream, on_day AS on, arr_minor AS "arrMinor",
       source_amount_minor AS "sourceAmountMinor", source_currency AS "sourceCurrency", period_months AS "periodMonths"
     FROM (SELECT false AS begun, end_on AS on_day, * FROM ended UNION ALL SELECT true, start_on, * FROM begun) l`,
    [unit.tenantId, window.from, window.until],
  );
  const book = rows.some((row) => row.sourceCurrency !== null) ? await readRateBook(unit, currency) : null;
  const line = (row: Row): LineOnDay => ({
    customerId: row.customerId,
    stream: row.stream,
    on: row.on,
    arrMinor: book ? constantArr(row, book) : row.arrMinor,
  });
  return {
    ended: rows.filter(({ begun }) => !begun).map(line),
    begun: rows.filter(({ begun }) => begun).map(line),
  };
}

function constantArr(row: Row, book: RateBook): bigint {
  const { sourceCurrency, sourceAmountMinor, periodMonths, arrMinor } = row;
  const rate = sourceCurrency === null ? undefined : book.constant.get(sourceCurrency);
  if (sourceCurrency === null || sourceAmountMinor === null || rate === undefined) return arrMinor;
  const own: OwnPrice = { currency: sourceCurrency, amountMinor: sourceAmountMinor, periodMonths, rate };
  return arrAt(own, rate, book.currency);
}

/** What each of these customers kept between the ends of two days: the sums of GRR and NRR over all streams. */
export async function readKeptBy(
  unit: Unit,
  customerIds: readonly string[],
  window: { from: CalendarDate; until: CalendarDate; constant: boolean },
): Promise<Map<string, RetentionSums>> {
  const rows = await unit.sql<RetentionSums & { customerId: string }>(
    `WITH arr AS (
       SELECT customer_id, stream, coalesce(sum(arr) FILTER (WHERE effective_on <= $3::date), 0)::bigint AS was, sum(arr)::bigint AS now_is
       FROM (SELECT customer_id, stream, effective_on, CASE WHEN $5::boolean THEN amount_minor - fx_minor ELSE amount_minor END AS arr
         FROM movement WHERE tenant_id = $1 AND customer_id = ANY($2::uuid[]) AND effective_on <= $4::date) m
       GROUP BY customer_id, stream)
     SELECT customer_id AS "customerId", sum(was)::bigint AS "startMinor", sum(least(was, now_is))::bigint AS "retainedMinor",
       sum(now_is)::bigint AS "endMinor" FROM arr GROUP BY customer_id HAVING bool_or(was > 0)`,
    [unit.tenantId, customerIds, window.from, window.until, window.constant],
  );
  return new Map(rows.map(({ customerId, ...sums }) => [customerId, sums]));
}
