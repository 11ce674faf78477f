import { randomUUID } from 'node:crypto';
import { createOwnTenant } from '@/features/tenants/create-own-tenant';
import { asFormRoute } from '@/platform/auth/form-route';
import { sessionTokenIn } from '@/platform/auth/session-cookie';
import { findSession } from '@/platform/auth/sessions';
import { unauthenticated } from '@/platform/operations/request-guards';

const BACK = '/portfolio/new';

/** Makes a company for whoever is signed in and CRO somewhere, and leads into its start guide. */
export const POST = asFormRoute(async ({ fields, request }) => {
  const me = await findSession(sessionTokenIn(request.headers.get('cookie')));
  if (!me) return { refusal: unauthenticated(), back: `/sign-in?next=${encodeURIComponent(BACK)}` };
  const text = (name: string) => fields.get(name)?.trim() ?? '';
  const created = await createOwnTenant(
    me.userId,
    {
      name: text('name'),
      slug: text('slug'),
      currency: text('currency'),
      zone: text('zone'),
      fiscalStartMonth: Number(text('fiscalStartMonth')),
      fiscalCalendar: text('fiscalCalendar') === 'weeks' ? 'weeks' : 'months',
    },
    text('key') || randomUUID(),
  );
  return created.ok ? { to: `/t/${created.value.slug}/start` } : { refusal: created.refusal, back: BACK };
});
