import { rangeInputOf } from '@/domain/forecast/simulation/range-input';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { rangeInput } from './inputs-range';
import { readForecast } from './read-forecast';

/** What a browser needs to draw the range of the forecast that is shown: numbers alone, no name and no id. */
export const rangeInputQuery = defineQuery({
  name: 'forecast.rangeInput',
  permission: 'forecast.read',
  input: rangeInput,
  run: async (ctx, question) => {
    const { deals, options } = await readForecast(ctx, question);
    return ok(rangeInputOf(deals, options, ctx.tenant.currency));
  },
});
