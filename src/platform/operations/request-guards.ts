import { refuse, type Refusal, type Result } from '@/domain/values/result';

/** The refusal of a change that no page of ours asked for. */
export function foreignOrigin(): { ok: false; refusal: Refusal } {
  return refuse('invalid', 'This request did not come from a page of this site.', {
    remedy: 'Reload the page and try again.',
  });
}

/** A key is up to 200 visible characters; anything else would be a mistake of the client. */
export function checkedKey(key: unknown): Result<string | undefined> {
  if (key === undefined || key === null || key === '') return { ok: true, value: undefined };
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return { ok: true, value: key };
  return refuse('invalid', 'The idempotency key must be 1 to 200 visible ASCII characters.');
}

export function unauthenticated(): Refusal {
  return refuse('unauthenticated', 'You are not signed in.', { remedy: 'Sign in and try again.' }).refusal;
}
