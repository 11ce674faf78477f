import { readSettings } from '@/data/tenant-settings';
import { certaintyOf } from '@/domain/forecast/certainty';
import type { DealFacts } from '@/domain/deals/deal';
import { libraryName } from '@/domain/forecast/find-lead-times';
import type { Forecast } from '@/domain/forecast/types';
import { whatIf, whatIfRanges } from '@/domain/forecast/what-if';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { whatIfInput } from './inputs-what-if';
import { readForecast } from './read-forecast';

/** Open deals that are offered to be lost, the heaviest first. */
const DEALS_OFFERED = 12;

/** The forecast before and after what is supposed, exact; nothing is saved. With a supplier, after each week up to twelve. */
export const whatIfQuery = defineQuery({
  name: 'forecast.whatIf',
  permission: 'forecast.read',
  input: whatIfInput,
  run: async (ctx, input) => {
    const { deals, options } = await readForecast(ctx, input);
    const thresholds = await readSettings(ctx.unit, input.knownAt);
    const { before, steps, stepWeeks, withoutPo } = whatIf(deals, options, input, thresholds);
    return ok({
      currency: ctx.tenant.currency,
      asOf: options.asOf,
      before: told(before),
      steps: steps.map(({ days, after }) => ({ days, after: told(after) })),
      stepWeeks,
      withoutPo: withoutPo.deals.length,
      zombies: withoutPo.zombies.length,
      suppliers: suppliersOf(deals, before),
      deals: heaviest(deals, before, input.loseDealIds),
    });
  },
});

/** What the ranges of the same are drawn from, as numbers alone. */
export const whatIfRangeQuery = defineQuery({
  name: 'forecast.whatIfRange',
  permission: 'forecast.read',
  input: whatIfInput,
  run: async (ctx, input) => {
    const { deals, options } = await readForecast(ctx, input);
    const thresholds = await readSettings(ctx.unit, input.knownAt);
    return ok(whatIfRanges(deals, options, input, thresholds, ctx.tenant.currency));
  },
});

function told({ periods, totals, rows }: Forecast) {
  return { periods, totals, certainty: certaintyOf(rows, periods.length) };
}

export type WhatIfTold = ReturnType<typeof told>;

/** Who delivers hardware that has not shipped, with how many deals wait for it; names that differ in spelling alone are one. */
function suppliersOf(deals: readonly DealFacts[], { rows }: Forecast): { name: string; deals: number }[] {
  const waiting = new Set(rows.filter(({ kind }) => kind === 'open').map(({ lineId }) => lineId));
  const found = new Map<string, { name: string; deals: Set<string> }>();
  for (const deal of deals) {
    for (const { id, stream, supplier } of deal.lines) {
      if (stream !== 'hardware' || supplier === null || !waiting.has(id)) continue;
      const known = found.get(libraryName(supplier)) ?? { name: supplier.trim(), deals: new Set() };
      known.deals.add(deal.id);
      found.set(libraryName(supplier), known);
    }
  }
  return [...found.values()]
    .map(({ name, deals: own }) => ({ name, deals: own.size }))
    .sort((a, b) => b.deals - a.deals || a.name.localeCompare(b.name));
}

/** The open deals with the largest weighted amounts, and those that are supposed to be lost already. */
function heaviest(deals: readonly DealFacts[], { rows }: Forecast, chosen: readonly string[]) {
  const weights = new Map<string, bigint>();
  for (const { dealId, weightedMinor } of rows)
    weights.set(dealId, (weights.get(dealId) ?? 0n) + weightedMinor);
  const open = deals
    .filter(({ id, outcome }) => outcome === 'open' && weights.has(id))
    .map(({ id, name }) => ({ id, name, weightedMinor: weights.get(id) ?? 0n }))
    .sort((a, b) => (a.weightedMinor === b.weightedMinor ? 0 : a.weightedMinor > b.weightedMinor ? -1 : 1));
  return open.filter(({ id }, i) => i < DEALS_OFFERED || chosen.includes(id));
}
