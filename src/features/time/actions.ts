'use server';

import { asAction } from '@/platform/operations/as-action';
import { changeTime, recordTime, removeTime, undoTime } from './commands';
import { startTimer, stopTimer } from './commands-timer';

export const recordTimeAction = asAction(recordTime);
export const changeTimeAction = asAction(changeTime);
export const removeTimeAction = asAction(removeTime);
export const undoTimeAction = asAction(undoTime);
export const startTimerAction = asAction(startTimer);
export const stopTimerAction = asAction(stopTimer);
