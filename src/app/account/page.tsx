import type { Metadata } from 'next';
import Link from 'next/link';
import { PostForm } from '@/features/access/components/post-form';
import { browserName } from '@/platform/auth/browser-name';
import { pageNotice } from '@/platform/auth/page-notice';
import { MIN_PASSWORD_LENGTH } from '@/platform/auth/password-rules';
import { listSessions, type SessionRow } from '@/platform/auth/sessions';
import { signedInOrRedirect } from '@/platform/operations/page-caller';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Password and sessions' };

export default async function AccountPage() {
  const me = await signedInOrRedirect();
  const sessions = await listSessions(me.userId);
  return (
    <CenteredPage title="Password and sessions" lead={`${me.name}, ${me.email}`}>
      <h2 className="text-sm font-semibold">Change your password</h2>
      <PostForm
        action="/api/auth/password/change"
        submit="Change it"
        told={await pageNotice()}
        fields={[
          { name: 'current', label: 'Current password', type: 'password', autoComplete: 'current-password' },
          {
            name: 'password',
            label: 'New password',
            type: 'password',
            autoComplete: 'new-password',
            hint: `${MIN_PASSWORD_LENGTH} characters or more. You are signed out everywhere else.`,
            minLength: MIN_PASSWORD_LENGTH,
          },
        ]}
      />
      <h2 className="text-sm font-semibold">Where you are signed in</h2>
      <ul className="flex flex-col gap-4">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} current={session.id === me.sessionId} />
        ))}
      </ul>
      <p className="text-sm">
        <Link className="underline underline-offset-2" href="/companies">
          Your companies
        </Link>
      </p>
    </CenteredPage>
  );
}

function SessionItem({ session, current }: { session: SessionRow; current: boolean }) {
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3 text-sm">
      <p className="font-medium">{browserName(session.userAgent)}</p>
      <p className="text-muted">
        {current ? 'This browser. ' : ''}Last used {minute(session.lastSeenAt)}, signed in{' '}
        {minute(session.createdAt)} UTC
      </p>
      {current ? null : (
        <PostForm
          action="/api/auth/sessions"
          hidden={{ sessionId: session.id }}
          submit="Sign out there"
          variant="secondary"
        />
      )}
    </li>
  );
}

function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
