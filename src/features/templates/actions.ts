'use server';

import { asAction } from '@/platform/operations/as-action';
import { copyAgenda, copyMapping, copyStageModel, copyValuePlan } from './copy';

export const copyStageModelAction = asAction(copyStageModel);
export const copyValuePlanAction = asAction(copyValuePlan);
export const copyAgendaAction = asAction(copyAgenda);
export const copyMappingAction = asAction(copyMapping);
