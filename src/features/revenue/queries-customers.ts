import { readCohort } from '@/data/kpi-rows';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { customersOnInput } from './inputs';

/** Who has recurring revenue at the end of a day, by stream, the largest first; the total is the ledger's closing ARR of that day. */
export const customersOnQuery = defineQuery({
  name: 'revenue.customersOn',
  permission: 'revenue.read',
  input: customersOnInput,
  run: async (ctx, { on = ctx.today, stream, knownAt, constant, ...page }) => {
    const found = await readCohort(ctx.unit, { from: on, until: on, stream, knownAt, constant }, page);
    const rows = found.rows.map(({ startMinor, customerId, customer, stream: of }) => ({
      customerId,
      customer,
      stream: of,
      arrMinor: startMinor,
    }));
    const { count, totals } = found;
    return ok({ currency: ctx.tenant.currency, on, rows, count, totalMinor: totals.startMinor });
  },
});
