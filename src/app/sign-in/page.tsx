import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PostForm } from '@/features/access/components/post-form';
import { configuredProviderIds, PROVIDER_NAMES } from '@/platform/auth/identity-providers';
import { pageNotice } from '@/platform/auth/page-notice';
import { safePath } from '@/platform/auth/safe-path';
import { findSession } from '@/platform/auth/sessions';
import { sessionToken } from '@/platform/operations/page-caller';
import { buttonStyles } from '@/ui/controls/button-styles';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const next = safePath((await searchParams).next);
  if (await findSession(await sessionToken())) redirect(next);
  return (
    <CenteredPage title="Sign in" lead="Commitpoint: a forecast that stands on purchase orders.">
      <PostForm
        action="/api/auth/sign-in"
        hidden={{ next }}
        submit="Sign in"
        told={await pageNotice()}
        fields={[
          { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username', autoFocus: true },
          { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
        ]}
      />
      <Providers next={next} />
      <p className="text-sm">
        <Link className="underline underline-offset-2" href="/password">
          Forgot your password?
        </Link>
      </p>
    </CenteredPage>
  );
}

/** Plain links: they lead to another site, and our own policy lets no form do that. */
function Providers({ next }: { next: string }) {
  const ids = configuredProviderIds();
  if (ids.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      {ids.map((id) => (
        <a
          key={id}
          href={`/api/auth/sign-in/${id}?next=${encodeURIComponent(next)}`}
          className={buttonStyles({ variant: 'secondary' })}
        >
          Continue with {PROVIDER_NAMES[id]}
        </a>
      ))}
    </div>
  );
}
