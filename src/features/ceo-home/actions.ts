'use server';

import { answerBoard } from '@/features/board/commands-plan';
import { settleDecision } from '@/features/board/commands-decisions';
import { settleAction } from '@/features/reviews/commands-actions';
import { asAction } from '@/platform/operations/as-action';

export const comeToBoardAction = asAction(answerBoard);
export const settleBoardActionAction = asAction(settleDecision);
export const settleWeeklyActionAction = asAction(settleAction);
