'use server';

import { asAction } from '@/platform/operations/as-action';
import { callReview, skipReview, unskipReview } from './commands-plan';

export const callReviewAction = asAction(callReview);
export const skipReviewAction = asAction(skipReview);
export const unskipReviewAction = asAction(unskipReview);
