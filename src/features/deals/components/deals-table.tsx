import { DataTable, type Column, type SortState } from '@/ui/layout/data-table';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { Amount } from '@/ui/format/amount';
import { Day } from '@/ui/format/day';
import type { DealRow } from '../queries';
import { Probability } from './probability';
import { StageBadge } from './stage-badge';

export type DealsTableProps = {
  rows: readonly DealRow[];
  currency: string;
  slug: string;
  today: string;
  sortOf: (sort: 'close' | 'amount' | 'name') => SortState;
  /** Nothing matches the filters (true), or there is nothing at all. */
  filtered: boolean;
};

/** Open deals as people work with them: name, stage, what it counts and why, money, the next step. */
export function DealsTable({ rows, currency, slug, today, sortOf, filtered }: DealsTableProps) {
  const money = (minor: bigint | null) => <Amount money={minor === null ? null : { minor, currency }} />;
  const columns: Column<DealRow>[] = [
    {
      key: 'name',
      header: 'Deal',
      width: '26%',
      sort: sortOf('name'),
      cell: (row) => <DealName row={row} />,
    },
    { key: 'stage', header: 'Stage', cell: (row) => <StageCell row={row} /> },
    {
      key: 'counts',
      header: 'Counts',
      numeric: true,
      cell: (row) => <Probability judgement={row.judgement} />,
    },
    {
      key: 'amount',
      header: 'Amount',
      numeric: true,
      sort: sortOf('amount'),
      cell: (row) => money(row.amountMinor),
    },
    { key: 'weighted', header: 'Weighted', numeric: true, cell: (row) => money(row.weightedMinor) },
    {
      key: 'close',
      header: 'Close',
      numeric: true,
      sort: sortOf('close'),
      cell: (row) => <CloseDay row={row} today={today} />,
    },
    { key: 'step', header: 'Next step', cell: (row) => <NextStep row={row} today={today} /> },
    { key: 'rep', header: 'Rep', hideOnPhone: true, cell: (row) => row.rep ?? '–' },
  ];
  return (
    <DataTable
      caption="Deals"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/t/${slug}/deals/${row.id}`}
      empty={<NoDeals slug={slug} filtered={filtered} />}
    />
  );
}

function DealName({ row }: { row: DealRow }) {
  return (
    <span className="flex min-w-0 flex-col">
      <span className="font-medium break-words">{row.name}</span>
      {row.customer && row.customer !== row.name ? (
        <span className="text-xs text-muted">{row.customer}</span>
      ) : null}
    </span>
  );
}

function StageCell({ row }: { row: DealRow }) {
  return (
    <span className="flex flex-col items-start gap-0.5">
      <StageBadge stage={row.stage} />
      {row.sourceStage ? <span className="text-xs text-muted">CRM: {row.sourceStage}</span> : null}
    </span>
  );
}

function CloseDay({ row, today }: { row: DealRow; today: string }) {
  const past = row.closeOn !== null && row.closeOn < today;
  return (
    <span className={past ? 'text-look' : undefined}>
      <Day date={row.closeOn} />
      {past ? <span className="block text-xs">passed</span> : null}
    </span>
  );
}

function NextStep({ row, today }: { row: DealRow; today: string }) {
  if (!row.nextStep && !row.nextStepOn) return <span className="text-muted">No next step</span>;
  const overdue = row.nextStepOn !== null && row.nextStepOn < today;
  return (
    <span className="flex flex-col">
      <span className="line-clamp-2">{row.nextStep ?? 'Step without words'}</span>
      <span className={overdue ? 'text-xs text-look' : 'text-xs text-muted'}>
        {row.nextStepOn ? <Day date={row.nextStepOn} /> : 'no date'}
        {overdue ? ', overdue' : ''}
      </span>
    </span>
  );
}

function NoDeals({ slug, filtered }: { slug: string; filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState
        title="No deal matches these filters"
        why="Take one filter away, or look among won and lost deals."
        action={<LinkButton href={`/t/${slug}/pipeline`}>Show all open deals</LinkButton>}
      />
    );
  }
  return (
    <EmptyState
      title="No deals yet"
      why="The pipeline is what the forecast and the audit stand on. Import an export of your CRM to fill it."
      action={
        <LinkButton href={`/t/${slug}/imports/new`} variant="primary">
          Import deals
        </LinkButton>
      }
    />
  );
}
