import { multiplyRatio } from './money';

/** An exact ratio, or the reason why there is none. A zero denominator is "n/a", never 0. */
export type Ratio = { numerator: bigint; denominator: bigint };
export type RatioOrNone = { ratio: Ratio; reason?: undefined } | { ratio: null; reason: string };

export function ratioOf(numerator: bigint, denominator: bigint, reasonIfZero: string): RatioOrNone {
  if (denominator === 0n) return { ratio: null, reason: reasonIfZero };
  return { ratio: { numerator, denominator } };
}

/** For drawing and printing only: rounded at the ninth decimal. */
export function ratioValue(ratio: Ratio): number {
  return Number(multiplyRatio(ratio.numerator, 1_000_000_000n, ratio.denominator)) / 1_000_000_000;
}

/**
 * The JSON form used at every machine door: {numerator, denominator, value}, the integers as strings;
 * without a ratio all three are null and `reason` says why.
 */
export function ratioJson(value: RatioOrNone): RatioJson {
  if (value.ratio === null) return { numerator: null, denominator: null, value: null, reason: value.reason };
  return {
    numerator: value.ratio.numerator.toString(),
    denominator: value.ratio.denominator.toString(),
    value: ratioValue(value.ratio),
  };
}

export type RatioJson =
  | { numerator: string; denominator: string; value: number; reason?: undefined }
  | { numerator: null; denominator: null; value: null; reason: string };
