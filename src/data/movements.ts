import {
  movementsOf,
  type ContractTerm,
  type MovementKind,
  type NetMovement,
} from '@/domain/revenue/movements';
import { postings } from '@/domain/revenue/postings';
import { lookbacksOf, rollUps, type CustomerMovement } from '@/domain/revenue/roll-ups';
import { date } from '@/domain/values/calendar-date';
import { periodOf } from '@/domain/values/fiscal-calendar';
import type { Stream } from '@/domain/values/stream';
import type { Instant } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import type { Unit } from '@/platform/db/unit-of-work';
import { toDate } from './columns';
import { addToRollUps, lockLedger } from './roll-ups';
import { RollUpSums } from './roll-up-sums';

/** Customers worked through at once: bounds memory and the size of a statement. */
const BATCH = 500;

export type PostingOrder = {
  /** Everybody whose contracts changed, former customers of moved contracts included; 'all' = the whole tenant. */
  customerIds: readonly string[] | 'all';
  importId: string | null;
  now: Instant;
};

/**
 * Brings the append-only ledger of some customers in line with their live contracts: reversing rows for what no longer holds, new rows
 * for what is missing, and the roll-ups with them, all in the caller's transaction. What is right already is left alone: posting twice
 * writes nothing. Call it after the contracts are written. Postings of one tenant queue behind each other.
 */
export async function postMovements(
  unit: Unit,
  order: PostingOrder,
): Promise<{ posted: number; reversed: number }> {
  const lookbacks = lookbacksOf(await lockLedger(unit, order.now));
  const changes = new RollUpSums();
  const total = { posted: 0, reversed: 0 };
  for await (const customerIds of batches(unit, order.customerIds)) {
    const { rows, before, after, posted, reversed } = await postingsOf(unit, customerIds);
    changes.add(rollUps(before, lookbacks), -1);
    changes.add(rollUps(after, lookbacks), 1);
    await insertMovements(unit, rows, order);
    total.posted += posted;
    total.reversed += reversed;
  }
  await addToRollUps(unit, changes.rows());
  return total;
}

type NewRow = NetMovement & { customerId: string; currency: string; reversesId: string | null };

/** What to append for some customers, and the standing rows of those who change, before and after. */
async function postingsOf(unit: Unit, customerIds: readonly string[]) {
  const contracts = await readTerms(unit, customerIds);
  const ledger = await readLiveRows(unit, customerIds);
  const rows: NewRow[] = [];
  const before: CustomerMovement[] = [];
  const after: CustomerMovement[] = [];
  let posted = 0;
  for (const customerId of customerIds) {
    const own = contracts.get(customerId) ?? { terms: [], currency: '' };
    const standing = ledger.get(customerId) ?? { rows: [], currency: own.currency };
    const desired = movementsOf(own.terms);
    const { reversals, additions } = postings(standing.rows, desired);
    if (reversals.length === 0 && additions.length === 0) continue;
    for (const row of standing.rows) before.push({ ...row, customerId });
    for (const row of desired) after.push({ ...row, customerId });
    for (const row of reversals) rows.push({ ...row, customerId, currency: standing.currency });
    for (const row of additions) rows.push({ ...row, customerId, currency: own.currency, reversesId: null });
    posted += additions.length;
  }
  return { rows, before, after, posted, reversed: rows.length - posted };
}

async function* batches(unit: Unit, customerIds: readonly string[] | 'all'): AsyncGenerator<string[]> {
  if (customerIds !== 'all') {
    const ids = [...new Set(customerIds)].sort();
    for (let start = 0; start < ids.length; start += BATCH) yield ids.slice(start, start + BATCH);
    return;
  }
  for (let last: string | null = null; ;) {
    const found: { id: string }[] = await unit.sql<{ id: string }>(
      `SELECT id FROM customer WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT ${BATCH}`,
      [unit.tenantId, last],
    );
    const end = found.at(-1);
    if (!end) return;
    yield found.map((row) => row.id);
    last = end.id;
  }
}

type ContractRow = {
  id: string;
  customer_id: string;
  stream: Stream;
  start_on: string;
  end_on: string | null;
  arr_minor: bigint;
  currency: string;
};
type Terms = { terms: ContractTerm[]; currency: string };

async function readTerms(unit: Unit, customerIds: readonly string[]): Promise<Map<string, Terms>> {
  const rows = await unit.sql<ContractRow>(
    `SELECT id, customer_id, stream, start_on, end_on, arr_minor, currency FROM contract
     WHERE tenant_id = $1 AND customer_id = ANY($2::uuid[]) AND state = 'live'`,
    [unit.tenantId, customerIds],
  );
  const customers = new Map<string, Terms>();
  for (const row of rows) {
    const own = customers.get(row.customer_id) ?? { terms: [], currency: row.currency };
    if (own.currency !== row.currency)
      throw new Error(`Two currencies never add: ${own.currency} and ${row.currency}`);
    const { id, stream } = row;
    own.terms.push({
      id,
      stream,
      startOn: date(row.start_on),
      endOn: toDate(row.end_on),
      arrMinor: row.arr_minor,
    });
    customers.set(row.customer_id, own);
  }
  return customers;
}

type LiveRow = {
  id: string;
  customer_id: string;
  stream: Stream;
  kind: MovementKind;
  effective_on: string;
  amount_minor: bigint;
  currency: string;
};
type Standing = { rows: (NetMovement & { id: string; reversesId: null })[]; currency: string };

/** The rows that count: no reversals, and nothing that was taken back. */
async function readLiveRows(unit: Unit, customerIds: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await unit.sql<LiveRow>(
    `SELECT m.id, m.customer_id, m.stream, m.kind, m.effective_on, m.amount_minor, m.currency FROM movement m
     WHERE m.tenant_id = $1 AND m.customer_id = ANY($2::uuid[]) AND m.reverses_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.tenant_id = $1 AND r.reverses_id = m.id)`,
    [unit.tenantId, customerIds],
  );
  const customers = new Map<string, Standing>();
  for (const row of rows) {
    const own = customers.get(row.customer_id) ?? { rows: [], currency: row.currency };
    const { id, stream, kind } = row;
    own.rows.push({
      id,
      stream,
      kind,
      effectiveOn: date(row.effective_on),
      amountMinor: row.amount_minor,
      reversesId: null,
    });
    customers.set(row.customer_id, own);
  }
  return customers;
}

async function insertMovements(unit: Unit, rows: readonly NewRow[], order: PostingOrder): Promise<void> {
  if (rows.length === 0) return;
  const inserted = await unit.execute(
    `INSERT INTO movement (tenant_id, id, customer_id, stream, kind, effective_on, period, amount_minor, currency, reverses_id,
       import_id, recorded_at)
     SELECT $1::uuid, r.*, $11::uuid, $12::timestamptz FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::date[], $7::int[],
       $8::bigint[], $9::text[], $10::uuid[]) AS r
     ON CONFLICT (tenant_id, id) DO NOTHING`,
    [
      unit.tenantId,
      rows.map(() => newId()),
      rows.map((row) => row.customerId),
      rows.map((row) => row.stream),
      rows.map((row) => row.kind),
      rows.map((row) => row.effectiveOn),
      rows.map((row) => periodOf(row.effectiveOn)),
      rows.map((row) => row.amountMinor),
      rows.map((row) => row.currency),
      rows.map((row) => row.reversesId),
      order.importId,
      order.now,
    ],
  );
  if (inserted !== rows.length) throw new Error(`The ledger took ${inserted} of ${rows.length} rows`);
}
