'use server';

import { after } from 'next/server';
import { asAction } from '@/platform/operations/as-action';
import { closeReview, correctReview } from './commands-close';
import { mailAfterClose } from './minutes-job';
import { closingQuery } from './queries-closing';

export const closingAction = asAction(closingQuery);
export const correctReviewAction = asAction(correctReview);

const closeAndDraw = asAction(closeReview);

/** Closes, and once the answer is out sends the minutes to those who took part. Whom that misses gets them by the alarm. */
export async function closeReviewAction(
  ...call: Parameters<typeof closeAndDraw>
): ReturnType<typeof closeAndDraw> {
  const [slug] = call;
  const result = await closeAndDraw(...call);
  if (result.ok) after(() => mailAfterClose(slug, result.value.reviewId));
  return result;
}
