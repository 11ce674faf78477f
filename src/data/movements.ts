import { movementsOf } from '@/domain/revenue/movements';
import type { RateBook } from '@/domain/revenue/fx';
import { postings } from '@/domain/revenue/postings';
import {
  lookbacksOf,
  rollUps,
  type ConstantRollUps,
  type CustomerMovement,
  type RollUps,
} from '@/domain/revenue/roll-ups';
import type { Period } from '@/domain/values/fiscal-calendar';
import type { Instant } from '@/platform/clock/clock';
import type { Unit } from '@/platform/db/unit-of-work';
import { keepConstantRates, readRateBook } from './fx-rates';
import { closedThrough } from './ledger-closes';
import { insertMovements, readLedgers, readTerms, type NewRow, type Terms } from './ledger-rows';
import { addToConstantRollUps, addToRollUps, lockLedger } from './roll-ups';
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
 * writes nothing. What is about a closed month is booked in the first open one. Call it after the contracts or rates are written.
 * Postings of one tenant queue behind each other.
 */
export async function postMovements(
  unit: Unit,
  order: PostingOrder,
): Promise<{ posted: number; reversed: number }> {
  const lookbacks = lookbacksOf(await lockLedger(unit, order.now));
  const basis: Basis = {
    rates: await readRateBook(unit, ''),
    closedThrough: await closedThrough(unit),
    now: order.now,
  };
  const [changes, constant] = [new RollUpSums(), new RollUpSums()];
  const total = { posted: 0, reversed: 0 };
  for await (const customerIds of batches(unit, order.customerIds)) {
    const { rows, before, after, posted, reversed } = await postingsOf(unit, customerIds, basis);
    for (const [rowsThen, sign] of [[before, -1] as const, [after, 1] as const]) {
      const kept = rollUps(rowsThen, lookbacks);
      changes.add(kept, sign);
      constant.add(constantOf(kept), sign);
    }
    await insertMovements(unit, rows, { ...order, closedThrough: basis.closedThrough });
    total.posted += posted;
    total.reversed += reversed;
  }
  await addToRollUps(unit, changes.rows());
  await addToConstantRollUps(unit, constant.rows());
  return total;
}

/** What constant currency adds, as roll-ups of its own. */
function constantOf({ constantMovementMonths, constantRetentionMonths }: ConstantRollUps): RollUps {
  return {
    movementMonths: constantMovementMonths,
    customerMonths: [],
    retentionMonths: constantRetentionMonths,
  };
}

/** What a posting is reckoned with, read once the ledger is locked. */
type Basis = { rates: RateBook; closedThrough: Period | null; now: Instant };

/** What to append for some customers, and the rows of those who change, before and after. */
async function postingsOf(unit: Unit, customerIds: readonly string[], basis: Basis) {
  const contracts = await readTerms(unit, customerIds);
  const rates = await withConstantRates(unit, contracts, basis);
  const ledger = await readLedgers(unit, customerIds);
  const rows: NewRow[] = [];
  const before: CustomerMovement[] = [];
  let posted = 0;
  for (const customerId of customerIds) {
    const own = contracts.get(customerId) ?? { terms: [], currency: '' };
    const standing = ledger.get(customerId) ?? { rows: [], currency: own.currency };
    const desired = movementsOf(own.terms, { ...rates, currency: own.currency });
    const { reversals, additions } = postings(standing.rows, desired, basis.closedThrough);
    if (reversals.length === 0 && additions.length === 0) continue;
    for (const row of standing.rows) before.push({ ...row, customerId });
    for (const row of reversals) rows.push({ ...row, customerId, currency: standing.currency });
    for (const row of additions) rows.push({ ...row, customerId, currency: own.currency, reversesId: null });
    posted += additions.length;
  }
  return { rows, before, after: [...before, ...rows], posted, reversed: rows.length - posted };
}

/** The rates, with a constant one for every currency that these contracts are the first to use. */
async function withConstantRates(unit: Unit, contracts: ReadonlyMap<string, Terms>, basis: Basis) {
  const unknown = new Set<string>();
  for (const { terms } of contracts.values())
    for (const { own } of terms)
      if (own && !basis.rates.constant.has(own.currency)) unknown.add(own.currency);
  if (unknown.size > 0) {
    await keepConstantRates(unit, [...unknown], basis.now);
    basis.rates = await readRateBook(unit, basis.rates.currency);
  }
  return basis.rates;
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
