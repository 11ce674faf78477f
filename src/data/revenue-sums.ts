import type { MovementMonth } from '@/domain/revenue/roll-ups';
import { startOfMonth, type CalendarDate } from '@/domain/values/calendar-date';
import { lastCompletedPeriod } from '@/domain/values/fiscal-calendar';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';

type Question = {
  asOf: CalendarDate;
  stream: Stream | null;
  customerId: string | null;
  /** Amounts at each currency's constant rate; what currencies did is 0 then. */
  constant: boolean;
};

const SUMS = `SELECT period, stream, kind, sum(amount_minor)::bigint AS "amountMinor", sum(n)::int AS n`;
const AMOUNT = `CASE WHEN $4::boolean THEN amount_minor - fx_minor ELSE amount_minor END AS amount_minor`;
const TURN = `CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END AS n`;

/** Whole months from the kept roll-ups, the running one counted from its rows: O(months), however long the ledger is. */
const OF_ALL = `${SUMS} FROM (
    SELECT period, stream, kind, amount_minor, n FROM movement_month WHERE tenant_id = $1 AND period <= $5
    UNION ALL SELECT period, stream, kind, amount_minor, 0 FROM constant_movement_month WHERE tenant_id = $1 AND period <= $5 AND $4::boolean
    UNION ALL SELECT period, stream, kind, ${AMOUNT}, ${TURN} FROM movement
      WHERE tenant_id = $1 AND effective_on >= $6::date AND effective_on <= $2::date AND period > $5) r
  WHERE $3::text IS NULL OR stream = $3 GROUP BY period, stream, kind HAVING sum(amount_minor) <> 0 OR sum(n) <> 0`;

const OF_CUSTOMER = `${SUMS} FROM (SELECT period, stream, kind, ${AMOUNT}, ${TURN} FROM movement
    WHERE tenant_id = $1 AND customer_id = $5 AND effective_on <= $2::date AND ($3::text IS NULL OR stream = $3)) r
  GROUP BY period, stream, kind HAVING sum(amount_minor) <> 0 OR sum(n) <> 0`;

/** The ledger's months up to the end of the day `asOf`, by stream and kind, minor units; of one customer if asked. */
export function readMonthSums(unit: Unit, question: Question): Promise<MovementMonth[]> {
  const { asOf, stream, constant, customerId } = question;
  const common = [unit.tenantId, asOf, stream, constant];
  if (customerId !== null) return unit.sql<MovementMonth>(OF_CUSTOMER, [...common, customerId]);
  return unit.sql<MovementMonth>(OF_ALL, [...common, lastCompletedPeriod(asOf), startOfMonth(asOf)]);
}

/** Whether the company ever had a contract in another currency than its own: without one, constant currency says nothing. */
export async function hasForeignCurrency(unit: Unit): Promise<boolean> {
  const rows = await unit.sql('SELECT 1 FROM foreign_currency WHERE tenant_id = $1 LIMIT 1', [unit.tenantId]);
  return rows.length > 0;
}
