import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { DigestPreview } from '@/features/digests/components/digest-preview';
import { digestMail } from '@/features/digests/digest-mail';
import { previewDigest } from '@/features/digests/queries';
import { SettingsTabs } from '@/features/settings/components/settings-tabs';
import { may } from '@/domain/access/permissions';
import { linkTo } from '@/platform/mail/messages';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../../frame';

export const metadata: Metadata = { title: 'Your digest' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DigestPreviewPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const kind = (await searchParams).kind === 'monthly' ? 'monthly' : 'weekly';
  const { actor } = await frameOf(slug);
  const { digest } = await callOrNotFound(previewDigest, slug, { kind });
  const path = `/t/${slug}/settings/notices`;
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const mail = digest && (await digestMail('', digest, { slug, unsubscribe: linkTo(path), nonce }));
  return (
    <>
      <SettingsTabs slug={slug} active="notices" readSettings={may(actor.role, 'settings.read')} />
      <PageHeader
        title="Your digest"
        lead={
          kind === 'weekly'
            ? 'What goes out on Monday at 7:00, with the week that is over.'
            : 'What goes out on the 1st at 7:00, with the month that is over.'
        }
        actions={<LinkButton href={path}>What you hear of</LinkButton>}
      />
      <TabLinks
        label="Digest"
        links={[
          { href: `${path}/preview`, label: 'Weekly', active: kind === 'weekly' },
          { href: `${path}/preview?kind=monthly`, label: 'Monthly', active: kind === 'monthly' },
        ]}
      />
      {mail ? (
        <DigestPreview key={kind} subject={mail.subject} html={mail.html} text={mail.text} />
      ) : (
        <EmptyState title="Nothing to say" why="Nothing needs you and nothing changed: no mail goes out." />
      )}
    </>
  );
}
