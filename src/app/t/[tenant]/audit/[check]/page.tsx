import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CHECK_IDS } from '@/domain/audit/types';
import { checkWords } from '@/features/audit/check-words';
import { auditCheckQuery } from '@/features/audit/queries';
import { StageBadge } from '@/features/deals/components/stage-badge';
import { JustifyDialog } from '@/features/justifications/components/justify-dialog';
import { readClocks, withClocks } from '@/domain/values/clocks';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { Amount } from '@/ui/format/amount';
import { countOf, countText } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { PageHeader } from '@/ui/layout/page-header';
import { Pagination } from '@/ui/layout/pagination';

export const metadata: Metadata = { title: 'Audit' };

type Props = {
  params: Promise<{ tenant: string; check: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AuditCheckPage({ params, searchParams }: Props) {
  const { tenant: slug, check: name } = await params;
  const id = CHECK_IDS.find((known) => known === name);
  if (!id) notFound();
  const raw = await searchParams;
  const clock = readClocks(raw);
  const after = typeof raw.after === 'string' ? raw.after : null;
  const input = { check: id, after, ...clock };
  const { currency, check, thresholds, next, justify } = await callOrNotFound(auditCheckQuery, slug, input);
  const href = (from: string | null) =>
    withClocks(`/t/${slug}/audit/${id}${from === null ? '' : `?after=${from}`}`, clock);
  const { title, advice } = checkWords(id, thresholds);
  type Row = (typeof check.deals)[number];
  const columns: Column<Row>[] = [
    { key: 'deal', header: 'Deal', width: '28%', cell: (row) => row.name },
    { key: 'customer', header: 'Customer', cell: (row) => row.customer ?? '–' },
    { key: 'rep', header: 'Rep', cell: (row) => row.rep ?? '–' },
    { key: 'stage', header: 'Stage', cell: (row) => row.sourceStage ?? <StageBadge stage={row.stage} /> },
    { key: 'close', header: 'Close', numeric: true, cell: (row) => <Day date={row.closeOn} /> },
    {
      key: 'activity',
      header: 'Last activity',
      numeric: true,
      cell: (row) => <Day date={row.lastActivityOn} />,
    },
    { key: 'step', header: 'Next step', cell: (row) => row.nextStep ?? '–' },
    {
      key: 'amount',
      header: 'Amount',
      numeric: true,
      cell: (row) => <Amount money={{ minor: row.amountMinor, currency }} />,
      total: <Amount money={{ minor: check.amountMinor, currency }} as="exact" />,
    },
    ...(justify
      ? [
          {
            key: 'justify',
            header: 'Justify',
            align: 'end' as const,
            cell: (row: Row) => (
              <span className="relative z-10">
                <JustifyDialog slug={slug} dealId={row.id} name={row.name} size="small" {...justify} />
              </span>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        eyebrow={<Link href={withClocks(`/t/${slug}/audit`, clock)}>Audit</Link>}
        title={title}
        lead={`${countOf(check.count, 'deal')} worth ${moneyExact({ minor: check.amountMinor, currency })}. ${advice}`}
      />
      <p className="text-xs text-muted">
        {check.state === 'checked' ? check.basis : `Cannot be checked: ${check.reason}`}
      </p>
      <Card flush>
        <DataTable
          caption={title}
          columns={columns}
          rows={check.deals}
          rowKey={(row) => row.id}
          rowHref={(row) => withClocks(`/t/${slug}/deals/${row.id}`, clock)}
          totalLabel="All of them"
          empty={<EmptyState title="None found" why="This check finds nothing as of that day." />}
        />
      </Card>
      {after !== null || next !== null ? (
        <Pagination
          summary={`${countOf(check.deals.length, 'deal')} of ${countText(check.count)} on this page, largest first`}
          previousHref={after === null ? null : href(null)}
          nextHref={next === null ? null : href(next)}
        />
      ) : null}
    </>
  );
}
