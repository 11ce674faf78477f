import type { StoredContract } from '@/data/contracts';
import { parseRate } from '@/domain/revenue/fx';
import { storedPrice, type AgreedPrice, type StoredPrice } from '@/domain/revenue/contract-price';
import { ok, refuse, type Result } from '@/domain/values/result';
import type { Context } from '@/platform/operations/context';

type Said = Omit<AgreedPrice, 'currency'> & { currency: string | null; rate: string | null };

/**
 * A price as it is stored. In another currency than the company's it needs a rate: the one that is said, else the one that the contract had
 * in that currency. Refuses 'invalid' where there is none.
 */
export function priceOf(
  ctx: Context,
  { rate, ...said }: Said,
  before: StoredContract | null,
): Result<StoredPrice> {
  const company = ctx.tenant.currency;
  const price = { ...said, currency: said.currency ?? before?.sourceCurrency ?? company };
  if (price.currency === company) return ok(storedPrice(price, company, null));
  const known = before?.sourceCurrency === price.currency ? before.fxRate : null;
  const text = rate ?? known;
  const parsed = text === null ? null : parseRate(text);
  if (parsed === null)
    return refuse('invalid', `There is no rate from ${price.currency} to ${company} for this contract.`, {
      fields: { rate: `What one ${price.currency} is worth in ${company}.` },
      remedy: 'Fill in the rate of the day it was signed.',
    });
  return ok(storedPrice(price, company, parsed));
}
