import type { Metadata } from 'next';
import { Plus } from 'lucide-react';
import { Board } from '@/features/deals/components/board/board';
import { BoardFilters } from '@/features/deals/components/board/board-filters';
import { readPipelineAddress, withParams } from '@/features/deals/pipeline-address';
import { boardPage } from '@/features/deals/queries-board';
import { readClocks } from '@/domain/values/clocks';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Alert } from '@/ui/controls/alert';
import { LinkButton } from '@/ui/controls/link-button';
import { TabLinks } from '@/ui/controls/tab-links';
import { countOf } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Board' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function BoardPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const raw = await searchParams;
  const { input } = readPipelineAddress(raw);
  const { repId = null, search = null } = input;
  const clocks = readClocks(raw);
  const page = await callOrNotFound(boardPage, slug, { repId, search, ...clocks });
  const { columns, currency, today } = page;
  const open = columns.reduce((sum, { count }) => sum + count, 0);
  const money = (pick: (column: (typeof columns)[number]) => bigint) =>
    moneyCompact({ minor: columns.reduce((sum, column) => sum + pick(column), 0n), currency });
  const past = clocks.knownAt !== undefined || (clocks.asOf ?? today) !== today;
  const query = { ...(repId ? { rep: repId } : {}), ...(search ? { q: search } : {}), ...clocks };
  return (
    <>
      <PageHeader
        title="Pipeline"
        lead={`${countOf(open, 'open deal')} worth ${money((column) => column.amountMinor)}. By evidence it counts ${money((column) => column.weightedMinor)}.`}
        actions={
          page.mayCreate ? (
            <LinkButton
              href={`/t/${slug}/deals/new`}
              variant="primary"
              icon={<Plus aria-hidden className="size-4" />}
            >
              New deal
            </LinkButton>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <BoardFilters slug={slug} filter={{ repId, search, clocks }} reps={page.reps} />
          <TabLinks
            label="Form of the pipeline"
            links={[
              { href: withParams(`/t/${slug}/pipeline`, raw, {}), label: 'Table', active: false },
              { href: withParams(`/t/${slug}/pipeline/board`, raw, {}), label: 'Board', active: true },
            ]}
          />
        </div>
        {past ? <Alert tone="look" title="You look at the past. Deals are moved on today’s board." /> : null}
        <Board
          {...{ slug, columns, currency, today, query }}
          model={page.model}
          moveTo={past ? [] : page.moveTo}
        />
      </div>
    </>
  );
}
