import { refuse } from '@/domain/values/result';
import { answerDeal } from '@/features/reviews/commands-preparation';
import { ANSWERED_BY } from '@/features/reviews/components/preparation/send-answer';
import { sessionTokenIn } from '@/platform/auth/session-cookie';
import { findSession } from '@/platform/auth/sessions';
import { asRoute } from '@/platform/operations/as-route';
import { readJson } from '@/platform/operations/request-body';
import { refusalResponse } from '@/platform/operations/responses';

type Input = Parameters<typeof answerDeal>[1];

const answer = asRoute(answerDeal, {
  input: async (request, { review = '' }) => {
    const body = ((await readJson(request)) ?? {}) as Omit<Input, 'reviewId'>;
    const { dealId, version, nextStep, evidenceAnswer, evidenceIds, riskKind, riskNote } = body;
    const answers = { nextStep, evidenceAnswer, evidenceIds, riskKind, riskNote };
    return { reviewId: review, dealId, version, ...answers };
  },
});

/**
 * The answers about one deal, as the preparation saves them while somebody types. A page that was left open keeps trying; where somebody
 * else has signed in in that browser since, the answer is not his and is not taken.
 */
export const POST: typeof answer = async (request, context) => {
  const author = request.headers.get(ANSWERED_BY);
  const session = author ? await findSession(sessionTokenIn(request.headers.get('cookie'))) : null;
  if (session && session.userId !== author) return refusalResponse(SOMEONE_ELSE);
  return answer(request, context);
};

const SOMEONE_ELSE = refuse('unauthenticated', 'Somebody else is signed in in this browser now.', {
  remedy: 'Sign in again as yourself.',
  details: { someoneElse: true },
}).refusal;
