import { annualise } from './arr';
import {
  amountAt,
  arrAt,
  constantRate,
  parseRate,
  rateOn,
  rateText,
  type OwnPrice,
  type Rate,
  type RateBook,
} from './fx';
import type { CalendarDate } from '../values/calendar-date';
import { multiplyRatio } from '../values/money';

/** A price as people agree on it: `amountMinor` of `currency` each `periodMonths` months. */
export type AgreedPrice = { amountMinor: bigint; periodMonths: number; currency: string };

/** The same as it is stored: in the company's currency, and in its own where that is another one. `fxRate` is exact decimal text. */
export type StoredPrice = {
  amountMinor: bigint;
  periodMonths: number;
  arrMinor: bigint;
  sourceAmountMinor: bigint | null;
  sourceCurrency: string | null;
  fxRate: string | null;
};

/** `rate` counts where the price is not in the company's currency: units of that for one of the price's. */
export function storedPrice(price: AgreedPrice, company: string, rate: Rate | null): StoredPrice {
  const { amountMinor, periodMonths, currency } = price;
  if (currency === company || rate === null)
    return {
      amountMinor,
      periodMonths,
      arrMinor: annualise(amountMinor, periodMonths),
      sourceAmountMinor: null,
      sourceCurrency: null,
      fxRate: null,
    };
  const own = { currency, amountMinor, periodMonths, rate };
  return {
    amountMinor: amountAt(own, rate, company),
    periodMonths,
    arrMinor: arrAt(own, rate, company),
    sourceAmountMinor: amountMinor,
    sourceCurrency: currency,
    fxRate: rateText(rate),
  };
}

/** What was agreed on, read back from what is stored. */
export function agreedPrice(stored: StoredPrice, company: string): AgreedPrice {
  return {
    amountMinor: stored.sourceAmountMinor ?? stored.amountMinor,
    periodMonths: stored.periodMonths,
    currency: stored.sourceCurrency ?? company,
  };
}

/** As much of a stored price as says what it is worth. */
export type Worth = Omit<StoredPrice, 'amountMinor'>;

/** What a stored price is worth a year at the rates of a day, minor units of the company's currency: as the ledger has it. */
export function arrOn(price: Worth, book: RateBook, day: CalendarDate): bigint {
  const own = ownPrice(price);
  return own ? arrAt(own, rateOn(book, own, day), book.currency) : price.arrMinor;
}

/** The same at the constant rate of its currency. */
export function arrAtConstant(price: Worth, book: RateBook): bigint {
  const own = ownPrice(price);
  return own ? arrAt(own, constantRate(book, own), book.currency) : price.arrMinor;
}

function ownPrice({ sourceAmountMinor, sourceCurrency, fxRate, periodMonths }: Worth): OwnPrice | null {
  const rate = fxRate === null ? null : parseRate(fxRate);
  if (sourceAmountMinor === null || sourceCurrency === null || rate === null) return null;
  return { currency: sourceCurrency, amountMinor: sourceAmountMinor, periodMonths, rate };
}

/** The rate at which a price is worth `arrMinor` a year: a change of currency moves nothing. null where the price is nothing. */
export function rateOfSameValue(price: AgreedPrice, company: string, arrMinor: bigint): Rate | null {
  const one = parseRate('1');
  if (one === null || price.amountMinor === 0n) return null;
  const own: OwnPrice = { ...price, rate: one };
  // The value at a rate of a million keeps six more digits of the quotient than the value at one.
  const million = arrAt(own, one * 1_000_000n, company);
  if (million === 0n) return null;
  const rate = multiplyRatio(arrMinor, one * 1_000_000n, million);
  return rate > 0n ? rate : null;
}

/** Whether a year at the new price is less than at the old one; in their own currency where both have the same. */
export function isLess(before: StoredPrice, after: StoredPrice): boolean {
  const same = before.sourceCurrency === after.sourceCurrency;
  if (!same || before.sourceAmountMinor === null || after.sourceAmountMinor === null)
    return after.arrMinor < before.arrMinor;
  return (
    annualise(after.sourceAmountMinor, after.periodMonths) <
    annualise(before.sourceAmountMinor, before.periodMonths)
  );
}
