import type { PastReview } from '@/data/review-list';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Pagination } from '@/ui/layout/pagination';
import { Section } from '@/ui/layout/section';
import { reviewDay } from '../../list-words';
import { OutcomeMarks } from './outcome-marks';

type Props = {
  slug: string;
  rows: readonly PastReview[];
  currency: string;
  /** Sums of a rep are of his own deals. */
  ownOnly: boolean;
  /** Keyset links: back to the first page, and on. */
  firstHref: string | null;
  nextHref: string | null;
};

/** What was reviewed, and what it came to. */
export function PastTable({ slug, rows, currency, ownOnly, firstHref, nextHref }: Props) {
  const lead = ownOnly
    ? 'Your own deals; the forecast is the company’s weighted pipeline at the opening and at the close.'
    : 'The forecast is the weighted pipeline at the opening and at the close.';
  return (
    <Section title="Held" lead={lead}>
      <Card flush>
        <DataTable
          caption="Reviews that are over"
          columns={columnsOf(currency)}
          rows={rows}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/t/${slug}/reviews/${id}`}
        />
      </Card>
      {firstHref || nextHref ? (
        <Pagination
          summary={`${rows.length} reviews on this page`}
          previousHref={firstHref}
          nextHref={nextHref}
        />
      ) : null}
    </Section>
  );
}

function columnsOf(currency: string): Column<PastReview>[] {
  const money = (minor: bigint | null) => (minor === null ? null : { minor, currency });
  const held = (row: PastReview) => row.state === 'closed';
  return [
    { key: 'day', header: 'Day', width: '13rem', cell: ({ heldOn }) => reviewDay(heldOn) },
    {
      key: 'deals',
      header: 'Deals',
      numeric: true,
      cell: (row) => (held(row) ? countText(row.deals) : '–'),
    },
    {
      key: 'outcomes',
      header: 'Outcomes',
      cell: (row) =>
        held(row) ? (
          <OutcomeMarks outcomes={row.outcomes} />
        ) : (
          <span className="text-muted">Skipped: {row.skipReason}</span>
        ),
    },
    {
      key: 'forecast',
      header: 'Forecast',
      numeric: true,
      cell: (row) => (
        <FromTo from={money(row.weightedBefore)} to={money(row.weightedAfter)} word="before the review" />
      ),
    },
    {
      key: 'commit',
      header: 'Evidenced of claimed',
      numeric: true,
      cell: (row) =>
        held(row) && row.claimedMinor > 0n ? (
          <span>
            <Amount money={money(row.evidencedMinor)} /> of <Amount money={money(row.claimedMinor)} />
          </span>
        ) : (
          '–'
        ),
    },
    {
      key: 'promises',
      header: 'Promises kept',
      numeric: true,
      cell: ({ kept, due }) => (due > 0 ? `${kept} of ${due}` : '–'),
    },
  ];
}

type Figure = Parameters<typeof Amount>[0]['money'];

function FromTo({ from, to, word }: { from: Figure; to: Figure; word: string }) {
  if (from === null || to === null) return '–';
  return (
    <span>
      <Amount money={from} />
      <span className="sr-only"> {word}, then </span>
      <span aria-hidden> → </span>
      <Amount money={to} />
    </span>
  );
}
