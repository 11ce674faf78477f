import { multiplyRatio } from '@/domain/values/money';
import type { Ratio, RatioOrNone } from '@/domain/values/ratio';
import { MINUS, NONE } from './money';

/** "83 %", "93.5 %" with one decimal; half to even. Null prints "–". */
export function percent(ratio: Ratio | null, decimals: 0 | 1 | 2 = 0): string {
  if (ratio === null) return NONE;
  return `${signed(scaledRatio(ratio, decimals), decimals)}\u00a0%`;
}

/** A ratio that may not exist: "83 %", else "n/a" with the reason for a title or a second line. */
export function percentOrReason(
  value: RatioOrNone,
  decimals: 0 | 1 | 2 = 0,
): { text: string; reason: string | null } {
  if (value.ratio === null) return { text: 'n/a', reason: value.reason };
  return { text: percent(value.ratio, decimals), reason: null };
}

/** A difference of two percentages is not a percentage: "+4.2 pp", "−1 pp", "0 pp". */
export function percentagePoints(from: Ratio, to: Ratio, decimals: 0 | 1 = 1): string {
  const change: Ratio = {
    numerator: to.numerator * from.denominator - from.numerator * to.denominator,
    denominator: to.denominator * from.denominator,
  };
  const scaled = scaledRatio(change, decimals);
  return `${scaled > 0n ? '+' : ''}${signed(scaled, decimals)}\u00a0pp`;
}

/** Relative change with its sign: "+8 %", "−12 %", "0 %". */
export function percentChange(ratio: Ratio | null, decimals: 0 | 1 = 0): string {
  if (ratio === null) return NONE;
  const scaled = scaledRatio(ratio, decimals);
  return `${scaled > 0n ? '+' : ''}${signed(scaled, decimals)}\u00a0%`;
}

function scaledRatio(ratio: Ratio, decimals: number): bigint {
  return multiplyRatio(ratio.numerator, 100n * 10n ** BigInt(decimals), ratio.denominator);
}

function signed(scaled: bigint, decimals: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return `${scaled < 0n ? MINUS : ''}${text.replace(/\.0+$/, '')}`;
}
