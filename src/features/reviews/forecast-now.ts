import { readDealFacts } from '@/data/deal-facts';
import { readPipelineTotals } from '@/data/pipeline-totals';
import { readStageModel } from '@/data/stage-models';
import type { ForecastFigures } from '@/domain/reviews/events';
import { forecastFigures } from '@/domain/reviews/forecast-figures';
import type { Context } from '@/platform/operations/context';

/** The company's open pipeline as it stands in this transaction, whoever asks: what a review freezes when it opens and when it closes. */
export async function forecastNow(ctx: Context): Promise<ForecastFigures> {
  const [asOf, scope] = [ctx.today, { kind: 'all' as const }];
  const model = await readStageModel(ctx.unit, asOf);
  const all = { scope, stage: null, repId: null, search: null };
  const rows = (await readPipelineTotals(ctx.unit, all, { asOf, model })).filter(
    ({ outcome }) => outcome === 'open',
  );
  const dealIds = rows.flatMap(({ ruled }) => ruled ?? []);
  const ruled = dealIds.length === 0 ? [] : await readDealFacts(ctx.unit, { scope, dealIds });
  const amountOf = new Map(ruled.map((deal) => [deal.id, deal.amountMinor ?? 0n]));
  const sums = rows.map((row) => {
    const apart = (row.ruled ?? []).reduce((sum, id) => sum + (amountOf.get(id) ?? 0n), 0n);
    return { ...row, amountMinor: row.amountMinor - apart };
  });
  return forecastFigures(sums, ruled, { model, asOf, currency: ctx.tenant.currency });
}
