import { DealReviewsSection } from '@/features/reviews/components/deal-reviews';
import { reviewsOfDeal } from '@/features/reviews/queries-list';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { frameOf } from '../../frame';

/** What the weekly reviews said of this deal, for those who read reviews. */
export async function ReviewBlock(props: { slug: string; dealId: string; currency: string }) {
  const { slug, dealId, currency } = props;
  const { areas } = await frameOf(slug);
  if (!areas.includes('reviews')) return null;
  const { rows } = await callOrNotFound(reviewsOfDeal, slug, { dealId });
  return rows.length > 0 ? <DealReviewsSection slug={slug} rows={rows} currency={currency} /> : null;
}
