import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { Result } from '@/domain/values/result';
import { safePath } from '@/platform/auth/safe-path';
import { asToken, sessionCookieName } from '@/platform/auth/session-cookie';
import { findSession, type SignedIn } from '@/platform/auth/sessions';
import type { Caller } from './caller';
import { PATH_HEADER } from './path-header';
import type { Operation } from './registry';

/** The token of the request's session cookie, unchecked: operations check it at every call. */
export async function sessionToken(): Promise<string | null> {
  return asToken((await cookies()).get(sessionCookieName())?.value);
}

/** The caller of a server component: whoever holds the request's cookie, in the tenant that the path names. */
export async function pageCaller(tenantSlug: string): Promise<Extract<Caller, { kind: 'session' }>> {
  return { kind: 'session', token: await sessionToken(), tenantSlug };
}

/**
 * A query for a page, as a Result whose refusal is never "not found": that shows the not-found page. Without any live session the
 * visitor goes to sign-in first and comes back, whether or not the thing exists.
 */
export async function callForPage<I, O>(
  operation: Operation<I, O>,
  tenantSlug: string,
  input: I,
): Promise<Result<O>> {
  const caller = await pageCaller(tenantSlug);
  const result = await operation(caller, input);
  if (result.ok || result.refusal.code !== 'not_found') return result;
  if (!(await findSession(caller.token))) redirect(await signInPath());
  notFound();
}

/** As `callForPage` for pages that have nothing to say to a refusal: an address that cannot be read is an address of nothing. */
export async function callOrNotFound<I, O>(
  operation: Operation<I, O>,
  tenantSlug: string,
  input: I,
): Promise<O> {
  const result = await callForPage(operation, tenantSlug, input);
  if (result.ok) return result.value;
  if (result.refusal.code === 'invalid') notFound();
  throw new Error(`${operation.operation.name} refused a page: ${result.refusal.message}`);
}

/** Who is signed in, for pages outside tenants; everybody else goes to sign-in and comes back. */
export async function signedInOrRedirect(): Promise<SignedIn> {
  return (await findSession(await sessionToken())) ?? redirect(await signInPath());
}

async function signInPath(): Promise<string> {
  const path = safePath((await headers()).get(PATH_HEADER));
  return path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
}
