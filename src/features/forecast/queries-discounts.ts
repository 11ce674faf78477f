import { readDealFacts } from '@/data/deal-facts';
import { readNetNewSince } from '@/data/net-new-since';
import { readPartyNames } from '@/data/party-names';
import { may } from '@/domain/access/permissions';
import { discountWatch, type Discount } from '@/domain/forecast/discounts';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { fiscalOf } from '@/domain/values/fiscal-calendar';
import { ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import { discountsInput } from './inputs-discounts';

/**
 * Hardware sold under its norm in the last two weeks of this quarter and the four before, with what the same deals bring in ARR and what
 * their customers have brought in net new ARR since.
 */
export const discountsQuery = defineQuery({
  name: 'forecast.discounts',
  permission: 'accuracy.read',
  input: discountsInput,
  run: async (ctx, { asOf = ctx.today, knownAt, quarter }) => {
    const deals = await readDealFacts(ctx.unit, { scope: ctx.scope, knownAt });
    const quarters = discountWatch(deals, { asOf, fiscal: fiscalOf(ctx.tenant) });
    const effects: (bigint | null)[] = [];
    for (const { discounts } of quarters)
      effects.push(sumOf(await readNetNewSince(ctx.unit, signedCustomers(discounts), { asOf, knownAt })));
    const shown =
      quarters.find(({ from }) => from === quarter) ??
      quarters.find(({ discounts }) => discounts.length > 0) ??
      quarters[0];
    const discounts = shown?.discounts ?? [];
    const names = await readPartyNames(ctx.unit, discounts);
    return ok({
      currency: ctx.tenant.currency,
      asOf,
      quarters: quarters.map(({ discounts: all, ...of }, i) => ({
        ...of,
        deals: new Set(all.map(({ dealId }) => dealId)).size,
        lines: all.length,
        netNewMinor: effects[i] ?? null,
      })),
      shown: shown ? { label: shown.label, from: shown.from } : null,
      discounts: discounts.map((one) => ({
        ...one,
        customer: names.get(one.customerId ?? '') ?? null,
        rep: names.get(one.repId ?? '') ?? null,
      })),
      mayOpenDeals: may(ctx.actor.role, 'deals.read'),
    });
  },
});

/** Each customer once, from the first of his discounted POs on. */
function signedCustomers(discounts: readonly Discount[]) {
  const first = new Map<string, CalendarDate>();
  for (const { customerId, signed, on } of discounts) {
    if (customerId === null || !signed) continue;
    const before = first.get(customerId);
    if (before === undefined || on < before) first.set(customerId, on);
  }
  return [...first].map(([customerId, since]) => ({ customerId, since }));
}

/** null: the ledger has nothing of them yet. */
function sumOf(amounts: ReadonlyMap<string, bigint>): bigint | null {
  return amounts.size === 0 ? null : [...amounts.values()].reduce((sum, minor) => sum + minor, 0n);
}
