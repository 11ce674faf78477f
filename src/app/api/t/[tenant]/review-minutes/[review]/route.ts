import { downloadMinutes } from '@/features/reviews/minutes-pdf/download';
import { minutesQuery } from '@/features/reviews/queries-minutes';
import { asRoute } from '@/platform/operations/as-route';

/** The minutes of a closed review as a PDF. */
export const GET = asRoute(minutesQuery, {
  input: (_request, params) => ({ reviewId: params['review'] ?? '' }),
  respond: downloadMinutes,
});
