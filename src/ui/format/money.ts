import { currencyExponent, multiplyRatio, toDecimal, type Money } from '@/domain/values/money';

/** U+2212. A hyphen is shorter than a plus and breaks lines. */
export const MINUS = '\u2212';
/** What stands where there is nothing; a zero is written 0. */
export const NONE = '–';

type Scale = { power: bigint; suffix: string };

const SCALES: readonly Scale[] = [
  { power: 3n, suffix: 'k' },
  { power: 6n, suffix: 'M' },
  { power: 9n, suffix: 'B' },
  { power: 12n, suffix: 'T' },
];

const prefixes = new Map<string, string>();

/** "$", "NZ$" or "CHF " as English writes it, by Intl, so that no two dollars look alike; an unknown code stands for itself. */
export function currencyPrefix(currency: string): string {
  const known = prefixes.get(currency);
  if (known !== undefined) return known;
  const parts = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'symbol',
  }).formatToParts(0);
  const symbol = parts.find((part) => part.type === 'currency')?.value ?? currency;
  // A code of letters needs air, a symbol does not. The space does not break.
  const prefix = /[A-Za-z]$/.test(symbol) ? `${symbol}\u00a0` : symbol;
  prefixes.set(currency, prefix);
  return prefix;
}

export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Exact, with the currency's decimals: "$1,240,000.00", "−€12.50", "¥500". Null prints "–". */
export function moneyExact(money: Money | null): string {
  if (money === null) return NONE;
  const [whole = '0', fraction] = toDecimal(money).replace('-', '').split('.');
  const text = fraction === undefined ? groupDigits(whole) : `${groupDigits(whole)}.${fraction}`;
  return `${money.minor < 0n ? MINUS : ''}${currencyPrefix(money.currency)}${text}`;
}

/** Whole major units, half to even: "$41,200". For tables where cents are noise. */
export function moneyWhole(money: Money | null): string {
  if (money === null) return NONE;
  const size = money.minor < 0n ? -money.minor : money.minor;
  const whole = multiplyRatio(size, 1n, 10n ** BigInt(currencyExponent(money.currency)));
  const sign = money.minor < 0n && whole !== 0n ? MINUS : '';
  return `${sign}${currencyPrefix(money.currency)}${groupDigits(whole.toString())}`;
}

/**
 * Three significant digits, half to even: "$1.24M", "$410k", "$999". Below a thousand whole units. Zero is "$0",
 * null is "–". Never a binary fraction on the way.
 */
export function moneyCompact(money: Money | null): string {
  if (money === null) return NONE;
  const size = money.minor < 0n ? -money.minor : money.minor;
  const text = compactDigits(size, BigInt(currencyExponent(money.currency)));
  const sign = money.minor < 0n && text !== '0' ? MINUS : '';
  return `${sign}${currencyPrefix(money.currency)}${text}`;
}

/** With "+" in front of a gain: for changes. */
export function moneyChange(money: Money | null): string {
  return money !== null && money.minor > 0n ? `+${moneyCompact(money)}` : moneyCompact(money);
}

function compactDigits(size: bigint, exponent: bigint): string {
  const whole = multiplyRatio(size, 1n, 10n ** exponent);
  if (whole < 1000n) return whole.toString();
  for (const { power, suffix } of SCALES) {
    // As many decimals as three digits leave: 1.24M, 12.4M, 124M. 999.6k does not fit and becomes 1M.
    for (const decimals of [2, 1, 0]) {
      const scaled = multiplyRatio(size, 10n ** BigInt(decimals), 10n ** (exponent + power));
      if (scaled < 1000n) return decimalText(scaled, decimals) + suffix;
    }
  }
  return `${groupDigits(multiplyRatio(size, 1n, 10n ** (exponent + 12n)).toString())}T`;
}

function decimalText(scaled: bigint, decimals: number): string {
  if (decimals === 0) return scaled.toString();
  const digits = scaled.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const whole = digits.slice(0, -decimals);
  return fraction ? `${whole}.${fraction}` : whole;
}
