import type { Metadata } from 'next';
import Link from 'next/link';
import { connection } from 'next/server';
import { env } from '@/platform/env';
import { CenteredPage } from '@/ui/layout/centered-page';

export const metadata: Metadata = { title: 'Look into your mail' };

export default async function ResetSentPage() {
  await connection();
  return (
    <CenteredPage
      title="Look into your mail"
      lead="If somebody has this address here, a link is on its way. It works once, for one hour."
    >
      {env().SMTP_URL ? null : (
        <p className="text-sm text-muted">
          This installation sends no mail: ask the person who runs it for the link. It is in the
          server&rsquo;s log.
        </p>
      )}
      <p className="text-sm">
        <Link className="underline underline-offset-2" href="/sign-in">
          Back to sign-in
        </Link>
      </p>
    </CenteredPage>
  );
}
