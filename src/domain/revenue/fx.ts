import { multiplyRatio, currencyExponent } from '../values/money';
import { periodOf, type Period } from '../values/fiscal-calendar';
import type { CalendarDate } from '../values/calendar-date';

/** Units of the company's currency for one unit of another × 10^10, as the database keeps them: exact at ten decimals. */
export type Rate = bigint;

const DECIMALS = 10;

/** "1.085" as a rate; null where it is no decimal number above 0 or has more than ten decimals or whole digits. */
export function parseRate(text: string): Rate | null {
  const match = /^(\d{1,10})(?:\.(\d*))?$/.exec(text);
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > DECIMALS) return null;
  const rate = BigInt((match[1] ?? '') + fraction.padEnd(DECIMALS, '0'));
  return rate > 0n ? rate : null;
}

/** As people write it and the database takes it: "1.085". */
export function rateText(rate: Rate): string {
  const digits = rate.toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return digits.slice(0, -DECIMALS) + (fraction && `.${fraction}`);
}

/** The price of a contract in its own currency: `amountMinor` each `periodMonths` months; `rate` is the one stored with it. */
export type OwnPrice = { currency: string; amountMinor: bigint; periodMonths: number; rate: Rate };

/** ARR of an own price in the company's currency, minor units: rounded once, half to even (docs/metrics.md, "Currencies"). */
export function arrAt(own: OwnPrice, rate: Rate, company: string): bigint {
  const up = 12n * rate * 10n ** BigInt(currencyExponent(company));
  const down = BigInt(own.periodMonths) * 10n ** BigInt(DECIMALS + currencyExponent(own.currency));
  return multiplyRatio(own.amountMinor, up, down);
}

/** The same of one payment, for `contract.amount_minor`. */
export function amountAt(own: OwnPrice, rate: Rate, company: string): bigint {
  return arrAt({ ...own, periodMonths: 12 }, rate, company);
}

export type MonthlyRate = { period: Period; rate: Rate };

/**
 * The exchange rates that a ledger is reckoned with. `currency` is the company's; `monthly` per other currency, ascending, one of a month;
 * `constant` the rate that constant currency is reckoned at.
 */
export type RateBook = {
  currency: string;
  monthly: ReadonlyMap<string, readonly MonthlyRate[]>;
  constant: ReadonlyMap<string, Rate>;
};

/** The book of a company without foreign currencies. */
export function onlyCurrency(currency: string): RateBook {
  return { currency, monthly: new Map(), constant: new Map() };
}

/** The newest monthly rate of a month not after the day's; null before the first. */
export function monthlyRateOn(book: RateBook, currency: string, day: CalendarDate): Rate | null {
  const period = periodOf(day);
  return book.monthly.get(currency)?.findLast((entry) => entry.period <= period)?.rate ?? null;
}

/** What a contract is valued at on a day: the monthly rate if there is one by then, else the rate stored with it. */
export function rateOn(book: RateBook, own: OwnPrice, day: CalendarDate): Rate {
  return monthlyRateOn(book, own.currency, day) ?? own.rate;
}

/** A currency that the company has not used yet would get this contract's own rate as its constant one. */
export function constantRate(book: RateBook, own: OwnPrice): Rate {
  return book.constant.get(own.currency) ?? own.rate;
}
