import { normalQuantile } from './normal';
import { DIAGNOSTIC_BLOCKS } from './facts';
import { reachableLevel, type AgeGroup } from './trend';

/** Seen in four cases of five. */
const POWER = 0.8;
/** The rank sum needs a little more than a test that knows the noise to be normal: √(π / 3). */
const RANKS_COST = Math.sqrt(Math.PI / 3);

/**
 * By how much the values of the ninety days must be better so that the rank test sees it in four cases of five, in the values' own unit: the
 * spread of the values before × (z of the level that ranks can reach + z of 80 %) × √(1/n + 1/m), with what ranks and few values cost (tests/domain/engagement/power.test.ts
 * draws it). `after` 0: for the three months to come. null where no size of improvement would do, or the values never differed.
 */
export function detectableShift(before: readonly number[], after: number, alpha: number): number | null {
  const [n, m] = [before.length, after === 0 ? DIAGNOSTIC_BLOCKS : after];
  if (n < 2) return null;
  const level = reachableLevel(n, m, alpha);
  const spread = spreadOf(before);
  if (level === null || spread === 0) return null;
  const z = normalQuantile(1 - level) + normalQuantile(POWER);
  return spread * z * Math.sqrt(1 / n + 1 / m) * RANKS_COST * (1 + 0.6 / m);
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/**
 * How many times the usual pace arrivals must have so that four cases of five are seen: exp((z of the bar + z of 80 %) / √V), V the variance
 * of the arrivals of the ninety days if nothing changed (Schoenfeld 1981). null where nobody could arrive in one of the two.
 */
export function detectablePace(groups: readonly AgeGroup[], alpha: number): number | null {
  const variance = groups.reduce((sum, { watchedBefore, watchedAfter, arrivedBefore, arrivedAfter }) => {
    const [n, d] = [watchedBefore + watchedAfter, arrivedBefore + arrivedAfter];
    return n < 2 ? sum : sum + (d * watchedAfter * watchedBefore * (n - d)) / (n * n * (n - 1));
  }, 0);
  if (variance === 0) return null;
  return Math.exp((normalQuantile(1 - alpha) + normalQuantile(POWER)) / Math.sqrt(variance));
}
