'use server';

import { asAction } from '@/platform/operations/as-action';
import { closeReview, correctReview } from './commands-close';
import { mailAfterClose } from './minutes-job';
import { closingQuery } from './queries-closing';

export const closingAction = asAction(closingQuery);
export const correctReviewAction = asAction(correctReview);
// Whom the mails right after the close miss gets them by the alarm.
export const closeReviewAction = asAction(closeReview, {
  afterwards: (slug, { reviewId }) => mailAfterClose(slug, reviewId),
});
