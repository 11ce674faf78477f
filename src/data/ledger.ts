import type { RollUps } from '@/domain/revenue/roll-ups';
import type { MovementKind } from '@/domain/revenue/movements';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { lastCompletedPeriod, periodOf } from '@/domain/values/fiscal-calendar';
import type { Stream } from '@/domain/values/stream';
import type { Unit } from '@/platform/db/unit-of-work';
import {
  ALWAYS,
  readKnownRollUps,
  readRollUps,
  toCustomerMonth,
  toMovementMonth,
  type CustomerMonthRow,
  type MovementMonthRow,
} from './roll-ups-read';
import { customersOfMonthSql, movementsOfMonthSql } from './roll-ups-sql';

/**
 * The roll-ups that the ledger's lines up to the end of the day `asOf` are made of. Whole months come from the kept tables; of a month
 * that is not over, what took effect by then is counted from the ledger's rows. `constant`: at each currency's constant rate.
 */
export async function readLedgerRollUps(
  unit: Unit,
  question: { asOf: CalendarDate; lookback: number; knownAt?: string; constant?: boolean },
): Promise<RollUps> {
  const { asOf, lookback, knownAt, constant = false } = question;
  const completed = lastCompletedPeriod(asOf);
  const whole = knownAt
    ? await readKnownRollUps(unit, knownAt, completed, [lookback], constant)
    : await readRollUps(unit, completed, [lookback], constant);
  if (completed === periodOf(asOf)) return whole;
  const extent = [unit.tenantId, knownAt ?? ALWAYS, asOf];
  const months = await unit.sql<MovementMonthRow>(movementsOfMonthSql, [...extent, constant]);
  const customers = await unit.sql<CustomerMonthRow>(customersOfMonthSql, [...extent, false]);
  return {
    movementMonths: [...whole.movementMonths, ...months.map(toMovementMonth)],
    customerMonths: [...whole.customerMonths, ...customers.map(toCustomerMonth)],
    retentionMonths: whole.retentionMonths,
  };
}

export type MovementRow = {
  id: string;
  customerId: string;
  customer: string;
  stream: Stream;
  kind: MovementKind;
  /** The day that it counts on. */
  effectiveOn: CalendarDate;
  /** Of a back-dated correction: the day that it is about, in a month that was closed when it was booked. */
  concernsOn: CalendarDate | null;
  amountMinor: bigint;
  /** What of the amount exchange rates did: amount − this is the amount in constant currency. */
  fxMinor: bigint;
  currency: string;
  /** The row that this one takes back. */
  reversesId: string | null;
  /** The row that took this one back. */
  reversedById: string | null;
  importId: string | null;
  recordedAt: string;
};

export type MovementFilter = {
  from: CalendarDate | null;
  until: CalendarDate | null;
  kind: MovementKind | null;
  stream: Stream | null;
  customerId: string | null;
  knownAt?: string;
  /** Only back-dated corrections. */
  corrections?: boolean;
  /** Without what only exchange rates did. */
  withoutFx?: boolean;
  /** Without the pairs of a row and the one that took it back on the day that it was booked for (domain: withoutUndonePairs). */
  withoutUndone?: boolean;
};

const OF_FILTER = `tenant_id = $1 AND effective_on >= $2::date AND effective_on < $3::date
  AND ($4::text IS NULL OR kind = $4) AND ($5::text IS NULL OR stream = $5) AND ($6::uuid IS NULL OR customer_id = $6)
  AND recorded_at <= $7::timestamptz AND (NOT $8::boolean OR concerns_on IS NOT NULL) AND (NOT $9::boolean OR kind <> 'fx')`;

/** A pair has one day, one stream and one kind, so that no filter parts it and no sum changes without it. */
const OF_NO_PAIR = `AND NOT EXISTS (SELECT FROM movement o WHERE o.tenant_id = $1 AND o.reverses_id = movement.id
    AND o.effective_on = movement.effective_on AND movement.concerns_on IS NOT DISTINCT FROM o.concerns_on AND o.recorded_at <= $7::timestamptz)
  AND NOT EXISTS (SELECT FROM movement o WHERE o.tenant_id = $1 AND o.id = movement.reverses_id
    AND o.effective_on = movement.effective_on AND movement.concerns_on IS NOT DISTINCT FROM o.concerns_on)`;

function wanted({ withoutUndone }: MovementFilter): string {
  return withoutUndone ? `${OF_FILTER} ${OF_NO_PAIR}` : OF_FILTER;
}

function filterValues(unit: Unit, filter: MovementFilter) {
  return [
    unit.tenantId,
    filter.from ?? '-infinity',
    filter.until ?? ALWAYS,
    filter.kind,
    filter.stream,
    filter.customerId,
    filter.knownAt ?? ALWAYS,
    filter.corrections ?? false,
    filter.withoutFx ?? false,
  ];
}

/** One page of the ledger, latest effective day first, by keyset. `from` is in, `until` is out; reversed rows and reversals are marked, not hidden. */
export async function listMovements(
  unit: Unit,
  filter: MovementFilter,
  page: { after: { on: CalendarDate; id: string } | null; limit: number },
): Promise<MovementRow[]> {
  return unit.sql<MovementRow>(
    `SELECT m.id, m.customer_id AS "customerId", c.name AS customer, m.stream, m.kind, m.effective_on AS "effectiveOn",
       m.concerns_on AS "concernsOn", m.amount_minor AS "amountMinor", m.fx_minor AS "fxMinor", m.currency,
       m.reverses_id AS "reversesId", r.id AS "reversedById", m.import_id AS "importId", m.recorded_at AS "recordedAt"
     FROM (SELECT * FROM movement WHERE ${wanted(filter)} AND ($10::date IS NULL OR (effective_on, id) < ($10::date, $11::uuid))
       ORDER BY effective_on DESC, id DESC LIMIT $12) m
     JOIN customer c ON c.tenant_id = $1 AND c.id = m.customer_id
     LEFT JOIN movement r ON r.tenant_id = $1 AND r.reverses_id = m.id AND r.recorded_at <= $7::timestamptz
     ORDER BY m.effective_on DESC, m.id DESC`,
    [
      // The scan of the index begins at this bound, not at the row comparison: a deep page must not walk there.
      ...filterValues(unit, page.after ? { ...filter, until: addDays(page.after.on, 1) } : filter),
      page.after?.on ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
}

export type MovementTotal = { count: number; amountMinor: bigint; fxMinor: bigint };

/** What all rows of a filter add up to, whatever page is shown. */
export async function sumMovements(unit: Unit, filter: MovementFilter): Promise<MovementTotal> {
  const [total] = await unit.sql<MovementTotal>(
    `SELECT count(*)::int AS count, coalesce(sum(amount_minor), 0)::bigint AS "amountMinor", coalesce(sum(fx_minor), 0)::bigint AS "fxMinor"
     FROM movement WHERE ${wanted(filter)}`,
    filterValues(unit, filter),
  );
  return total ?? { count: 0, amountMinor: 0n, fxMinor: 0n };
}
