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

export type RatioJson = { numerator: string; denominator: string; value: number };

/** `name` holds the ratio; where there is none it is null, and `<name>Reason` says why. */
export type RatioFields<N extends string> = Record<N, RatioJson | null> &
  Partial<Record<`${N}Reason`, string>>;

/** The JSON form used at every machine door: {numerator, denominator, value}, whole numbers as strings, or null and the reason. */
export function ratioFields<N extends string>(name: N, { ratio, reason }: RatioOrNone): RatioFields<N> {
  const json = ratio === null ? null : ratioJson(ratio);
  return { [name]: json, ...(reason === undefined ? {} : { [`${name}Reason`]: reason }) } as RatioFields<N>;
}

function ratioJson(ratio: Ratio): RatioJson {
  return {
    numerator: ratio.numerator.toString(),
    denominator: ratio.denominator.toString(),
    value: ratioValue(ratio),
  };
}
