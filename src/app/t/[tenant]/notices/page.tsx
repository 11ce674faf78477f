import type { Metadata } from 'next';
import { Inbox, type InboxRow } from '@/features/notices/components/inbox';
import { KIND_WORDS } from '@/features/notices/notice-words';
import { listNotices } from '@/features/notices/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { countOf, countText } from '@/ui/format/counts';
import { instantText } from '@/ui/format/dates';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';

export const metadata: Metadata = { title: 'Notices' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NoticesPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const { show: asked, after: from } = await searchParams;
  const show = asked === 'done' ? 'done' : 'waiting';
  const after = typeof from === 'string' ? from : null;
  const page = await callOrNotFound(listNotices, slug, { show, after });
  const { notices, waiting, next, readUntil, zone } = page;
  const path = `/t/${slug}/notices`;
  const first = show === 'done' ? `${path}?show=done` : path;
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
        <Inbox
          key={`${show} ${after ?? ''}`}
          slug={slug}
          rows={rows}
          readUntil={readUntil}
          done={show === 'done'}
        />
      )}
      {after === null && next === null ? null : (
        <Pagination
          summary={
            show === 'done'
              ? `${countText(rows.length)} on this page`
              : `${countText(rows.length)} of ${countOf(waiting, 'notice')}`
          }
          previousHref={after === null ? null : first}
          nextHref={next === null ? null : `${path}?show=${show}&after=${encodeURIComponent(next)}`}
        />
      )}
    </>
  );
}

const NONE_WAITING = {
  title: 'Nothing waits for you',
  why: 'Handoffs, decisions, board reviews and what else concerns you comes here when it happens.',
};
const NONE_DONE = { title: 'Nothing put away yet', why: 'Notices that you are done with are kept here.' };
