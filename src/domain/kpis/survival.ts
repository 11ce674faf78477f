import type { Ratio } from '../values/ratio';

/** One deployment: arrived after `days`, or not yet (or never) seen to arrive in `days`. */
export type Observation = { days: number; arrived: boolean };

export type SurvivalStep = { days: number; waiting: Ratio };

/**
 * Kaplan–Meier: the share still waiting after each day on which somebody arrived, estimated from all, the unfinished
 * included as long as they were watched. Exact: S(t) = Π (n − d) / n over the days up to t, n = those watched until t or longer,
 * d = those arrived on t (docs/metrics.md, "TTFV"). Whoever stops being watched on a day is still counted on it.
 */
export function kaplanMeier(observations: readonly Observation[]): SurvivalStep[] {
  const arrivals = new Map<number, number>();
  for (const { days, arrived } of observations)
    if (arrived) arrivals.set(days, (arrivals.get(days) ?? 0) + 1);
  const watched = observations.map(({ days }) => days).sort((a, b) => a - b);
  const steps: SurvivalStep[] = [];
  let waiting: Ratio = { numerator: 1n, denominator: 1n };
  let gone = 0;
  for (const [days, d] of [...arrivals].sort(([a], [b]) => a - b)) {
    while ((watched[gone] ?? Number.POSITIVE_INFINITY) < days) gone += 1;
    const n = watched.length - gone;
    waiting = reduce(waiting.numerator * BigInt(n - d), waiting.denominator * BigInt(n));
    steps.push({ days, waiting });
  }
  return steps;
}

/** The first day by which `share` of all is estimated to have arrived; null while the curve has not come that far. */
export function quantileDays(observations: readonly Observation[], share: Ratio): number | null {
  const left = share.denominator - share.numerator;
  const step = kaplanMeier(observations).find(
    ({ waiting }) => waiting.numerator * share.denominator <= left * waiting.denominator,
  );
  return step?.days ?? null;
}

function reduce(numerator: bigint, denominator: bigint): Ratio {
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n
    ? { numerator: 0n, denominator: 1n }
    : { numerator: numerator / a, denominator: denominator / a };
}
