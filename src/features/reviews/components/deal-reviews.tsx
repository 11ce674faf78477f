import Link from 'next/link';
import type { ResultRow } from '@/data/review-trend';
import { stepSentence } from '@/domain/reviews/next-step';
import { Amount } from '@/ui/format/amount';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { OutcomeBadge, PromiseText } from './result-words';

type Props = { slug: string; rows: readonly ResultRow[]; currency: string };

/** A deal in the reviews that it was in: what was promised and whether it happened, what was claimed, what it came to and why. */
export function DealReviewsSection({ slug, rows, currency }: Props) {
  const columns: Column<ResultRow>[] = [
    {
      key: 'day',
      header: 'Review',
      cell: ({ reviewId, heldOn }) => (
        <Link href={`/t/${slug}/reviews/${reviewId}`} className="whitespace-nowrap">
          {dateText(heldOn)}
        </Link>
      ),
    },
    { key: 'promise', header: 'Promised before', cell: (row) => <Promised row={row} /> },
    {
      key: 'claimed',
      header: 'Claimed commit',
      numeric: true,
      cell: ({ claimedMinor }) => <Amount money={{ minor: claimedMinor, currency }} />,
    },
    { key: 'outcome', header: 'Outcome', cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
    { key: 'reason', header: 'Why', cell: ({ reason }) => reason ?? '–' },
  ];
  return (
    <Section title="In the weekly review" lead="The last one first.">
      <Card flush>
        <DataTable
          caption="In the weekly review"
          columns={columns}
          rows={rows}
          rowKey={({ reviewId }) => reviewId}
          dense
        />
      </Card>
    </Section>
  );
}

function Promised({ row: { heldOn, promise, promiseOn, promiseResult } }: { row: ResultRow }) {
  if (promise === null) return '–';
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="wrap-anywhere">{stepSentence(promise, promiseOn, heldOn)}</span>
      <PromiseText result={promiseResult} />
    </span>
  );
}
