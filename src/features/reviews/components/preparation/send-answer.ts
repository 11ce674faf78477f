import type { Refusal } from '@/domain/values/result';
import type { AnswerStored } from '../../preparation-view';
import type { SendAnswer } from './save-desk';

/** Whose answer it is. The server refuses it when somebody else has signed in in this browser since. */
export const ANSWERED_BY = 'X-Answered-By';

/** A phone between two cells may wait for ever; sending the same again is safe. */
const PATIENCE_MS = 20_000;
const BROKEN: Refusal = { code: 'unavailable', message: 'The server could not save this.' };

/**
 * Sends answers to the review's own address: the page need not be drawn again, and a request goes through even while the page is being
 * left. Answers null where no answer came.
 */
export function answerSender(slug: string, reviewId: string, userId: string): SendAnswer {
  return async (answer, key) => {
    try {
      const response = await fetch(`/api/t/${slug}/review-answers/${reviewId}`, {
        method: 'POST',
        keepalive: true,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, [ANSWERED_BY]: userId },
        body: JSON.stringify(answer),
      });
      const body = (await response.json()) as AnswerStored | { error: Refusal };
      if (response.ok) return { ok: true, value: body as AnswerStored };
      if (response.status >= 500) return { ok: false, refusal: BROKEN };
      return { ok: false, refusal: (body as { error: Refusal }).error };
    } catch {
      return null;
    }
  };
}
