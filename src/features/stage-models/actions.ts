'use server';

import { asAction } from '@/platform/operations/as-action';
import { publishStageModel, signStageModel } from './commands';
import { askException } from './commands-exceptions';
import { previewStageModel } from './queries';

export const publishStageModelAction = asAction(publishStageModel);
export const signStageModelAction = asAction(signStageModel);
export const askExceptionAction = asAction(askException);
export const previewStageModelAction = asAction(previewStageModel);
