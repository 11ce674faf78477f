import type { Category } from '@/domain/deals/probability';
import { FORECAST_COLUMNS, type ForecastColumn, type ForecastRow } from './types';

/** What of a cell's weighted amount hangs on a PO, on a quote, on less. Minor units; the three add up to the cell's weighted. */
export type WeightedParts = Record<Category, bigint>;

/** How sure the forecast of a period is: its weighted amounts by category, and how far up its range will about reach. */
export type PeriodCertainty = {
  weighted: Record<ForecastColumn, WeightedParts>;
  /** A guess at P90 for those who draw, before the simulation answers. Minor units, not a figure to print. */
  reachMinor: number;
};

/** Of a normal distribution, nine of ten lie below the mean and this many standard deviations. */
const NINE_OF_TEN = 1.2816;
/** What lead times may pull in from the quarters beside it. */
const EARLIER = 1.1;

/** Of the rows of one forecast, in the order of its periods. One win or loss a deal, as the simulation draws it. */
export function certaintyOf(rows: readonly ForecastRow[], periods: number): PeriodCertainty[] {
  const weighted = Array.from({ length: periods }, () => emptyColumns());
  const draws = Array.from({ length: periods }, () => new Map<string, { amount: number; chance: number }>());
  const means = Array.from({ length: periods }, () => 0);
  for (const row of rows) {
    const parts = weighted[row.period];
    if (!parts) continue;
    const amount = Number(row.amountMinor);
    means[row.period] =
      (means[row.period] ?? 0) + (row.kind === 'actual' ? amount : Number(row.weightedMinor));
    if (row.kind === 'actual' || row.category === 'actual') continue;
    parts[row.column][row.category] += row.weightedMinor;
    if (row.probabilityBp < 10_000) addDraw(draws[row.period], row, amount);
  }
  return means.map((mean, period) => ({
    weighted: weighted[period] ?? emptyColumns(),
    reachMinor: EARLIER * (mean + NINE_OF_TEN * Math.sqrt(varianceOf(draws[period]?.values() ?? []))),
  }));
}

type Draw = { amount: number; chance: number };

function addDraw(deals: Map<string, Draw> | undefined, row: ForecastRow, amount: number): void {
  const draw = deals?.get(row.dealId);
  if (draw) draw.amount += amount;
  else deals?.set(row.dealId, { amount, chance: row.probabilityBp / 10_000 });
}

/** Of a sum of independent amounts that come whole or not at all. */
function varianceOf(draws: Iterable<Draw>): number {
  let variance = 0;
  for (const { amount, chance } of draws) variance += amount * amount * chance * (1 - chance);
  return variance;
}

function emptyColumns(): Record<ForecastColumn, WeightedParts> {
  const empty = FORECAST_COLUMNS.map((column) => [column, { commit: 0n, bestCase: 0n, pipeline: 0n }]);
  return Object.fromEntries(empty) as Record<ForecastColumn, WeightedParts>;
}
