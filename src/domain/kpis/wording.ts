import { currencyExponent, multiplyRatio } from '../values/money';
import type { Ratio } from '../values/ratio';

/** The sign of the figures beside the words, which is no hyphen. */
const MINUS = '−';

/** Whole units with thousands commas, the same in every locale: "USD 1,234,500", "USD −500". */
export function sayMoney(minor: bigint, currency: string): string {
  const whole = multiplyRatio(minor, 1n, 10n ** BigInt(currencyExponent(currency)));
  return `${currency} ${group(whole)}`;
}

/** One decimal: "58.1 %". */
export function sayPercent(ratio: Ratio): string {
  const tenths = multiplyRatio(1000n, ratio.numerator, ratio.denominator);
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? MINUS : ''}${group(size / 10n)}.${size % 10n} %`;
}

/** Whole days, half to even: "61 days". */
export function sayDays(mean: Ratio): string {
  return count(Number(multiplyRatio(mean.numerator, 1n, mean.denominator)), 'day');
}

/** "1 deployment", "3 deployments". */
export function count(n: number, noun: string): string {
  return `${group(BigInt(n))} ${noun}${n === 1 ? '' : 's'}`;
}

/** "USD 500 more than", "USD 500 less than", "the same as". */
export function compareMoney(change: bigint, currency: string): string {
  if (change === 0n) return 'the same as';
  return change > 0n ? `${sayMoney(change, currency)} more than` : `${sayMoney(-change, currency)} less than`;
}

function group(whole: bigint): string {
  return whole
    .toString()
    .replace('-', MINUS)
    .replace(/\B(?=(\d{3})+$)/g, ',');
}
