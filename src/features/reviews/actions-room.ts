'use server';

import { asAction } from '@/platform/operations/as-action';
import { addAction, settleAction } from './commands-actions';
import { open } from './commands-open';
import { challenge, judgePromise, point, present, timer } from './commands-room';
import { rule, takeBack } from './commands-ruling';

// The room hears its events: a page that is drawn anew with each would be slower.
const LIVE = { redraw: false };

export const openAction = asAction(open, LIVE);
export const presentAction = asAction(present, LIVE);
export const pointAction = asAction(point, LIVE);
export const timerAction = asAction(timer, LIVE);
export const judgePromiseAction = asAction(judgePromise, LIVE);
export const challengeAction = asAction(challenge, LIVE);
export const ruleAction = asAction(rule, LIVE);
export const takeBackAction = asAction(takeBack, LIVE);
export const addActionAction = asAction(addAction, LIVE);
export const settleInRoomAction = asAction(settleAction, LIVE);
/** Outside the room: the list or the minutes are drawn anew. */
export const settleActionAction = asAction(settleAction);
