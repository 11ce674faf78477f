import { keepQuarterVariance } from '@/features/forecast/commands-variance';
import { defineCommand, done } from '@/platform/operations/define-command';
import { refreshVarianceInput } from './inputs';

/**
 * Measures the last quarters anew against their frozen forecasts and keeps the result for the portfolio. Doing it again gives the same, so
 * the nightly job may be stopped anywhere and called again.
 */
export const refreshVariance = defineCommand({
  name: 'portfolio.refreshVariance',
  permission: 'forecast.snapshot',
  input: refreshVarianceInput,
  statementTimeout: 120_000,
  run: async (ctx) => {
    const kept = await keepQuarterVariance(ctx);
    return done(
      { quarters: kept.length },
      {
        subjectKind: 'quarter_variance',
        subjectId: null,
        summary: `Measured ${kept.length} quarters against their frozen forecasts`,
      },
    );
  },
});
