import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { readStageModel } from '@/data/stage-models';
import type { StageModel } from '@/domain/deals/stages';
import { NO_FILTER, type ForecastFilter } from '@/domain/forecast/filter';
import { forecast } from '@/domain/forecast/forecast';
import { nextQuarters } from '@/domain/forecast/periods';
import type { Forecast, ForecastOptions } from '@/domain/forecast/types';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf, fiscalQuarter } from '@/domain/values/fiscal-calendar';
import type { Context } from '@/platform/operations/context';

export type ForecastQuestion = Partial<ForecastFilter> & {
  asOf?: CalendarDate;
  knownAt?: string;
  /** How many quarters before the current one are shown too. */
  past?: number;
};

export type ReadForecast = {
  result: Forecast;
  /** Every deal that the actor sees, whatever the filter; without lost ones of which nothing happened. */
  deals: StoredDeal[];
  model: StageModel;
  /** What it was computed by, for those who compute it again with something changed. */
  options: ForecastOptions;
};

/** The forecast over every deal that the actor sees, as pages, exports and comparisons show it. */
export async function readForecast(ctx: Context, question: ForecastQuestion): Promise<ReadForecast> {
  const { asOf = ctx.today, knownAt } = question;
  const model = await readStageModel(ctx.unit, asOf, knownAt);
  const book = await readLeadTimeBook(ctx.unit, knownAt);
  const deals = await readDealFacts(ctx.unit, { scope: ctx.scope, counting: true, knownAt });
  const fiscal = fiscalOf(ctx.tenant);
  const past = Array.from({ length: question.past ?? 0 }, (_, i, all = question.past ?? 0) =>
    fiscalQuarter(asOf, fiscal, i - all),
  );
  const quarters = [...past, ...nextQuarters(asOf, fiscal)];
  const options = { asOf, fiscal, book, model, quarters, filter: filterOf(question) };
  return { result: forecast(deals, options), deals, model, options };
}

/** The filter of a question. */
export function filterOf(question: Partial<ForecastFilter>): ForecastFilter {
  const { repId, category, customerId, product } = { ...NO_FILTER, ...question };
  return { repId, category, customerId, product };
}
