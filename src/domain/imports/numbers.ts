import { multiplyRatio, parseDecimal } from '@/domain/values/money';
import { currencyOfSymbol } from './currencies';
import type { DecimalMark } from './types';

/** A number text taken apart: sign, digits with their marks, and what stood around it. */
export type NumberShape = { negative: boolean; body: string; symbol: string | null; percent: boolean };

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const SYMBOL = String.raw`(?:[A-Za-z]{0,3}\p{Sc}|[A-Z]{3}|kr\.?|Kč|zł|Ft|Fr\.?|Rs\.?)`;
const AROUND = new RegExp(
  String.raw`^(\()?\s*([-+−]?)\s*(${SYMBOL})?\s*([-+−]?)\s*([\d][\d.,'’\s\u00A0\u202F]*|[.,]\d+)\s*(%)?\s*(${SYMBOL})?\s*([-−])?(\))?$`,
  'u',
);
const NONE = new Set([
  '',
  '-',
  '–',
  '—',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  '(no value)',
  '(none)',
  '(blank)',
  '--',
]);

/** Texts with which exports say "no value" in columns of dates, numbers and words from a list. */
export function isNone(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  return text.length < 11 && (first < 48 || first > 57) && NONE.has(text.toLowerCase());
}

/** null if the text is not a number with an optional sign, currency and percent mark around it. */
export function numberShape(text: string): NumberShape | null {
  if (text.length > 60) return null;
  const match = AROUND.exec(text);
  if (!match) return null;
  const [, open, sign1, before, sign2, digits = '', percent, after, trailing, close] = match;
  if ((open === undefined) !== (close === undefined) || (before && after && before !== after)) return null;
  const body = digits.replace(/[\s\u00A0\u202F'’]+/g, ' ').trim();
  if (!/^(?:\d{1,3}(?: \d{3})+(?:[.,]\d+)?|[\d.,]+)$/.test(body)) return null;
  const negative = open !== undefined || isMinus(sign1) || isMinus(sign2) || isMinus(trailing);
  return {
    negative,
    body: body.replaceAll(' ', ''),
    symbol: before ?? after ?? null,
    percent: percent !== undefined,
  };
}

function isMinus(sign: string | undefined): boolean {
  return sign === '-' || sign === '−';
}

/** What one number says about the column's decimal mark. */
type MarkEvidence = DecimalMark | 'none' | 'point-or-thousands' | 'comma-or-thousands' | 'impossible';

function markEvidence(body: string): MarkEvidence {
  const point = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (point < 0 && comma < 0) return 'none';
  const last = Math.max(point, comma);
  const mark = point > comma ? '.' : ',';
  if (point >= 0 && comma >= 0) {
    return grouped(body.slice(0, last), mark === '.' ? ',' : '.') ? mark : 'impossible';
  }
  const other: DecimalMark = mark === '.' ? ',' : '.';
  if (body.indexOf(mark) !== last) return grouped(body, mark) ? other : 'impossible';
  const whole = body.slice(0, last);
  if (body.length - last !== 4 || whole.length > 3 || whole === '' || whole.startsWith('0')) return mark;
  return mark === '.' ? 'point-or-thousands' : 'comma-or-thousands';
}

function grouped(text: string, separator: string): boolean {
  const [first = '', ...groups] = text.split(separator);
  return (
    /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{2,3}$/.test(group)) && groups.at(-1)?.length === 3
  );
}

/** A number as decimal text ("-1234.5") with the currency that stood beside it; null if it is not one in that notation. */
export type ReadNumber = { decimal: string; symbol: string | null; percent: boolean };

export function readNumber(text: string, mark: DecimalMark): ReadNumber | null {
  if (mark === '.' && PLAIN.test(text)) return { decimal: text, symbol: null, percent: false };
  const shape = numberShape(text);
  if (!shape) return null;
  const evidence = markEvidence(shape.body);
  const fits =
    evidence === mark ||
    evidence === 'none' ||
    evidence === 'point-or-thousands' ||
    evidence === 'comma-or-thousands';
  if (!fits) return null;
  const thousands = mark === '.' ? ',' : '.';
  const decimal = shape.body
    .replaceAll(thousands, '')
    .replace(mark, '.')
    .replace(/^\./, '0.')
    .replace(/\.$/, '');
  return { decimal: (shape.negative ? '-' : '') + decimal, symbol: shape.symbol, percent: shape.percent };
}

/** Bounded evidence about the numbers of one column, from which its decimal mark is decided once. */
export class NumberEvidence {
  numbers = 0;
  /** Currency signs and codes met, at most eight. */
  readonly symbols = new Set<string>();
  private point = 0;
  private comma = 0;
  private pointOrThousands = 0;
  private commaOrThousands = 0;
  private percents = 0;
  private aboveOne = 0;
  private fractions = 0;

  add(text: string): void {
    if (PLAIN.test(text)) {
      this.addPlain(text);
      return;
    }
    const shape = numberShape(text);
    if (!shape) return;
    const evidence = markEvidence(shape.body);
    if (evidence === 'impossible') return;
    this.numbers += 1;
    if (shape.percent) this.percents += 1;
    if (shape.symbol && this.symbols.size < 8 && currencyOfSymbol(shape.symbol))
      this.symbols.add(shape.symbol);
    if (evidence === '.') this.point += 1;
    else if (evidence === ',') this.comma += 1;
    else if (evidence === 'point-or-thousands') this.pointOrThousands += 1;
    else if (evidence === 'comma-or-thousands') this.commaOrThousands += 1;
    this.addSize(shape.body, evidence === ',' ? ',' : '.');
  }

  private addPlain(text: string): void {
    this.numbers += 1;
    const at = text.indexOf('.');
    if (at >= 0) {
      if (markEvidence(text.startsWith('-') ? text.slice(1) : text) === '.') this.point += 1;
      else this.pointOrThousands += 1;
    }
    this.addSize(text, '.');
  }

  private addSize(body: string, mark: DecimalMark): void {
    const value = Number(
      mark === ',' ? body.replaceAll('.', '').replace(',', '.') : body.replaceAll(',', ''),
    );
    if (Math.abs(value) > 1) this.aboveOne += 1;
    else if (!Number.isInteger(value)) this.fractions += 1;
  }

  /**
   * One proven notation decides. "1,234" alone is read as one thousand two hundred: amounts do not have three decimals. "1.234"
   * alone is 'ask': programs write decimals with a point, people write thousands with it.
   */
  mark(): DecimalMark | 'ask' | null {
    if (this.numbers === 0) return null;
    if (this.point > 0 && this.comma > 0) {
      const minority = Math.min(this.point, this.comma) / (this.point + this.comma);
      if (minority > 0.05) return 'ask';
      return this.point > this.comma ? '.' : ',';
    }
    if (this.point > 0) return '.';
    if (this.comma > 0) return ',';
    return this.pointOrThousands > 0 ? 'ask' : '.';
  }

  /** "0.9" is 90 %: no value has a percent sign, none is above 1, and one lies between 0 and 1 or all are 0 and 1. */
  percentIsFraction(): boolean {
    return this.percents === 0 && this.aboveOne === 0 && this.numbers > 0;
  }

  get percentSigns(): number {
    return this.percents;
  }
}

/** Decimal text to minor units as text; null if out of range (10¹⁵ minor units). */
export function toMinor(decimal: string, currency: string): string | null {
  const minor = parseDecimal(decimal, currency);
  if (minor === null || minor > MAX_MINOR || minor < -MAX_MINOR) return null;
  return minor.toString();
}

/** Decimal text that counts minor units already ("1999.0" cents), rounded half even; null if out of range. */
export function wholeMinor(decimal: string): string | null {
  return toMinor(decimal, 'JPY');
}

const MAX_MINOR = 1_000_000_000_000_000n;

/** Minor units of one currency in another, by a decimal rate; half even. Exponents are of the two currencies. */
export function convertMinor(minor: string, rate: string, exponents: { from: number; to: number }): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const numerator = BigInt(whole + fraction) * 10n ** BigInt(exponents.to);
  const denominator = 10n ** BigInt(fraction.length + exponents.from);
  return multiplyRatio(BigInt(minor), numerator, denominator).toString();
}
