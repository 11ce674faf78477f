import { notFound } from '@/domain/values/result';
import { asFormRoute } from '@/platform/auth/form-route';
import { sessionTokenIn } from '@/platform/auth/session-cookie';
import { findSession, revokeOwnSession } from '@/platform/auth/sessions';
import { unauthenticated } from '@/platform/operations/request-guards';

/** Ends one of the own sessions, at once. */
export const POST = asFormRoute(async ({ fields, request }) => {
  const me = await findSession(sessionTokenIn(request.headers.get('cookie')));
  if (!me) return { refusal: unauthenticated(), back: '/sign-in?next=/account' };
  const ended = await revokeOwnSession(me.userId, fields.get('sessionId') ?? '');
  return ended ? { to: '/account' } : { refusal: notFound().refusal, back: '/account' };
});
