import type { Metadata } from 'next';
import { BoardMonths } from '@/features/board/components/board-months';
import { boardList } from '@/features/board/queries';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { LinkButton } from '@/ui/controls/link-button';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Board' };

export default async function BoardPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params;
  const list = await callOrNotFound(boardList, slug, {});
  return (
    <>
      <PageHeader
        title="Board"
        lead="One page and one hour a month with the CEO. A closed month never changes."
        actions={
          <>
            {list.mayReadDiscipline ? (
              <LinkButton href={`/t/${slug}/board/discipline`}>Discipline</LinkButton>
            ) : null}
            <LinkButton href={`/t/${slug}/settings/agenda`}>Agenda</LinkButton>
          </>
        }
      />
      <BoardMonths slug={slug} list={list} />
    </>
  );
}
