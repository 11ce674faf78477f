import { FORECAST_COLUMNS } from '../types';
import { addDraws } from './kernel';
import { outcomesOf } from './outcomes';
import { bandOf, certainBand } from './percentiles';
import type { Band, Range, RangeInput } from './range';

const COLUMNS = FORECAST_COLUMNS.length;

/**
 * The range of a forecast: each deal is won or lost once a trial for all its streams, its lead times drawn with it (docs/metrics.md,
 * "Range"). The same input gives the same range, in a browser and on a server.
 */
export function simulateRange(input: RangeInput): Range {
  const { trials, seed, certain, sharedSlip } = input;
  const deals = outcomesOf(input);
  const cells = input.periods.length * COLUMNS;
  const sums: (Float64Array | undefined)[] = Array.from({ length: cells }, () => undefined);
  for (const deal of deals)
    for (const cell of deal.cells) sums[cell] ??= new Float64Array(trials).fill(certain[cell] ?? 0);
  addDraws(deals, sums, trials, { share: sharedSlip, seed });
  const together = (chosen: readonly number[]) => bandOfSum(chosen, sums, certain, trials);
  const inPeriod = (period: number) => FORECAST_COLUMNS.map((_, column) => period * COLUMNS + column);
  const all = Array.from({ length: cells }, (_, cell) => cell);
  return {
    trials,
    seed,
    cells: input.periods.map((_, period) => inPeriod(period).map((cell) => together([cell]))),
    periods: input.periods.map((_, period) => together(inPeriod(period))),
    columns: FORECAST_COLUMNS.map((_, column) => together(all.filter((cell) => cell % COLUMNS === column))),
    total: together(all),
  };
}

/** Of the sum of some cells, trial by trial: what is drawn together stays together. */
function bandOfSum(
  cells: readonly number[],
  sums: readonly (Float64Array | undefined)[],
  certain: readonly number[],
  trials: number,
): Band {
  const drawn = cells.flatMap((cell) => sums[cell] ?? []);
  const fixed = cells.reduce((sum, cell) => (sums[cell] ? sum : sum + (certain[cell] ?? 0)), 0);
  const [only] = drawn;
  if (!only) return certainBand(fixed);
  if (drawn.length === 1 && fixed === 0) return bandOf(only);
  const total = new Float64Array(trials).fill(fixed);
  for (const sum of drawn)
    for (let t = 0; t < trials; t++) total[t] = (total[t] as number) + (sum[t] as number);
  return bandOf(total);
}
