import { LEAST_REVIEWS, MOST_REVIEWS, TREND_MEASURES, type TrendMeasure } from '@/domain/reviews/trend';

export const WINDOWS = [LEAST_REVIEWS, 8, MOST_REVIEWS] as const;
const USUAL = 8;

export type TrendAddress = { repId: string | null; reviews: number; behind: TrendMeasure | null };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What the trend's page shows by its address; what cannot be read is left out. */
export function readTrendAddress(raw: Record<string, string | string[] | undefined>): TrendAddress {
  const reviews =
    typeof raw.reviews === 'string' && /^\d{1,2}$/.test(raw.reviews) ? Number(raw.reviews) : USUAL;
  return {
    repId: typeof raw.rep === 'string' && UUID.test(raw.rep) ? raw.rep : null,
    reviews: Math.min(MOST_REVIEWS, Math.max(LEAST_REVIEWS, reviews)),
    behind: TREND_MEASURES.find((measure) => measure === raw.behind) ?? null,
  };
}

/** The same page with something else in it. */
export function trendHref(slug: string, address: TrendAddress, changes: Partial<TrendAddress> = {}): string {
  const { repId, reviews, behind } = { ...address, ...changes };
  const params = new URLSearchParams();
  if (repId) params.set('rep', repId);
  if (reviews !== USUAL) params.set('reviews', String(reviews));
  if (behind) params.set('behind', behind);
  const query = params.toString();
  const path = `/t/${slug}/reviews/trend`;
  return query ? `${path}?${query}` : path;
}
