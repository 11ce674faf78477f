import { readDealFacts, type StoredDeal } from '@/data/deal-facts';
import { readLeadTimeBook } from '@/data/lead-times';
import { readStageModel } from '@/data/stage-models';
import { may } from '@/domain/access/permissions';
import type { StageModel } from '@/domain/deals/stages';
import { forecast } from '@/domain/forecast/forecast';
import { knockedDownDeals } from '@/domain/forecast/knocked-down';
import type { Forecast, ForecastRow } from '@/domain/forecast/types';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';
import { defineQuery } from '@/platform/operations/define-query';
import { forecastInput, forecastRowsInput } from './inputs';

/** Claims that evidence does not carry: the largest of them are named. */
const CLAIMS_SHOWN = 20;

type Clock = { asOf?: CalendarDate; knownAt?: string };

/** Quarters × streams: actual, commit, weighted (docs/metrics.md, "Forecast"), over every deal that the actor sees. */
export const forecastQuery = defineQuery({
  name: 'forecast.show',
  permission: 'forecast.read',
  input: forecastInput,
  run: async (ctx, input) => {
    const { result, deals, model } = await compute(ctx, input);
    const { rows: _rows, ...shown } = result;
    const claims = knockedDownDeals(deals, model, result.asOf);
    return ok({
      currency: ctx.tenant.currency,
      ...shown,
      knockedDown: { count: claims.length, deals: claims.slice(0, CLAIMS_SHOWN) },
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
    const { result, deals } = await compute(ctx, input);
    const names = new Map(deals.map((deal) => [deal.id, deal]));
    const rows = result.rows
      .filter(
        (row) =>
          (input.period === null || row.period === input.period) &&
          (!input.column || row.column === input.column),
      )
      .filter((row) => counts(row, input.kind))
      .map((row) => {
        const deal = names.get(row.dealId);
        const line = deal?.lines.find(({ id }) => id === row.lineId);
        return {
          ...row,
          dealName: deal?.name ?? '',
          line: line?.description ?? null,
          shownMinor: shownAmount(row, input.kind),
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
    });
  },
});

type Kind = 'actual' | 'commit' | 'weighted' | null;

function counts(row: ForecastRow, kind: Kind): boolean {
  if (kind === 'actual') return row.kind === 'actual';
  if (kind === 'commit') return row.kind === 'open' && row.committed;
  return kind === null || row.kind === 'open';
}

function shownAmount(row: ForecastRow, kind: Kind): bigint {
  return kind === 'weighted' ? row.weightedMinor : row.amountMinor;
}

type Computed = { result: Forecast; deals: StoredDeal[]; model: StageModel };

async function compute(ctx: Context, clock: Clock): Promise<Computed> {
  const asOf = clock.asOf ?? ctx.today;
  const model = await readStageModel(ctx.unit, asOf, clock.knownAt);
  const book = await readLeadTimeBook(ctx.unit, clock.knownAt);
  const deals = await readDealFacts(ctx.unit, {
    scope: ctx.scope,
    outcomes: ['open', 'won', 'lost'],
    knownAt: clock.knownAt,
  });
  const result = forecast(deals, { asOf, fiscal: fiscalOf(ctx.tenant), book, model });
  return { result, deals, model };
}
