import { normalCdf } from './normal';

/**
 * How surprising the ninety days are if nothing had changed, each a probability from 0 to 1. `better`: as good or better by chance;
 * `worse`: as bad or worse. `least`: what `better` could be at the very best; above the bar no improvement, however large, could be told
 * from chance.
 */
export type Surprise = { better: number; worse: number; least: number };

/** Observations up to which the distribution of the rank sum is counted out; above, it is as good as normal. */
const MOST_COUNTED = 60;

/**
 * Wilcoxon's rank-sum test, one-sided each way (Wilcoxon 1945; Mann and Whitney 1947). If nothing changed, the values of the ninety days
 * are any of all the values with equal chance: of all choices of so many among them, the share with a rank sum as high is the surprise.
 * Counted exactly, with mean ranks where values are equal, so it holds for any distribution of noise, heavy tails and zeros included.
 * It takes the values to be independent of one another. Higher values are better; null without a value on either side. `best`: what no value
 * can be above, such as a month in which nothing was lost.
 */
export function rankTest(
  before: readonly number[],
  after: readonly number[],
  best = Infinity,
): Surprise | null {
  if (before.length === 0 || after.length === 0) return null;
  const least = leastChance(before, after.length, best);
  const ranks = doubledRanks([...before, ...after]);
  const sum = ranks.slice(before.length).reduce((total, rank) => total + rank, 0);
  const { length } = ranks;
  if (length > MOST_COUNTED) return normalRanks(ranks, { size: after.length, sum, least });
  const chances = rankSums(ranks, after.length);
  const ways = chances.reduce((total, n) => total + n, 0);
  const share = (from: number, to: number) => {
    let own = 0;
    for (let s = Math.max(0, from); s <= Math.min(to, chances.length - 1); s += 1) own += chances[s] ?? 0;
    return own / ways;
  };
  return { better: share(sum, chances.length - 1), worse: share(0, sum), least };
}

/**
 * The chance of the best ranks that `after` values can have: all of them at `best`, beside those before that were there already. One by the
 * number of choices where none was.
 */
export function leastChance(before: readonly number[], after: number, best: number): number {
  const there = before.filter((value) => value >= best).length;
  let chance = 1;
  for (let i = 0; i < after; i += 1) chance *= (there + after - i) / (before.length + after - i);
  return chance;
}

/**
 * The largest chance at or below `alpha` that the rank sum of `after` values among so many before can have: ranks go in steps. null: even
 * the very best is above it.
 */
export function reachableLevel(before: number, after: number, alpha: number): number | null {
  if (before + after > MOST_COUNTED) return alpha;
  const chances = rankSums(
    Array.from({ length: before + after }, (_, i) => i + 1),
    after,
  );
  const ways = chances.reduce((total, n) => total + n, 0);
  let [level, sum] = [0, chances.length - 1];
  while (sum >= 0 && level + (chances[sum] ?? 0) / ways <= alpha) {
    level += (chances[sum] ?? 0) / ways;
    sum -= 1;
  }
  return level === 0 ? null : level;
}

/** Twice the rank of each value, so that the mean rank of equal values is a whole number. */
function doubledRanks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = new Map<number, number>();
  for (let i = 0; i < sorted.length;) {
    let next = i;
    while (next < sorted.length && sorted[next] === sorted[i]) next += 1;
    rank.set(sorted[i] ?? 0, i + next + 1);
    i = next;
  }
  return values.map((value) => rank.get(value) ?? 0);
}

/** In how many ways `size` of the ranks have each sum. */
function rankSums(ranks: readonly number[], size: number): number[] {
  const most = ranks
    .toSorted((a, b) => b - a)
    .slice(0, size)
    .reduce((total, rank) => total + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(most + 1));
  const none = ways[0];
  if (none) none[0] = 1;
  for (const rank of ranks)
    for (let chosen = size; chosen >= 1; chosen -= 1) {
      const [to, from] = [ways[chosen], ways[chosen - 1]];
      if (to && from) for (let s = most; s >= rank; s -= 1) to[s] = (to[s] ?? 0) + (from[s - rank] ?? 0);
    }
  return [...(ways[size] ?? [])];
}

function normalRanks(
  ranks: readonly number[],
  { size, sum, least }: { size: number; sum: number; least: number },
): Surprise {
  const n = ranks.length;
  const mean = (size * ranks.reduce((total, rank) => total + rank, 0)) / n;
  const square = ranks.reduce((total, rank) => total + (rank - mean / size) ** 2, 0);
  const spread = Math.sqrt((size * (n - size) * square) / (n * (n - 1)));
  if (spread === 0) return { better: 1, worse: 1, least: 1 };
  // Half a rank is one of the doubled ones: the correction for a distribution of whole numbers.
  const tail = (over: number) => 1 - normalCdf((over - 1) / spread);
  return { better: tail(sum - mean), worse: tail(mean - sum), least };
}

/** Something that waits from one day until it arrives or is no longer watched; days as numbers of one count. */
export type Wait = { from: number; until: number; arrived: boolean };

/** Waits of one age: watched before and in the ninety days, and arrived at that age in each. */
export type AgeGroup = {
  age: number;
  watchedBefore: number;
  watchedAfter: number;
  arrivedBefore: number;
  arrivedAfter: number;
};

/**
 * Who was watched at each age at which somebody arrived, by the day on which he had that age: from `since` on, and from `start` on. So a
 * wait that began before the engagement and goes on in it counts in both, each for its own days (a period table, as of mortality).
 */
export function ageGroups(
  waits: readonly Wait[],
  { since, start }: { since: number; start: number },
): AgeGroup[] {
  const arrivals = waits.filter(({ until, arrived }) => arrived && until >= since);
  const ages = [...new Set(arrivals.map(({ from, until }) => until - from))].sort((a, b) => a - b);
  return ages.map((age) => {
    const group: AgeGroup = { age, watchedBefore: 0, watchedAfter: 0, arrivedBefore: 0, arrivedAfter: 0 };
    for (const { from, until, arrived } of waits) {
      const day = from + age;
      if (until < day || day < since) continue;
      const here = arrived && until === day ? 1 : 0;
      if (day >= start) {
        group.watchedAfter += 1;
        group.arrivedAfter += here;
      } else {
        group.watchedBefore += 1;
        group.arrivedBefore += here;
      }
    }
    return group;
  });
}

/**
 * The log-rank test of two periods (Mantel 1966), one-sided each way: did more arrive in the ninety days than the pace of the year before
 * lets expect, age for age? If nothing changed, those who arrive at an age are any of those watched at it with equal chance; the sum over
 * the ages is counted exactly. Whoever still waits counts as long as he was watched. null where nobody arrived.
 */
export function paceTest(groups: readonly AgeGroup[]): Surprise | null {
  let chances = [1];
  let [arrived, most] = [0, 0];
  for (const { watchedBefore, watchedAfter, arrivedBefore, arrivedAfter } of groups) {
    const drawn = arrivedBefore + arrivedAfter;
    chances = together(chances, hypergeometric(watchedBefore, watchedAfter, drawn));
    arrived += arrivedAfter;
    most += Math.min(drawn, watchedAfter);
  }
  if (groups.length === 0) return null;
  const share = (from: number, to: number) =>
    chances.slice(from, to + 1).reduce((total, chance) => total + chance, 0);
  return { better: share(arrived, most), worse: share(0, arrived), least: chances[most] ?? 0 };
}

/** The chances that 0, 1, 2 … of `drawn` without return come from the `after`, where `before` others are beside them. */
function hypergeometric(before: number, after: number, drawn: number): number[] {
  const all = before + after;
  return Array.from({ length: Math.min(drawn, after) + 1 }, (_, k) =>
    drawn - k > before
      ? 0
      : Math.exp(logChoose(after, k) + logChoose(before, drawn - k) - logChoose(all, drawn)),
  );
}

function logChoose(n: number, k: number): number {
  let log = 0;
  for (let i = 1; i <= k; i += 1) log += Math.log((n - k + i) / i);
  return log;
}

function together(a: readonly number[], b: readonly number[]): number[] {
  const sums = Array.from({ length: a.length + b.length - 1 }, () => 0);
  a.forEach((p, i) => b.forEach((q, j) => (sums[i + j] = (sums[i + j] ?? 0) + p * q)));
  return sums;
}
