import { quantileDays, type Observation } from '../kpis/survival';

/**
 * How long something takes, in whole days: of `count` the `done` have come to their end and the rest counts with its age so far
 * (Kaplan–Meier). A quantile is null until that share has come to its end, however young the others are.
 */
export type Span = { count: number; done: number; median: number | null; p75: number | null };

export function spanOf(observations: readonly Observation[]): Span {
  const count = observations.length;
  const done = observations.filter(({ arrived }) => arrived).length;
  return {
    count,
    done,
    median: done * 2 >= count ? quantileDays(observations, { numerator: 1n, denominator: 2n }) : null,
    p75: done * 4 >= count * 3 ? quantileDays(observations, { numerator: 3n, denominator: 4n }) : null,
  };
}
