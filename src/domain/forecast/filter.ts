import type { DealFacts } from '@/domain/deals/deal';
import type { ForecastCategory, ForecastRow } from './types';

/**
 * What part of a forecast is looked at: deals of a rep, of a customer, of a product, and rows of a category. null: all of them; '': those
 * of nobody, of no customer, without a product. Deals are taken or left whole, so the parts of every field add up to the whole.
 */
export type ForecastFilter = {
  repId: string | null;
  category: ForecastCategory | null;
  customerId: string | null;
  product: string | null;
};

export const NO_FILTER: ForecastFilter = { repId: null, category: null, customerId: null, product: null };

/** What a deal is filtered by; a snapshot keeps the same of it. */
export type FilteredDeal = { repId: string | null; customerId: string | null; product: string | null };

/** Product names compare trimmed and case-insensitively. */
export function dealPasses(deal: FilteredDeal, filter: ForecastFilter): boolean {
  return (
    (filter.repId === null || (deal.repId ?? '') === filter.repId) &&
    (filter.customerId === null || (deal.customerId ?? '') === filter.customerId) &&
    (filter.product === null || sameName(deal.product, filter.product))
  );
}

/** The deals that a filter looks at; the same list where it looks at all. */
export function filterDeals<T extends DealFacts>(deals: readonly T[], filter: ForecastFilter): readonly T[] {
  const { repId, customerId, product } = filter;
  if (repId === null && customerId === null && product === null) return deals;
  return deals.filter((deal) => {
    const of = { repId: deal.repId, customerId: deal.customerId, product: productOf(deal) };
    return dealPasses(of, filter);
  });
}

export function rowPasses(row: Pick<ForecastRow, 'category'>, filter: ForecastFilter): boolean {
  return filter.category === null || row.category === filter.category;
}

/** The product that a deal counts under: its own, else that of its first line that has one. */
export function productOf(deal: Pick<DealFacts, 'product' | 'lines'>): string | null {
  return deal.product ?? deal.lines.find(({ product }) => product !== null)?.product ?? null;
}

function sameName(one: string | null, other: string): boolean {
  return one === other || nameKey(one ?? '') === nameKey(other);
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
