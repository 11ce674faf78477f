'use server';

import { asAction } from '@/platform/operations/as-action';
import { setKpiTarget } from './commands';

export const setKpiTargetAction = asAction(setKpiTarget);
