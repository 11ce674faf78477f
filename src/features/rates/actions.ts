'use server';

import { asAction } from '@/platform/operations/as-action';
import { setRate } from './commands';

export const setRateAction = asAction(setRate);
