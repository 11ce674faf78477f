'use server';

import { asAction } from '@/platform/operations/as-action';
import { justifyDeal, ruleJustification } from './commands';

export const justifyDealAction = asAction(justifyDeal);
export const ruleJustificationAction = asAction(ruleJustification);
