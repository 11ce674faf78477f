'use server';

import { asAction } from '@/platform/operations/as-action';
import {
  addStep,
  beginPlan,
  changeStep,
  doneStep,
  explainPlan,
  publishTemplate,
  removeStep,
  restoreStep,
} from './commands';

export const beginPlanAction = asAction(beginPlan);
export const addStepAction = asAction(addStep);
export const changeStepAction = asAction(changeStep);
export const doneStepAction = asAction(doneStep);
export const removeStepAction = asAction(removeStep);
export const restoreStepAction = asAction(restoreStep);
export const explainPlanAction = asAction(explainPlan);
export const publishTemplateAction = asAction(publishTemplate);
