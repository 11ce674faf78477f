import Link from 'next/link';
import type { ResultRow } from '@/data/review-trend';
import type { TrendMeasure } from '@/domain/reviews/trend';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { MEASURE_TITLES } from '../../trend-words';
import { OutcomeBadge, PromiseText } from '../result-words';

type Props = {
  slug: string;
  measure: TrendMeasure;
  rows: readonly ResultRow[];
  /** There are more rows than are shown. */
  cut: boolean;
  currency: string;
  withRep: boolean;
  closeHref: string;
};

/** The deals that the figures of a measure are made of. */
export function BehindTable({ slug, measure, rows, cut, currency, withRep, closeHref }: Props) {
  const columns: Column<ResultRow>[] = [
    {
      key: 'deal',
      header: 'Deal',
      cell: ({ dealId, deal, inScope }) =>
        inScope ? <Link href={`/t/${slug}/deals/${dealId}`}>{deal}</Link> : deal,
    },
    {
      key: 'review',
      header: 'Review',
      cell: ({ reviewId, heldOn }) => (
        <Link href={`/t/${slug}/reviews/${reviewId}`} className="whitespace-nowrap">
          {dateText(heldOn)}
        </Link>
      ),
    },
    ...(withRep ? [{ key: 'rep', header: 'Rep', cell: ({ rep }: ResultRow) => rep }] : []),
    ...columnsOf(measure, currency),
  ];
  return (
    <Section
      title={`${MEASURE_TITLES[measure]}: the deals`}
      lead={cut ? `The latest ${rows.length}.` : countOf(rows.length, 'row')}
      actions={
        <Link href={closeHref} scroll={false} className="text-sm">
          Hide
        </Link>
      }
    >
      <Card flush>
        <DataTable
          caption={`${MEASURE_TITLES[measure]}: the deals`}
          columns={columns}
          rows={rows}
          rowKey={({ reviewId, dealId }) => `${reviewId} ${dealId}`}
          empty={<p className="p-4 text-sm text-muted">No deal in these reviews.</p>}
        />
      </Card>
    </Section>
  );
}

function columnsOf(measure: TrendMeasure, currency: string): Column<ResultRow>[] {
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  switch (measure) {
    case 'commit':
      return [
        { key: 'claimed', header: 'Claimed', numeric: true, cell: (row) => money(row.claimedMinor) },
        { key: 'evidenced', header: 'Evidenced', numeric: true, cell: (row) => money(row.evidencedMinor) },
        { key: 'outcome', header: 'Outcome', cell: (row) => <OutcomeBadge outcome={row.outcome} /> },
      ];
    case 'promises':
      return [
        { key: 'promise', header: 'Promise', cell: (row) => row.promise ?? '–' },
        { key: 'by', header: 'By', cell: ({ promiseOn }) => <Day date={promiseOn} /> },
        { key: 'result', header: 'Result', cell: (row) => <PromiseText result={row.promiseResult} /> },
      ];
    case 'pushes':
      return [
        { key: 'pushes', header: 'Pushes', numeric: true, cell: ({ pushes }) => pushes },
        { key: 'days', header: 'Days', numeric: true, cell: ({ pushedDays }) => pushedDays },
      ];
    case 'knockedDown':
      return [{ key: 'reason', header: 'Reason', cell: ({ reason }) => reason ?? '–' }];
    case 'prepared':
      return [
        {
          key: 'prepared',
          header: 'Three answers',
          cell: ({ prepared }) => (prepared ? 'all there' : 'not all there'),
        },
      ];
  }
}
