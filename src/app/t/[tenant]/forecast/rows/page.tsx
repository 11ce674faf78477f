import type { Metadata } from 'next';
import Link from 'next/link';
import { percentText } from '@/domain/deals/stages';
import { filterWords } from '@/features/forecast/components/forecast-filters';
import { ForecastTabs } from '@/features/forecast/components/forecast-tabs';
import { withFilter } from '@/features/forecast/filter-address';
import { readCell } from '@/features/forecast/forecast-address';
import { forecastRowsQuery } from '@/features/forecast/queries';
import { forecastFilters } from '@/features/forecast/queries-page';
import { withClocks } from '@/domain/values/clocks';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { EmptyState } from '@/ui/controls/empty-state';
import { STREAM_LABEL, StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { PageHeader } from '@/ui/layout/page-header';
import { frameOf } from '../../frame';

export const metadata: Metadata = { title: 'Behind the forecast' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const SHOWN = 500;
const NAMES = {
  actual: 'Actual',
  commit: 'Commit',
  bestCase: 'Best case',
  pipeline: 'Pipeline',
  weighted: 'Weighted',
};

export default async function ForecastRowsPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const cell = readCell(await searchParams);
  const [shown, choices, { actor }] = await Promise.all([
    callOrNotFound(forecastRowsQuery, slug, cell),
    callOrNotFound(forecastFilters, slug, { customerId: cell.customerId || null }),
    frameOf(slug),
  ]);
  const { currency, periods, rows, totalMinor, mayOpenDeals } = shown;
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: 'deal', header: 'Deal', width: '28%', cell: (row) => row.dealName },
    { key: 'line', header: 'Line', cell: (row) => row.line ?? 'No stream split' },
    { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.column} /> },
    { key: 'date', header: 'Lands', numeric: true, cell: (row) => <Day date={row.date} /> },
    { key: 'why', header: 'Because', cell: (row) => <span className="text-xs text-muted">{row.why}</span> },
    {
      key: 'counts',
      header: 'Counts',
      numeric: true,
      cell: (row) => (row.kind === 'actual' ? '100 %' : percentText(row.probabilityBp)),
    },
    {
      key: 'amount',
      header: cell.measure === 'weighted' ? 'Weighted' : 'Amount',
      numeric: true,
      cell: (row) => <Amount money={{ minor: row.shownMinor, currency }} as="exact" />,
      total: <Amount money={{ minor: totalMinor, currency }} as="exact" />,
    },
  ];
  const title = [
    cell.measure ? NAMES[cell.measure] : 'All rows',
    cell.column ? STREAM_LABEL[cell.column] : null,
    cell.period === null ? null : periods[cell.period],
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <ForecastTabs slug={slug} active="forecast" role={actor.role} clock={cell} />
      <PageHeader
        eyebrow={<Link href={withFilter(`/t/${slug}/forecast`, cell, cell)}>Forecast</Link>}
        title={title}
        lead={`${countOf(rows.length, 'row')} add up to ${moneyExact({ minor: totalMinor, currency })}.${rows.length > SHOWN ? ` The largest ${SHOWN} are shown.` : ''} ${filterWords(cell, choices)}`}
      />
      <Card flush>
        <DataTable
          caption="Rows behind the figure"
          columns={columns}
          rows={rows.slice(0, SHOWN)}
          rowKey={(row) => `${row.dealId}${row.lineId}${row.period}${row.kind}${row.date}`}
          rowHref={(row) => (mayOpenDeals ? withClocks(`/t/${slug}/deals/${row.dealId}`, cell) : null)}
          totalLabel="Total"
          empty={
            <EmptyState
              title="Nothing lands here"
              why="No line of any deal falls into this period with this certainty."
            />
          }
        />
      </Card>
    </>
  );
}
