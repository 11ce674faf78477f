import { ratioOf, type Ratio, type RatioOrNone } from '@/domain/values/ratio';

/** What was forecast of something and what it came to, in minor units of one currency. */
export type ForecastPair = { forecastMinor: bigint; actualMinor: bigint };

/** The goal of product and programme: a variance under 20 %. */
export const GOAL: Ratio = { numerator: 1n, denominator: 5n };

export const NO_ACTUAL = 'nothing was realised';

/** |actual − forecast| / actual of one quarter; n/a where nothing was realised (docs/metrics.md, "Forecast accuracy"). */
export function variance({ forecastMinor, actualMinor }: ForecastPair): RatioOrNone {
  return ratioOf(size(forecastMinor - actualMinor), actualMinor, NO_ACTUAL);
}

/**
 * Σ |forecast − actual| / Σ actual. The parts' own misses are added, so that one rep's excess never hides another's shortfall; large
 * amounts weigh more, and no mean of percentages is taken.
 */
export function wape(pairs: readonly ForecastPair[]): RatioOrNone {
  const missed = pairs.reduce((sum, pair) => sum + size(pair.forecastMinor - pair.actualMinor), 0n);
  return ratioOf(missed, sumPairs(pairs).actualMinor, NO_ACTUAL);
}

/** Σ (forecast − actual) / Σ actual: above 0 more was forecast than came. */
export function bias(pairs: readonly ForecastPair[]): RatioOrNone {
  const { forecastMinor, actualMinor } = sumPairs(pairs);
  return ratioOf(forecastMinor - actualMinor, actualMinor, NO_ACTUAL);
}

export function sumPairs(pairs: readonly ForecastPair[]): ForecastPair {
  return pairs.reduce(
    (sum, pair) => ({
      forecastMinor: sum.forecastMinor + pair.forecastMinor,
      actualMinor: sum.actualMinor + pair.actualMinor,
    }),
    { forecastMinor: 0n, actualMinor: 0n },
  );
}

/** Strictly under the goal; null where there is no variance to judge. */
export function meetsGoal({ ratio }: RatioOrNone): boolean | null {
  return ratio === null ? null : ratio.numerator * GOAL.denominator < GOAL.numerator * ratio.denominator;
}

function size(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
