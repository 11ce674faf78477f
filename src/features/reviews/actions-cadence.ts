'use server';

import { asAction } from '@/platform/operations/as-action';
import { changeSchedule } from './commands-cadence';
import { renewFeed } from './commands-feed';
import { rescheduleReview } from './commands-plan';
import { previewSchedule } from './queries-cadence';

export const changeScheduleAction = asAction(changeSchedule);
export const previewScheduleAction = asAction(previewSchedule);
export const rescheduleReviewAction = asAction(rescheduleReview);
export const renewFeedAction = asAction(renewFeed);
