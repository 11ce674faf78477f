'use server';

import { asAction } from '@/platform/operations/as-action';
import { settleAction } from './commands-actions';
import { callReview, skipReview, unskipReview } from './commands-plan';

export const callReviewAction = asAction(callReview);
export const skipReviewAction = asAction(skipReview);
export const unskipReviewAction = asAction(unskipReview);
export const settleReviewActionAction = asAction(settleAction);
