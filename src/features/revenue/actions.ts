'use server';

import { asAction } from '@/platform/operations/as-action';
import { closeMonth } from './commands-months';

export const closeMonthAction = asAction(closeMonth);
