import { may } from '@/domain/access/permissions';
import { activationBacklog } from '@/domain/forecast/activation-backlog';
import { certaintyOf } from '@/domain/forecast/certainty';
import { filterDeals } from '@/domain/forecast/filter';
import { countsIn } from '@/domain/forecast/forecast';
import { knockedDownDeals } from '@/domain/forecast/knocked-down';
import { sourceClaims } from '@/domain/forecast/source-claims';
import type { ForecastRow, Measure } from '@/domain/forecast/types';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { forecastInput, forecastRowsInput } from './inputs';
import { filterOf, readForecast } from './read-forecast';

/** Claims that evidence does not carry: the largest of them are named. */
const CLAIMS_SHOWN = 20;

/**
 * Quarters × streams: actual, commit, weighted (docs/metrics.md, "Forecast"), over every deal that the actor sees. With what the page
 * shows of the same deals, so that they are read once.
 */
export const forecastQuery = defineQuery({
  name: 'forecast.show',
  permission: 'forecast.read',
  input: forecastInput,
  run: async (ctx, input) => {
    const { result, deals, model } = await readForecast(ctx, input);
    const { rows, ...shown } = result;
    const seen = filterDeals(deals, filterOf(input));
    const knockedDown = knockedDownDeals(seen, model, result.asOf);
    return ok({
      currency: ctx.tenant.currency,
      ...shown,
      /** For drawing, by period: what the weighted amounts hang on, and room for the range. */
      certainty: certaintyOf(rows, shown.periods.length),
      knockedDown: { count: knockedDown.length, deals: knockedDown.slice(0, CLAIMS_SHOWN) },
      /** Signed ARR that runs and that waits, and the source's own categories; of all categories of ours. */
      backlog: activationBacklog(seen, result.asOf),
      claims: sourceClaims(seen, model, result.asOf).claims,
      mayOpenDeals: may(ctx.actor.role, 'deals.read'),
    });
  },
});

/** Exactly the rows behind one cell, largest first; their sum is the cell. */
export const forecastRowsQuery = defineQuery({
  name: 'forecast.rows',
  permission: 'forecast.read',
  input: forecastRowsInput,
  run: async (ctx, input) => {
    const { result, deals } = await readForecast(ctx, input);
    const names = new Map(deals.map((deal) => [deal.id, deal]));
    const rows = result.rows
      .filter(
        (row) =>
          (input.period === null || row.period === input.period) &&
          (!input.column || row.column === input.column),
      )
      .filter((row) => input.measure === null || countsIn(row, input.measure))
      .map((row) => {
        const deal = names.get(row.dealId);
        const line = deal?.lines.find(({ id }) => id === row.lineId);
        return {
          ...row,
          dealName: deal?.name ?? '',
          line: line?.description ?? null,
          shownMinor: shownAmount(row, input.measure),
        };
      })
      .sort((a, b) =>
        a.shownMinor === b.shownMinor
          ? a.dealId.localeCompare(b.dealId)
          : a.shownMinor > b.shownMinor
            ? -1
            : 1,
      );
    return ok({
      currency: ctx.tenant.currency,
      periods: result.periods.map(({ label }) => label),
      rows,
      totalMinor: rows.reduce((sum, row) => sum + row.shownMinor, 0n),
      mayOpenDeals: may(ctx.actor.role, 'deals.read'),
    });
  },
});

function shownAmount(row: ForecastRow, measure: Measure | null): bigint {
  return measure === 'weighted' ? row.weightedMinor : row.amountMinor;
}
