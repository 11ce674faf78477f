'use server';

import { asAction } from '@/platform/operations/as-action';
import { addAction, settleAction } from './commands-actions';
import { challenge, judgePromise, point, present, timer } from './commands-room';
import { rule, takeBack } from './commands-ruling';

export const presentAction = asAction(present);
export const pointAction = asAction(point);
export const timerAction = asAction(timer);
export const judgePromiseAction = asAction(judgePromise);
export const challengeAction = asAction(challenge);
export const ruleAction = asAction(rule);
export const takeBackAction = asAction(takeBack);
export const addActionAction = asAction(addAction);
export const settleActionAction = asAction(settleAction);
