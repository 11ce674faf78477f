'use server';

import { asAction } from '@/platform/operations/as-action';
import {
  addProgrammeStep,
  changeProgrammeStep,
  doneProgrammeStep,
  removeProgrammeStep,
} from './commands-programme';
import { answerReadiness } from './commands-readiness';
import { speakVerdict } from './commands-verdict';

export const addStepAction = asAction(addProgrammeStep);
export const changeStepAction = asAction(changeProgrammeStep);
export const removeStepAction = asAction(removeProgrammeStep);
export const doneStepAction = asAction(doneProgrammeStep);
export const answerReadinessAction = asAction(answerReadiness);
export const speakVerdictAction = asAction(speakVerdict);
