'use server';

import { asAction } from '@/platform/operations/as-action';
import { answerRequest, askRequest, withdrawRequest } from './commands';

export const askRequestAction = asAction(askRequest);
export const withdrawRequestAction = asAction(withdrawRequest);
export const answerRequestAction = asAction(answerRequest);
