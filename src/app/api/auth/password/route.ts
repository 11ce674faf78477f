import { clientNetwork } from '@/platform/auth/client-address';
import { asFormRoute } from '@/platform/auth/form-route';
import { requestReset } from '@/platform/auth/password-reset';
import { logBug } from '@/platform/log/log';

/** Asks for a reset link. The link is made and sent after the answer, which is the same for every address. */
export const POST = asFormRoute(async ({ fields, request }) => {
  const asked = await requestReset(fields.get('email'), clientNetwork(request.headers));
  if (!asked.ok) return { refusal: asked.refusal, back: '/password' };
  asked.value().catch((error: unknown) => logBug(error, { operation: 'password reset' }));
  return { to: '/password/sent' };
});
