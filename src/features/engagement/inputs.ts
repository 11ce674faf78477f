import { z } from 'zod';
import { PHASES } from '@/domain/engagement/programme';
import { READINESS_ANSWERS, READINESS_QUESTIONS } from '@/domain/engagement/readiness';
import { idInput, optionalDay, optionalText, textInput } from '@/domain/values/schemas';

export const nothingInput = z.strictObject({});

const step = {
  /** 1 clean-up, 2 model and training, 3 reinforcement. */
  phase: z.literal(PHASES),
  text: textInput(300),
  dueOn: optionalDay,
};
const seen = { stepId: idInput, version: z.int().min(1) };

export const addStepInput = z.strictObject(step);
export const changeStepInput = z.strictObject({ ...seen, ...step });
/** `back`: puts a removed step back. */
export const removeStepInput = z.strictObject({ ...seen, back: z.boolean().default(false) });
/** `done` false: not done after all. */
export const doneStepInput = z.strictObject({ ...seen, done: z.boolean() });

export const answerInput = z.strictObject({
  question: z.enum(READINESS_QUESTIONS),
  answer: z.enum(READINESS_ANSWERS),
  note: optionalText(1000),
});
