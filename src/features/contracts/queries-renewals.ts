import { readRateBook } from '@/data/fx-rates';
import { readEndingContracts, type EndingContract } from '@/data/renewals';
import { readSettings } from '@/data/tenant-settings';
import { may } from '@/domain/access/permissions';
import { arrOn } from '@/domain/revenue/contract-price';
import { renewalState, type RenewalState } from '@/domain/revenue/renewals';
import { addDays, daysBetween } from '@/domain/values/calendar-date';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { renewalsInput } from './inputs';
import { healthOfCustomers, ownersOf, type CustomerHealth } from './queries';

/** A contract that ends around a day. `arrMinor`: what it is worth a year at that day's rate; `inDays`: until its end, below 0 after it. */
export type Renewal = EndingContract & {
  stands: RenewalState;
  inDays: number;
  health: CustomerHealth | null;
};

export type RenewalSum = { count: number; customers: number; arrMinor: bigint };

/**
 * Contracts whose end lies within the setting's days after a day or before it: what is due, what lapsed, what is leaving and what is renewed,
 * with the owner and how the customer fares. Each sum is over all of its rows.
 */
export const renewalsQuery = defineQuery({
  name: 'contracts.renewals',
  permission: 'revenue.read',
  input: renewalsInput,
  run: async (ctx, { asOf = ctx.today }) => {
    const { renewalDays: days } = await readSettings(ctx.unit);
    const range = { from: addDays(asOf, -days), to: addDays(asOf, days) };
    const found = await readEndingContracts(ctx.unit, range);
    const book = await readRateBook(ctx.unit, ctx.tenant.currency);
    const health = await healthOfCustomers(ctx, [...new Set(found.map((row) => row.customerId))], asOf);
    const rows = found.map((row): Renewal => ({
      ...row,
      arrMinor: arrOn(row, book, asOf),
      stands: renewalState(row, asOf),
      inDays: daysBetween(asOf, row.endOn),
      health: health.get(row.customerId) ?? null,
    }));
    const of = (stands: RenewalState) => rows.filter((row) => row.stands === stands);
    const [due, lapsed, leaving, renewed] = [of('due'), of('lapsed'), of('leaving'), of('renewed')];
    return ok({
      currency: ctx.tenant.currency,
      asOf,
      days,
      today: ctx.today,
      due,
      lapsed,
      leaving,
      renewed,
      sums: { due: sumOf(due), lapsed: sumOf(lapsed), leaving: sumOf(leaving), renewed: sumOf(renewed) },
      owners: await ownersOf(ctx),
      mayWrite: may(ctx.actor, 'revenue.write'),
    });
  },
});

function sumOf(rows: readonly Renewal[]): RenewalSum {
  return {
    count: rows.length,
    customers: new Set(rows.map((row) => row.customerId)).size,
    arrMinor: rows.reduce((sum, row) => sum + row.arrMinor, 0n),
  };
}
