'use server';

import { asAction } from '@/platform/operations/as-action';
import { chooseDeals, setReady } from './commands-preparation';

export const chooseDealsAction = asAction(chooseDeals);
export const setReadyAction = asAction(setReady);
