import { currencyOfWord } from './currencies';

const ENDING = /^(.*?)[\s_\-–([]+(?:in\s+)?(\p{Lu}{3}|\p{Ll}{3}|\p{Sc})[)\]]?$/u;

/** The currency that a header ends with: "Amount (EUR)", "amount_usd", "Betrag in CHF", "Value €". null if it names none. */
export function currencyInHeader(name: string): { rest: string; currency: string } | null {
  const match = ENDING.exec(name.trim());
  const currency = match?.[2] ? currencyOfWord(match[2]) : null;
  return match && currency ? { rest: match[1] ?? '', currency } : null;
}

const MINOR = /[\s_\-–([]+(?:in\s+)?(?:cents?|pence|minor(?:[\s_]+units?)?)[)\]]?$/iu;

/** The name before "cents" ("unit_price_cents", "Amount (minor units)"): such a column counts hundredths. null if it does not. */
export function minorUnitsInHeader(name: string): string | null {
  const rest = name.trim().replace(MINOR, '');
  return rest === '' || rest === name.trim() ? null : rest;
}
