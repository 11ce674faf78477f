import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { refuse, type Refusal, type Result } from '@/domain/values/result';
import { isOwnOrigin } from '@/platform/auth/origin';
import { limitApi } from '@/platform/auth/request-limit';
import { faultRefusal } from './fault';
import { pageCaller } from './page-caller';
import { plainJson, type PlainJson } from './plain-json';
import { checkedKey, foreignOrigin } from './request-guards';
import type { Operation } from './registry';

export type ActionResult<O> = Result<PlainJson<O>>;
export type Action<I, O> = (
  tenantSlug: string,
  input: I,
  idempotencyKey?: string,
) => Promise<ActionResult<O>>;

/**
 * The door for client components: a server action that checks where the request comes from, takes the session from the cookie and
 * calls the operation. Never throws to the client: a bug comes back as "unavailable" with the reference to quote. After a command
 * the page shows the new state by itself.
 *
 * In a file with 'use server': `export const moveDeal = asAction(moveDealCommand)`.
 */
export function asAction<I, O>(operation: Operation<I, O>): Action<I, O> {
  return async function action(tenantSlug, input, idempotencyKey) {
    try {
      return await guarded(operation, tenantSlug, input, idempotencyKey);
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, refusal: faultRefusal(error, operation.operation.name) };
    }
  };
}

/**
 * The same for a plain form with useActionState: `asFormAction(command, (form) => ({ name: String(form.get('name')) }))`, bound to the
 * tenant by `.bind(null, slug)`. A hidden field `idempotencyKey` is passed through.
 */
export function asFormAction<I, O>(operation: Operation<I, O>, toInput: (form: FormData) => I) {
  const action = asAction(operation);
  return async (tenantSlug: string, _previous: unknown, form: FormData): Promise<ActionResult<O>> => {
    const key = form.get('idempotencyKey');
    return action(tenantSlug, toInput(form), typeof key === 'string' && key !== '' ? key : undefined);
  };
}

async function guarded<I, O>(
  operation: Operation<I, O>,
  tenantSlug: unknown,
  input: I,
  idempotencyKey: unknown,
): Promise<ActionResult<O>> {
  if (!isOwnOrigin(await headers())) return foreignOrigin();
  if (typeof tenantSlug !== 'string') return refuse('invalid', 'The company is missing.');
  const key = checkedKey(idempotencyKey);
  if (!key.ok) return key;
  const caller = await pageCaller(tenantSlug);
  const limited = await limitApi(caller.token);
  if (limited) return { ok: false, refusal: limited };
  const result = await operation({ ...caller, idempotencyKey: key.value }, input);
  if (!result.ok) return { ok: false, refusal: plainJson(result.refusal) as Refusal };
  if (operation.operation.kind === 'command') refresh();
  return { ok: true, value: plainJson(result.value) };
}
