import { acceptAsNewUser, acceptAsUser } from '@/features/members/accept-invitation';
import { asFormRoute } from '@/platform/auth/form-route';
import { sessionTokenIn } from '@/platform/auth/session-cookie';
import { findSession } from '@/platform/auth/sessions';
import { signedInAs } from '@/platform/auth/sign-in-routes';

/** Accepts an invitation: as the user who is signed in, or as a new one with name and password. */
export const POST = asFormRoute(async ({ fields, request }) => {
  const token = fields.get('token') ?? '';
  const back = `/invitation/${encodeURIComponent(token)}`;
  const me = await findSession(sessionTokenIn(request.headers.get('cookie')));
  if (me) {
    const accepted = await acceptAsUser(token, me.userId);
    return accepted.ok ? { to: `/t/${accepted.value.slug}` } : { refusal: accepted.refusal, back };
  }
  const password = fields.get('password') ?? '';
  const accepted = await acceptAsNewUser(token, { name: fields.get('name') ?? '', password });
  if (!accepted.ok) return { refusal: accepted.refusal, back };
  return signedInAs(request, accepted.value, `/t/${accepted.value.slug}`);
});
