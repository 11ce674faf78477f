import type { Metadata } from 'next';
import { PostForm } from '@/features/access/components/post-form';
import { pageNotice } from '@/platform/auth/page-notice';
import { findReset } from '@/platform/auth/password-reset';
import { MIN_PASSWORD_LENGTH } from '@/platform/auth/password-rules';
import { LinkButton } from '@/ui/controls/link-button';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Set a new password' };

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const reset = await findReset(token);
  if (!reset) {
    return (
      <CenteredPage
        title="This link does not work any more"
        lead="It was used already, or it is older than an hour."
      >
        <div>
          <LinkButton href="/password" variant="primary">
            Ask for a new link
          </LinkButton>
        </div>
      </CenteredPage>
    );
  }
  return (
    <CenteredPage title="Set a new password" lead={`For ${reset.email}. You are signed out everywhere else.`}>
      <PostForm
        action="/api/auth/password/new"
        hidden={{ token }}
        submit="Set it and sign in"
        told={await pageNotice()}
        fields={[
          {
            name: 'password',
            label: 'New password',
            type: 'password',
            autoComplete: 'new-password',
            hint: `${MIN_PASSWORD_LENGTH} characters or more.`,
            minLength: MIN_PASSWORD_LENGTH,
            autoFocus: true,
          },
        ]}
      />
    </CenteredPage>
  );
}
