import type { ContractTerm } from '@/domain/revenue/contract-term';
import type { MovementKind } from '@/domain/revenue/movements';
import type { BookedMovement, LedgerRow } from '@/domain/revenue/postings';
import { date } from '@/domain/values/calendar-date';
import { periodOf, type Period } from '@/domain/values/fiscal-calendar';
import type { Stream } from '@/domain/values/stream';
import type { Instant } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { toDate } from './columns';
import { toRate } from './fx-rates';

type ContractRow = {
  id: string;
  customer_id: string;
  stream: Stream;
  start_on: string;
  end_on: string | null;
  arr_minor: bigint;
  currency: string;
  source_currency: string | null;
  source_amount_minor: bigint | null;
  period_months: number;
  fx_rate: string | null;
  changes_currency_of: string | null;
};

/** What the ledger needs of somebody's live contracts, and the company's currency. */
export type Terms = { terms: ContractTerm[]; currency: string };

/** The live contracts of some customers, as the ledger sees them. Throws where they are kept in two currencies of the company. */
export async function readTerms(unit: Unit, customerIds: readonly string[]): Promise<Map<string, Terms>> {
  const rows = await unit.sql<ContractRow>(
    `SELECT id, customer_id, stream, start_on, end_on, arr_minor, currency, source_currency, source_amount_minor, period_months,
       fx_rate::text AS fx_rate, CASE WHEN follow_kind = 'currency' THEN follows_id END AS changes_currency_of FROM contract
     WHERE tenant_id = $1 AND customer_id = ANY($2::uuid[]) AND state = 'live'`,
    [unit.tenantId, customerIds],
  );
  const customers = new Map<string, Terms>();
  for (const row of rows) {
    const own = customers.get(row.customer_id) ?? { terms: [], currency: row.currency };
    if (own.currency !== row.currency)
      throw new Error(`Two currencies never add: ${own.currency} and ${row.currency}`);
    own.terms.push(toTerm(row));
    customers.set(row.customer_id, own);
  }
  return customers;
}

function toTerm(row: ContractRow): ContractTerm {
  const { source_currency: currency, source_amount_minor: amountMinor, fx_rate: rate } = row;
  const priced = currency !== null && amountMinor !== null && rate !== null;
  return {
    id: row.id,
    stream: row.stream,
    startOn: date(row.start_on),
    endOn: toDate(row.end_on),
    arrMinor: row.arr_minor,
    own: priced ? { currency, amountMinor, periodMonths: row.period_months, rate: toRate(rate) } : null,
    changesCurrencyOf: row.changes_currency_of,
  };
}

type MovementRow = {
  id: string;
  customer_id: string;
  stream: Stream;
  kind: MovementKind;
  effective_on: string;
  concerns_on: string | null;
  amount_minor: bigint;
  fx_minor: bigint;
  currency: string;
  reverses_id: string | null;
};

/** All rows of somebody's ledger, those taken back and taking back included. */
export type Ledger = { rows: LedgerRow[]; currency: string };

/** The ledgers of some customers. */
export async function readLedgers(unit: Unit, customerIds: readonly string[]): Promise<Map<string, Ledger>> {
  const rows = await unit.sql<MovementRow>(
    `SELECT id, customer_id, stream, kind, effective_on, concerns_on, amount_minor, fx_minor, currency, reverses_id FROM movement
     WHERE tenant_id = $1 AND customer_id = ANY($2::uuid[])`,
    [unit.tenantId, customerIds],
  );
  const customers = new Map<string, Ledger>();
  for (const row of rows) {
    const own = customers.get(row.customer_id) ?? { rows: [], currency: row.currency };
    own.rows.push({
      id: row.id,
      stream: row.stream,
      kind: row.kind,
      effectiveOn: date(row.effective_on),
      concernsOn: toDate(row.concerns_on),
      amountMinor: row.amount_minor,
      fxMinor: row.fx_minor,
      reversesId: row.reverses_id,
    });
    customers.set(row.customer_id, own);
  }
  return customers;
}

export type NewRow = BookedMovement & { customerId: string; currency: string; reversesId: string | null };

/** Appends rows to the ledger; `closedThrough` is the last closed month as they were reckoned with. */
export async function insertMovements(
  unit: Unit,
  rows: readonly NewRow[],
  order: { importId: string | null; now: Instant; closedThrough: Period | null },
): Promise<void> {
  if (rows.length === 0) return;
  const inserted = await unit.execute(
    `INSERT INTO movement (tenant_id, id, customer_id, stream, kind, effective_on, period, concerns_on, amount_minor, fx_minor, currency,
       reverses_id, import_id, recorded_at, closed_through)
     SELECT $1::uuid, r.*, $13::uuid, $14::timestamptz, $15::int FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::date[],
       $7::int[], $8::date[], $9::bigint[], $10::bigint[], $11::text[], $12::uuid[]) AS r
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [
      unit.tenantId,
      rows.map(() => newId()),
      rows.map((row) => row.customerId),
      rows.map((row) => row.stream),
      rows.map((row) => row.kind),
      rows.map((row) => row.effectiveOn),
      rows.map((row) => periodOf(row.effectiveOn)),
      rows.map((row) => row.concernsOn),
      rows.map((row) => row.amountMinor),
      rows.map((row) => row.fxMinor),
      rows.map((row) => row.currency),
      rows.map((row) => row.reversesId),
      order.importId,
      order.now,
      order.closedThrough,
    ],
  );
  if (inserted !== rows.length) throw new Error(`The ledger took ${inserted} of ${rows.length} rows`);
}
