/** An exact amount: whole minor units (cents) of one ISO 4217 currency. Never a binary fraction. */
export type Money = { minor: bigint; currency: string };

const EXPONENT_0 = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const EXPONENT_3 = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** Number of decimals of a currency's minor unit (ISO 4217): 0, 2 or 3. */
export function currencyExponent(currency: string): 0 | 2 | 3 {
  if (EXPONENT_0.has(currency)) return 0;
  return EXPONENT_3.has(currency) ? 3 : 2;
}

export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`Two currencies never add: ${a.currency} and ${b.currency}`);
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return { minor: a.minor - b.minor, currency: a.currency };
}

export function sum(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce((total, amount) => add(total, amount), { minor: 0n, currency });
}

/** `minor × numerator / denominator`, rounded half to even at the minor unit. Throws on a zero denominator. */
export function multiplyRatio(minor: bigint, numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('multiplyRatio: zero denominator');
  const sign = denominator < 0n ? -1n : 1n;
  const product = minor * numerator * sign;
  const divisor = denominator * sign;
  const quotient = product / divisor;
  const rest = product % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const away = product < 0n ? -1n : 1n;
  if (twice > divisor || (twice === divisor && quotient % 2n !== 0n)) return quotient + away;
  return quotient;
}

/**
 * The same for whole numbers, of which `denominator` is positive. Where all that it meets is a whole number that a double holds exactly, in
 * doubles: the forecast of a company asks this a hundred thousand times.
 */
export function scale(minor: bigint, numerator: number, denominator: number): bigint {
  const product = Number(minor) * numerator;
  if (Math.abs(product) > Number.MAX_SAFE_INTEGER)
    return multiplyRatio(minor, BigInt(numerator), BigInt(denominator));
  const rest = product % denominator;
  const quotient = (product - rest) / denominator;
  const twice = Math.abs(rest) * 2;
  const away = twice > denominator || (twice === denominator && quotient % 2 !== 0);
  return BigInt(away ? quotient + Math.sign(product) : quotient);
}

/**
 * Split an amount over weights so that the parts add up to the amount exactly (largest remainder).
 * Weights are non-negative; if all are 0 the whole amount goes to the first part.
 */
export function allocate(minor: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((a, b) => a + b, 0n);
  if (weights.length === 0) return [];
  if (total === 0n) return weights.map((_, i) => (i === 0 ? minor : 0n));
  const negative = minor < 0n;
  const size = negative ? -minor : minor;
  const parts = weights.map((w) => (size * w) / total);
  let left = size - parts.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((w, i) => ({ i, rest: (size * w) % total }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of order) {
    if (left === 0n) break;
    parts[i] = (parts[i] ?? 0n) + 1n;
    left -= 1n;
  }
  return negative ? parts.map((p) => -p) : parts;
}

/** Decimal text such as "1234.50" (optional minus, point as separator) to minor units, null if it is not one. Finer than the minor unit rounds half to even. */
export function parseDecimal(text: string, currency: string): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const exponent = currencyExponent(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > exponent) return roundFine(match[1] ?? '', match[2] ?? '0', match[3] ?? '', exponent);
  const minor = BigInt((match[2] ?? '0') + fraction.padEnd(exponent, '0'));
  return match[1] === '-' ? -minor : minor;
}

/** CRMs export floating sums such as 69114.4099999: round half to even at the minor unit. */
function roundFine(sign: string, whole: string, fraction: string, exponent: number): bigint {
  const minor = multiplyRatio(
    BigInt(whole + fraction),
    10n ** BigInt(exponent),
    10n ** BigInt(fraction.length),
  );
  return sign === '-' ? -minor : minor;
}

/** Minor units as decimal text, exact: 123450 USD → "1234.50". */
export function toDecimal(money: Money): string {
  const exponent = currencyExponent(money.currency);
  const size = (money.minor < 0n ? -money.minor : money.minor).toString().padStart(exponent + 1, '0');
  const sign = money.minor < 0n ? '-' : '';
  if (exponent === 0) return sign + size;
  return `${sign}${size.slice(0, -exponent)}.${size.slice(-exponent)}`;
}
