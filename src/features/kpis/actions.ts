'use server';

import { asAction } from '@/platform/operations/as-action';
import { setKpiTarget } from './commands';
import { changeKpiSet, startEngagement } from './commands-set';

export const setKpiTargetAction = asAction(setKpiTarget);
export const changeKpiSetAction = asAction(changeKpiSet);
export const startEngagementAction = asAction(startEngagement);
