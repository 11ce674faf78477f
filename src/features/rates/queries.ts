import { listForeignCurrencies, listRates } from '@/data/fx-rates';
import { may } from '@/domain/access/permissions';
import { monthText } from '@/domain/revenue/closing';
import { periodOf } from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { ratesInput } from './inputs';

/** The currencies that contracts are in, and the monthly rates that count, the latest month first. */
export const ratesQuery = defineQuery({
  name: 'rates.list',
  permission: 'revenue.read',
  input: ratesInput,
  run: async (ctx) => {
    const rates = await listRates(ctx.unit);
    return ok({
      currency: ctx.tenant.currency,
      zone: ctx.tenant.zone,
      month: monthText(periodOf(ctx.today)),
      foreign: await listForeignCurrencies(ctx.unit),
      rates: rates.map((rate) => ({ ...rate, month: monthText(rate.period) })),
      mayWrite: may(ctx.actor, 'revenue.write'),
    });
  },
});

export type Rates = Extract<Awaited<ReturnType<typeof ratesQuery>>, { ok: true }>['value'];
