import type { StoredContract } from '@/data/contracts';
import { readRateBook } from '@/data/fx-rates';
import { monthlyRateOn, parseRate, type Rate } from '@/domain/revenue/fx';
import { storedPrice, type AgreedPrice, type StoredPrice } from '@/domain/revenue/contract-price';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';

type Said = Omit<AgreedPrice, 'currency'> & {
  currency: string | null;
  rate: string | null;
  /** The day from which it counts. */
  on: CalendarDate;
};

/**
 * A price as it is stored. In another currency than the company's it needs a rate: the one that is said, else that of the month in which it
 * begins, else the one that the contract had in that currency. Refuses 'invalid' where there is none.
 */
export async function priceOf(
  ctx: Context,
  { rate, on, amountMinor, periodMonths, currency }: Said,
  before: StoredContract | null,
): Promise<Result<StoredPrice>> {
  const company = ctx.tenant.currency;
  const price = { amountMinor, periodMonths, currency: currency ?? before?.sourceCurrency ?? company };
  if (price.currency === company) return ok(storedPrice(price, company, null));
  const found = rate === null ? await knownRate(ctx, price.currency, on, before) : parseRate(rate);
  if (found === null)
    return refuse('invalid', `There is no rate from ${price.currency} to ${company} for this contract.`, {
      fields: { rate: `What one ${price.currency} is worth in ${company}.` },
      remedy: 'Fill in the rate of the day it was signed.',
    });
  return ok(storedPrice(price, company, found));
}

async function knownRate(
  ctx: Context,
  currency: string,
  on: CalendarDate,
  before: StoredContract | null,
): Promise<Rate | null> {
  const monthly = monthlyRateOn(await readRateBook(ctx.unit, ctx.tenant.currency), currency, on);
  if (monthly !== null || before?.sourceCurrency !== currency) return monthly;
  return before.fxRate === null ? null : parseRate(before.fxRate);
}
