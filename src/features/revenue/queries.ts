import { readContracts } from '@/data/contracts';
import { findCustomer } from '@/data/customers';
import { listMovements, type MovementRow, readLedgerRollUps } from '@/data/ledger';
import { ledgerJson as periodsJson, ledgerPeriods, type LedgerPeriod } from '@/domain/revenue/ledger';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { byStream } from '@/domain/values/stream';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { customerRevenueInput, ledgerInput, movementsInput } from './inputs';

export type LedgerResult = {
  currency: string;
  asOf: CalendarDate;
  by: 'month' | 'quarter';
  periods: LedgerPeriod[];
};

/** Opening, movements by kind, closing, customers and retention of each month or fiscal quarter, in ARR (docs/metrics.md, "The ledger by month and quarter"). */
export const ledgerQuery = defineQuery({
  name: 'revenue.ledger',
  permission: 'revenue.read',
  input: ledgerInput,
  run: async (ctx, { by, asOf = ctx.today, knownAt, constant }) => {
    const lookback = by === 'month' ? 1 : 3;
    const rows = await readLedgerRollUps(ctx.unit, { asOf, lookback, knownAt, constant });
    const { currency, fiscalStartMonth } = ctx.tenant;
    const periods = ledgerPeriods({ by, asOf, fiscalStartMonth, ...rows });
    const result: LedgerResult = { currency, asOf, by, periods };
    return ok(result);
  },
});

/** The form of the command line: {asOf, currency, periods}. */
export function ledgerJson({ asOf, currency, periods }: LedgerResult) {
  return { asOf, currency, ...periodsJson(periods) };
}

/** The append-only ledger row by row, latest effective day first. A row that was taken back and the one that took it back name each other. */
export const movementsQuery = defineQuery({
  name: 'revenue.movements',
  permission: 'revenue.read',
  input: movementsInput,
  run: async (ctx, { after, limit, constant, ...chosen }) => {
    const filter = { ...chosen, withoutFx: constant };
    const found = await listMovements(ctx.unit, filter, { after, limit: limit + 1 });
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const next = found.length > limit && last ? `${last.effectiveOn} ${last.id}` : null;
    return ok({ currency: ctx.tenant.currency, rows, next });
  },
});

/** Rows of one customer's life line; more than this no customer has. */
const LIFE_LINE = 2_000;

/**
 * One customer's life line: his contracts, his movements, oldest first, and his ARR at the end of `asOf`. A movement that was taken back on
 * its own day is left out with what took it back; in a closed month both stay, because the second is booked later.
 */
export const customerRevenueQuery = defineQuery({
  name: 'revenue.customer',
  permission: 'revenue.read',
  input: customerRevenueInput,
  run: async (ctx, { customerId, asOf = ctx.today }) => {
    const customer = await findCustomer(ctx.unit, customerId);
    if (!customer) return notFound();
    const filter = { from: null, until: null, kind: null, stream: null, customerId };
    const rows = await listMovements(ctx.unit, filter, { after: null, limit: LIFE_LINE });
    const movements = withoutPairs(rows).toReversed();
    const arr = byStream((stream) =>
      // All rows, not those that stand: what took back a row of a closed month counts on a later day than the row.
      rows.reduce(
        (sum, row) => (row.stream === stream && row.effectiveOn <= asOf ? sum + row.amountMinor : sum),
        0n,
      ),
    );
    const contracts = await readContracts(ctx.unit, customerId);
    return ok({ currency: ctx.tenant.currency, asOf, customer, contracts, movements, arr });
  },
});

function withoutPairs(rows: readonly MovementRow[]): MovementRow[] {
  const days = new Map(rows.map((row) => [row.id, row.effectiveOn]));
  return rows.filter((row) => {
    const other = row.reversesId ?? row.reversedById;
    return other === null || days.get(other) !== row.effectiveOn;
  });
}
