import { z } from 'zod';
import { LEAST_REVIEWS, MOST_REVIEWS, TREND_MEASURES } from '@/domain/reviews/trend';
import { idInput } from '@/domain/values/schemas';

export const listReviewsInput = z.strictObject({
  /** The position after which past reviews go on, as the list gave it. */
  after: z.string().max(200).nullable().default(null),
  limit: z.int().min(1).max(50).default(12),
});

export const trendInput = z.strictObject({
  /** One rep's trend; null: the team's, for a rep his own. */
  repId: idInput.nullable().default(null),
  /** How many of the last closed reviews. */
  reviews: z.int().min(LEAST_REVIEWS).max(MOST_REVIEWS).default(8),
  /** Also the deals behind the figures of this measure. */
  behind: z.enum(TREND_MEASURES).nullable().default(null),
});

export const reviewsOfDealInput = z.strictObject({ dealId: idInput });
