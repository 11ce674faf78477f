import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { monthOf, parseMonth } from '@/domain/board/months';
import { LinksSection } from '@/features/board-links/components/links-section';
import { linksQuery } from '@/features/board-links/queries';
import { BoardMonth } from '@/features/board/components/board-month';
import { ExportMenu } from '@/features/board/components/export-menu';
import { boardShow } from '@/features/board/queries';
import { PrintButton } from '@/features/stage-models/components/print-button';
import { callOrNotFound } from '@/platform/operations/page-caller';

type Props = { params: Promise<{ tenant: string; month: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const period = parseMonth((await params).month);
  return { title: period === null ? 'Board' : `Board, ${monthOf(period).name}` };
}

export default async function BoardMonthPage({ params }: Props) {
  const { tenant: slug, month } = await params;
  if (parseMonth(month) === null) notFound();
  const shown = await callOrNotFound(boardShow, slug, { month });
  const { page, state, mayReadLinks } = shown;
  return (
    <BoardMonth
      slug={slug}
      shown={shown}
      actions={
        <>
          <PrintButton />
          <ExportMenu slug={slug} month={page.month.key} />
        </>
      }
    >
      {mayReadLinks && state === 'closed' ? (
        <LinksSection
          slug={slug}
          month={page.month.key}
          monthName={page.month.name}
          shown={await callOrNotFound(linksQuery, slug, { month })}
        />
      ) : null}
    </BoardMonth>
  );
}
