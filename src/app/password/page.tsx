import type { Metadata } from 'next';
import Link from 'next/link';
import { PostForm } from '@/features/access/components/post-form';
import { pageNotice } from '@/platform/auth/page-notice';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Forgot your password?' };

export default async function ForgottenPasswordPage() {
  return (
    <CenteredPage title="Forgot your password?" lead="We send a link with which you set a new one.">
      <PostForm
        action="/api/auth/password"
        submit="Send the link"
        told={await pageNotice()}
        fields={[
          { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username', autoFocus: true },
        ]}
      />
      <p className="text-sm">
        <Link className="underline underline-offset-2" href="/sign-in">
          Back to sign-in
        </Link>
      </p>
    </CenteredPage>
  );
}
