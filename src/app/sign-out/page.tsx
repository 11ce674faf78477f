import type { Metadata } from 'next';
import { PostForm } from '@/features/access/components/post-form';
import { signedInOrRedirect } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Sign out' };

/** Asks once: a link must not end a session, or any other site could. */
export default async function SignOutPage() {
  const me = await signedInOrRedirect();
  return (
    <CenteredPage title="Sign out?" lead={`You are signed in as ${me.email}.`}>
      <PostForm action="/api/auth/sign-out" submit="Sign out" />
      <div>
        <LinkButton href="/" variant="quiet">
          Stay signed in
        </LinkButton>
      </div>
    </CenteredPage>
  );
}
