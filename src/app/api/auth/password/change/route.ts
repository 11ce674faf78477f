import { unauthenticated } from '@/platform/operations/request-guards';
import { asFormRoute } from '@/platform/auth/form-route';
import { changePassword } from '@/platform/auth/password-reset';
import { sessionTokenIn } from '@/platform/auth/session-cookie';
import { findSession } from '@/platform/auth/sessions';
import { signedInAs } from '@/platform/auth/sign-in-routes';

/** Changes the own password: all sessions end, this browser gets a new one. */
export const POST = asFormRoute(async ({ fields, request }) => {
  const me = await findSession(sessionTokenIn(request.headers.get('cookie')));
  if (!me) return { refusal: unauthenticated(), back: '/sign-in?next=/account' };
  const done = await changePassword(me.userId, fields.get('current') ?? '', fields.get('password') ?? '');
  if (!done.ok) return { refusal: done.refusal, back: '/account' };
  return signedInAs(request, me, '/account');
});
