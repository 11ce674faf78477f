import { refuse, type Refusal, type Result } from '@/domain/values/result';
import { isOwnOrigin } from '@/platform/auth/origin';
import { limitApi } from '@/platform/auth/request-limit';
import { plainJson, type PlainJson } from './plain-json';
import type { Operation } from './registry';
import { checkedKey, foreignOrigin } from './request-guards';

export type ActionResult<O> = Result<PlainJson<O>>;

/** What arrives at a server action. The arguments come over the wire, so their types are only a hope. */
export type ActionCall<I> = {
  headers: { get(name: string): string | null };
  token: string | null;
  tenantSlug: unknown;
  input: I;
  idempotencyKey: unknown;
};

/** Origin, key, limit, operation; the answer as plain JSON. Throws what the operation throws. */
export async function answerAction<I, O>(
  operation: Operation<I, O>,
  call: ActionCall<I>,
): Promise<ActionResult<O>> {
  const { headers, token, tenantSlug, input } = call;
  if (!isOwnOrigin(headers)) return foreignOrigin();
  if (typeof tenantSlug !== 'string') return refuse('invalid', 'The company is missing.');
  const key = checkedKey(call.idempotencyKey);
  if (!key.ok) return key;
  const limited = await limitApi(token);
  if (limited) return { ok: false, refusal: limited };
  const result = await operation({ kind: 'session', token, tenantSlug, idempotencyKey: key.value }, input);
  if (!result.ok) return { ok: false, refusal: plainJson(result.refusal) as Refusal };
  return { ok: true, value: plainJson(result.value) };
}
