'use server';

import { asAction } from '@/platform/operations/as-action';
import { changeNotices, putNoticesAway, seeNotices } from './commands';

export const changeNoticesAction = asAction(changeNotices);
export const putNoticesAwayAction = asAction(putNoticesAway);
export const seeNoticesAction = asAction(seeNotices);
