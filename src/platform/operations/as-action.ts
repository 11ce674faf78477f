import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { after } from 'next/server';
import { answerAction, type ActionResult } from './action-call';
import { faultRefusal } from './fault';
import { sessionToken } from './page-caller';
import type { PlainJson } from './plain-json';
import type { Operation } from './registry';

export type Action<I, O> = (
  tenantSlug: string,
  input: I,
  idempotencyKey?: string,
) => Promise<ActionResult<O>>;

export type ActionOptions<O> = {
  /** After a command the page is drawn anew; false for a page that hears of the change in another way, and faster. */
  redraw?: boolean;
  /** What a success sets going once the answer is out (mails); the person does not wait for it. */
  afterwards?: (tenantSlug: string, value: PlainJson<O>) => Promise<void>;
};

/**
 * The door for client components: a server action that checks where the request comes from, takes the session from the cookie and
 * calls the operation. Never throws to the client: a bug comes back as "unavailable" with the reference to quote. After a command
 * the page shows the new state by itself.
 *
 * In a file with 'use server': `export const moveDeal = asAction(moveDealCommand)`.
 */
export function asAction<I, O>(
  operation: Operation<I, O>,
  { redraw = true, afterwards }: ActionOptions<O> = {},
): Action<I, O> {
  return async function action(tenantSlug, input, idempotencyKey) {
    try {
      const [sent, token] = [await headers(), await sessionToken()];
      const result = await answerAction(operation, {
        headers: sent,
        token,
        tenantSlug,
        input,
        idempotencyKey,
      });
      if (redraw && result.ok && operation.operation.kind === 'command') refresh();
      if (result.ok && afterwards) after(() => afterwards(tenantSlug, result.value));
      return result;
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, refusal: faultRefusal(error, operation.operation.name) };
    }
  };
}
