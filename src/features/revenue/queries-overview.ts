import { findCustomer } from '@/data/customers';
import { hasForeignCurrency, readMonthSums } from '@/data/revenue-sums';
import { readSignedLines } from '@/data/signed-lines';
import { bridges, joinBridges, type LedgerAmounts } from '@/domain/revenue/bridge';
import { awaitedOf } from '@/domain/revenue/contracted';
import { spansOfWindow, type Span } from '@/domain/revenue/window';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { overviewInput } from './inputs-overview';

export type RevenuePeriod = Span & LedgerAmounts;

/** Signed lines that the page lists; number and sum are over all. */
const SIGNED_SHOWN = 50;

/**
 * ARR at the end of `asOf`, live and contracted, and how it came about in a window: opening + movements + FX = closing, whole and by month
 * or quarter, for every stream, customer and basis of currency (docs/metrics.md, "The revenue page").
 */
export const revenueOverview = defineQuery({
  name: 'revenue.overview',
  permission: 'revenue.read',
  input: overviewInput,
  run: async (ctx, { asOf = ctx.today, stream, customerId, constant, ...choice }) => {
    const customer = customerId === null ? null : await findCustomer(ctx.unit, customerId);
    if (customerId !== null && !customer) return notFound();
    const question = { asOf, stream, customerId, constant };
    const rows = await readMonthSums(ctx.unit, question);
    const first = rows.length === 0 ? null : Math.min(...rows.map(({ period }) => period));
    const { fiscalStartMonth, currency } = ctx.tenant;
    const { spans, ...window } = spansOfWindow(choice, { asOf, fiscalStartMonth, first });
    const amounts = bridges(rows, spans);
    const liveMinor = rows.reduce((sum, row) => sum + row.amountMinor, 0n);
    const signed = awaitedOf(await readSignedLines(ctx.unit, { ...question, currency }));
    const addsMinor = signed.reduce((sum, line) => sum + line.addsMinor, 0n);
    return ok({
      currency,
      asOf,
      customer,
      window,
      hasLedger: first !== null,
      hasForeign: await hasForeignCurrency(ctx.unit),
      bridge: joinBridges(amounts),
      periods: spans.flatMap((span, i): RevenuePeriod[] => (amounts[i] ? [{ ...span, ...amounts[i] }] : [])),
      liveMinor,
      contractedMinor: liveMinor + addsMinor,
      signed: { rows: signed.slice(0, SIGNED_SHOWN), count: signed.length, addsMinor },
    });
  },
});
