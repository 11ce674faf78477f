import { upsertQuarterVariance, type QuarterVariance } from '@/data/quarter-variances';
import { amountsBy, quarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import type { Context } from '@/platform/operations/context';
import { measureQuarters, quartersBack } from './read-accuracy';

/** A year that is over and the running quarter: what the portfolio and the board's page look at. */
const KEPT_QUARTERS = 4;

/**
 * Measures the last four quarters that are over, and the running one so far, against what was frozen on each one's first day, and keeps it
 * (docs/metrics.md, "Forecast accuracy"). In the caller's transaction, by someone who sees all deals (CRO, CEO, a job). Answers with what
 * it kept, oldest first: a quarter without a frozen forecast in the company's currency has none.
 */
export async function keepQuarterVariance(ctx: Context): Promise<QuarterVariance[]> {
  const { over, running } = quartersBack(ctx, KEPT_QUARTERS);
  const measured = await measureQuarters(ctx, [...over, running]);
  const kept = measured.flatMap((quarter): QuarterVariance[] => {
    const { from, moments } = quarterAccuracy(quarter, null);
    const { start } = moments;
    if (!start) return [];
    return [
      {
        quarterStart: from,
        snapshotOn: start.asOf,
        forecast: amountsBy((column) => start[column].forecastMinor),
        actual: amountsBy((column) => start[column].actualMinor),
      },
    ];
  });
  for (const quarter of kept) await upsertQuarterVariance(ctx.unit, quarter, ctx.now);
  return kept;
}
