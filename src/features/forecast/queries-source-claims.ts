import { readDealFacts } from '@/data/deal-facts';
import { readStageModel } from '@/data/stage-models';
import { filterDeals } from '@/domain/forecast/filter';
import { sourceClaims } from '@/domain/forecast/source-claims';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { sourceClaimsInput } from './inputs-back-test';
import { filterOf } from './read-forecast';

/** The CRM's own forecast categories of the open deals that the actor sees, beside what evidence carries; a filter's category is about our own. */
export const sourceClaimsQuery = defineQuery({
  name: 'forecast.sourceClaims',
  permission: 'forecast.read',
  input: sourceClaimsInput,
  run: async (ctx, { asOf = ctx.today, knownAt, ...filter }) => {
    const model = await readStageModel(ctx.unit, asOf, knownAt);
    const open = await readDealFacts(ctx.unit, { scope: ctx.scope, outcomes: ['open'], knownAt });
    const deals = filterDeals(open, filterOf(filter));
    return ok({ currency: ctx.tenant.currency, asOf, ...sourceClaims(deals, model, asOf) });
  },
});
