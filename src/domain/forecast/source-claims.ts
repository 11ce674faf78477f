import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import { judge, type Category } from '@/domain/deals/probability';
import type { StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';

/** Forecast categories of the known CRMs; `other` is a word of the source that is none of them. */
export const SOURCE_CATEGORIES = ['commit', 'bestCase', 'pipeline', 'omitted', 'other'] as const;
export type SourceCategory = (typeof SOURCE_CATEGORIES)[number];

/** Open deals and their whole, unweighted amount in minor units. */
export type ClaimSum = { deals: number; amountMinor: bigint };

/** What the source claims in one category, and how much of exactly these deals our evidence puts there or higher. */
export type SourceClaim = ClaimSum & { category: SourceCategory; evidenced: ClaimSum };

export type SourceClaims = {
  /** Only categories in which the source has open deals, in the order of SOURCE_CATEGORIES. Empty: the source named none. */
  claims: SourceClaim[];
  /** Every open deal by our own category, whoever claimed what. */
  ours: Record<Category, ClaimSum>;
};

const WORDS: Readonly<Record<string, SourceCategory>> = {
  commit: 'commit',
  committed: 'commit',
  forecast: 'commit',
  bestcase: 'bestCase',
  upside: 'bestCase',
  mostlikely: 'bestCase',
  pipeline: 'pipeline',
  omitted: 'omitted',
  notforecasted: 'omitted',
};
const RANK: Readonly<Record<Category, number>> = { commit: 2, bestCase: 1, pipeline: 0 };

/** A source's word for a forecast category: "best_case", "Best Case" and "BestCase" are one. */
export function sourceCategory(word: string): SourceCategory {
  return WORDS[word.toLowerCase().replace(/[^a-z]/g, '')] ?? 'other';
}

/**
 * The source's own forecast categories of open deals beside what our evidence carries (product.md §2, "Imports"). A claim is shown and
 * moves nothing. Omitted and other words promise nothing, so nothing is set against them.
 */
export function sourceClaims(
  deals: readonly DealFacts[],
  model: StageModel,
  asOf: CalendarDate,
): SourceClaims {
  const ours = { commit: none(), bestCase: none(), pipeline: none() };
  const claims = new Map<SourceCategory, SourceClaim>();
  for (const deal of deals) {
    const category = judge(deal, model, asOf).category;
    if (category === null) continue;
    const amount = dealAmount(deal) ?? 0n;
    add(ours[category], amount);
    if (deal.sourceCategory === null || deal.sourceCategory.trim() === '') continue;
    const claimed = sourceCategory(deal.sourceCategory);
    const claim = claims.get(claimed) ?? { category: claimed, ...none(), evidenced: none() };
    claims.set(claimed, claim);
    add(claim, amount);
    if (claimed in RANK && RANK[category] >= RANK[claimed as Category]) add(claim.evidenced, amount);
  }
  return { claims: SOURCE_CATEGORIES.flatMap((category) => claims.get(category) ?? []), ours };
}

function none(): ClaimSum {
  return { deals: 0, amountMinor: 0n };
}

function add(sum: ClaimSum, amountMinor: bigint): void {
  sum.deals += 1;
  sum.amountMinor += amountMinor;
}
