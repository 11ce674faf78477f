import { insertReadinessAnswer } from '@/data/readiness';
import { defineCommand, done } from '@/platform/operations/define-command';
import { answerInput } from './inputs';
import { QUESTION_WORDS } from './readiness-words';

/** Answers a question of the readiness check, or answers it anew; every answer is kept. */
export const answerReadiness = defineCommand({
  name: 'readiness.answer',
  permission: 'engagement.write',
  input: answerInput,
  run: async (ctx, given) => {
    await insertReadinessAnswer(ctx.unit, given, { userId: ctx.actor.userId, at: ctx.now });
    return done(given, {
      subjectKind: 'engagement',
      subjectId: null,
      summary: `${QUESTION_WORDS[given.question]} ${given.answer}`,
      after: given,
    });
  },
});
