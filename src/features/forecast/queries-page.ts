import { readDealFacts } from '@/data/deal-facts';
import { readForecastChoices } from '@/data/forecast-choices';
import { readSourceStages } from '@/data/sources';
import { filterDeals } from '@/domain/forecast/filter';
import { nextQuarters, periodsOf } from '@/domain/forecast/periods';
import { plainForecast } from '@/domain/forecast/plain-model';
import { negotiationStages } from '@/domain/imports/negotiation';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { forecastInput } from './inputs';
import { forecastFiltersInput } from './inputs-page';
import { filterOf } from './read-forecast';

/** What the forecast can be filtered by: reps, customers and products of the deals that the actor sees. A rep has no reps to choose from. */
export const forecastFilters = defineQuery({
  name: 'forecast.filters',
  permission: 'forecast.read',
  input: forecastFiltersInput,
  run: async (ctx, { customerId }) => {
    const choices = await readForecastChoices(ctx.unit, ctx.scope, customerId);
    const of = (kind: string) => choices.filter((choice) => choice.kind === kind);
    return ok({
      reps: ctx.scope.kind === 'all' ? of('rep') : [],
      customers: of('customer'),
      products: of('product'),
    });
  },
});

/** What would stand beside the forecast: what the plain SaaS table says of the same deals. */
export const forecastBeside = defineQuery({
  name: 'forecast.beside',
  permission: 'forecast.read',
  input: forecastInput,
  run: async (ctx, input) => {
    const { asOf = ctx.today, knownAt } = input;
    const all = await readDealFacts(ctx.unit, { scope: ctx.scope, counting: true, knownAt });
    const deals = filterDeals(all, filterOf(input));
    const periods = periodsOf(nextQuarters(asOf, fiscalOf(ctx.tenant))).list;
    const negotiation = negotiationStages(await readSourceStages(ctx.unit, knownAt));
    return ok({
      currency: ctx.tenant.currency,
      plain: plainForecast(deals, { asOf, periods, negotiation }),
    });
  },
});
