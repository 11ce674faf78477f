'use server';

import { asAction } from '@/platform/operations/as-action';
import { publishAgenda } from './commands-agenda';
import { closeBoard } from './commands-close';
import { changeDecision, decide, removeDecision, settleDecision } from './commands-decisions';
import { openBoard, timeBoard, writeSentence } from './commands-hour';
import { answerBoard, inviteToBoard, planBoard, recordAttendance, uninviteFromBoard } from './commands-plan';

export const planBoardAction = asAction(planBoard);
export const inviteToBoardAction = asAction(inviteToBoard);
export const uninviteFromBoardAction = asAction(uninviteFromBoard);
export const recordAttendanceAction = asAction(recordAttendance);
export const answerBoardAction = asAction(answerBoard);
export const writeSentenceAction = asAction(writeSentence);
export const openBoardAction = asAction(openBoard);
export const timeBoardAction = asAction(timeBoard);
export const decideAction = asAction(decide);
export const changeDecisionAction = asAction(changeDecision);
export const settleDecisionAction = asAction(settleDecision);
export const removeDecisionAction = asAction(removeDecision);
export const closeBoardAction = asAction(closeBoard);
export const publishAgendaAction = asAction(publishAgenda);
