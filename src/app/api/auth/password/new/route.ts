import { asFormRoute } from '@/platform/auth/form-route';
import { resetPassword } from '@/platform/auth/password-reset';
import { signedInAs } from '@/platform/auth/sign-in-routes';

/** Sets a new password by a reset link and signs in with it. */
export const POST = asFormRoute(async ({ fields, request }) => {
  const token = fields.get('token') ?? '';
  const done = await resetPassword(token, fields.get('password') ?? '');
  if (!done.ok) return { refusal: done.refusal, back: `/password/${encodeURIComponent(token)}` };
  return signedInAs(request, done.value, '/');
});
