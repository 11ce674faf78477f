import { notFound } from '@/domain/values/result';
import { refusalResponse } from '@/platform/operations/responses';
import { clientNetwork } from './client-address';
import { asFormRoute, redirectTo, type FormAnswer, type FormRequest } from './form-route';
import { configuredProviderIds } from './identity-providers';
import { DEVICE_COOKIE, deviceMark } from './known-device';
import { callNextAuth, type NextAuthAnswer } from './next-auth-call';
import { nextAuthOptions, type SignInCall } from './next-auth-options';
import { noticeCookie, ownCookie } from './notice';
import { safePath } from './safe-path';
import { sessionCookieName, sessionTokenIn } from './session-cookie';
import { ABSOLUTE_SECONDS } from './session-life';
import { endSession, startSession } from './sessions';

const DEVICE_SECONDS = 400 * 24 * 3600;

/** E-mail and password through next-auth's credentials provider. A session that the browser had before ends. */
export const signInRoute = asFormRoute(async ({ fields, request }) => {
  const next = safePath(fields.get('next'));
  const call = callOf(request);
  const body = {
    email: fields.get('email') ?? '',
    password: fields.get('password') ?? '',
    callbackUrl: next,
  };
  const answer = await callNextAuth(
    { method: 'POST', action: 'callback', provider: 'credentials', body },
    nextAuthOptions(call),
  );
  const cookies = sessionCookies(answer);
  const back = next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
  if (cookies.length === 0) return { refusal: call.outcome.refusal ?? notFound().refusal, back };
  await endEarlier(request);
  if (call.outcome.email) cookies.push(deviceCookie(call.outcome.email));
  return { to: next, cookies };
});

/** A session for somebody who has just proved himself otherwise (reset link, invitation, his old password). */
export async function signedInAs(
  request: Request,
  user: { userId: string; email: string },
  next: string,
): Promise<FormAnswer> {
  await endEarlier(request);
  const token = await startSession(user.userId, request.headers.get('user-agent'));
  const cookies = [ownCookie(sessionCookieName(), token, ABSOLUTE_SECONDS), deviceCookie(user.email)];
  return { to: next, cookies };
}

function deviceCookie(email: string): string {
  return ownCookie(DEVICE_COOKIE, deviceMark(email), DEVICE_SECONDS);
}

/** Sends the browser to an identity provider. A plain link: a form's redirect to another site is what our own policy forbids. */
export async function startProvider(request: Request, provider: string): Promise<Response> {
  if (!configuredProviderIds().some((id) => id === provider)) return refusalResponse(notFound().refusal);
  if (request.headers.get('sec-fetch-site') === 'cross-site') return redirectTo('/sign-in');
  const next = safePath(new URL(request.url).searchParams.get('next'));
  const answer = await callNextAuth(
    { method: 'POST', action: 'signin', provider, body: { callbackUrl: next }, cookies: cookiesOf(request) },
    nextAuthOptions(callOf(request)),
  );
  return withCookies(redirectTo(answer.location ?? '/sign-in'), answer.cookies);
}

/** The provider's answer: a session for a person we know or invited, else back to sign-in with the reason. */
export async function finishProvider(request: Request, provider: string): Promise<Response> {
  if (!configuredProviderIds().some((id) => id === provider)) return refusalResponse(notFound().refusal);
  const call = callOf(request);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const answer = await callNextAuth(
    { method: 'GET', action: 'callback', provider, query, cookies: cookiesOf(request) },
    nextAuthOptions(call),
  );
  if (sessionCookies(answer).length === 0) {
    const failed = {
      code: 'invalid' as const,
      message: 'The other service did not confirm the sign-in.',
      remedy: 'Try again.',
    };
    return withCookies(redirectTo('/sign-in'), [
      ...answer.cookies,
      noticeCookie(call.outcome.refusal ?? failed),
    ]);
  }
  await endEarlier(request);
  const location = new URL(answer.location ?? '/', 'http://own.invalid');
  return withCookies(redirectTo(safePath(`${location.pathname}${location.search}`)), answer.cookies);
}

/** Ends the session on the server and takes the cookie and everything cached out of the browser. */
export const signOutRoute = asFormRoute(async ({ request, fields }: FormRequest) => {
  await endEarlier(request);
  return { to: safePath(fields.get('next'), '/sign-in'), cookies: [ownCookie(sessionCookieName(), '', 0)] };
});

function callOf(request: Request): SignInCall {
  return {
    userAgent: request.headers.get('user-agent'),
    network: clientNetwork(request.headers),
    deviceMark: cookiesOf(request)[DEVICE_COOKIE],
    outcome: {},
  };
}

async function endEarlier(request: Request): Promise<void> {
  const token = sessionTokenIn(request.headers.get('cookie'));
  if (token) await endSession(token);
}

/** next-auth's cookies for its own steps are left out: only the session is needed after a password. */
function sessionCookies(answer: NextAuthAnswer): string[] {
  return answer.cookies.filter((cookie) => new RegExp(`^${sessionCookieName()}=[^;]`).test(cookie));
}

function cookiesOf(request: Request): Record<string, string> {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.map(([name = '', ...value]) => [name, decoded(value.join('='))]));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
  return response;
}
