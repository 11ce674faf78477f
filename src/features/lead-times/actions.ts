'use server';

import { asAction } from '@/platform/operations/as-action';
import { delaySupplier, endDelay, removeLeadTime, setLeadTime } from './commands';
import { previewDelay } from './queries';

export const setLeadTimeAction = asAction(setLeadTime);
export const removeLeadTimeAction = asAction(removeLeadTime);
export const delaySupplierAction = asAction(delaySupplier);
export const endDelayAction = asAction(endDelay);
export const previewDelayAction = asAction(previewDelay, { redraw: false });
