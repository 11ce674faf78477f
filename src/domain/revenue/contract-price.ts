import { annualise } from './arr';
import { amountAt, arrAt, parseRate, rateText, type OwnPrice, type Rate } from './fx';
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
