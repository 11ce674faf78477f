import type { Metadata } from 'next';
import { Inbox, type InboxRow } from '@/features/notices/components/inbox';
import { KIND_WORDS } from '@/features/notices/notice-words';
import { listNotices } from '@/features/notices/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { countText } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Notices' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NoticesPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const show = (await searchParams).show === 'done' ? 'done' : 'waiting';
  const { notices, waiting, more, readUntil, zone } = await callOrNotFound(listNotices, slug, { show });
  const path = `/t/${slug}/notices`;
  const rows = notices.map(({ id, kind, title, body, path: inside, createdAt, seen }): InboxRow => ({
    id,
    kind: KIND_WORDS[kind].title,
    title,
    body,
    href: `/t/${slug}${inside}`,
    when: instantText(createdAt, zone),
    isNew: !seen,
  }));
  return (
    <>
      <PageHeader
        title="Notices"
        lead="What happened and concerns you, the latest first."
        actions={<LinkButton href={`/t/${slug}/settings/notices`}>What you hear of</LinkButton>}
      />
      <TabLinks
        label="Notices"
        links={[
          { href: path, label: 'Waiting', count: countText(waiting), active: show === 'waiting' },
          { href: `${path}?show=done`, label: 'Done', active: show === 'done' },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState {...(show === 'done' ? NONE_DONE : NONE_WAITING)} />
      ) : (
        <Inbox key={show} slug={slug} rows={rows} readUntil={readUntil} done={show === 'done'} />
      )}
      {more ? (
        <p className="text-sm text-muted">
          The latest {countText(rows.length)} are shown. Put some away to see older ones.
        </p>
      ) : null}
    </>
  );
}

const NONE_WAITING = {
  title: 'Nothing waits for you',
  why: 'Handoffs, decisions, board reviews and what else concerns you comes here when it happens.',
};
const NONE_DONE = { title: 'Nothing put away yet', why: 'Notices that you are done with are kept here.' };
