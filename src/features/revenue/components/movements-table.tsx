import type { MovementRow } from '@/data/ledger';
import { MOVEMENT_LABELS } from '@/domain/revenue/movements';
import { Badge } from '@/ui/controls/badge';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { dateText } from '@/ui/format/dates';
import { NONE } from '@/ui/format/money';
import { Day } from '@/ui/format/day';
import { DataTable } from '@/ui/layout/data-table';
import { EmptyState } from '@/ui/controls/empty-state';

type Props = {
  rows: readonly MovementRow[];
  totalMinor: bigint;
  currency: string;
  hrefOf: (customerId: string) => string;
};

/** Rows of the append-only ledger, latest first. A row that was taken back stands struck through beside the one that took it back. */
export function MovementsTable({ rows, totalMinor, currency, hrefOf }: Props) {
  return (
    <DataTable
      caption="Movements of recurring revenue"
      columns={[
        { key: 'customer', header: 'Customer', width: '28%', cell: (row) => row.customer },
        { key: 'on', header: 'Booked on', cell: (row) => <Day date={row.effectiveOn} /> },
        { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
        { key: 'kind', header: 'Kind', cell: (row) => MOVEMENT_LABELS[row.kind] },
        { key: 'standing', header: 'Standing', cell: (row) => <Standing row={row} /> },
        {
          key: 'arr',
          header: 'ARR',
          numeric: true,
          cell: (row) => (
            <span className={row.reversedById === null ? undefined : 'text-muted line-through'}>
              <Amount money={{ minor: row.amountMinor, currency }} as="exact" />
            </span>
          ),
          total: <Amount money={{ minor: totalMinor, currency }} as="exact" />,
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => hrefOf(row.customerId)}
      totalLabel="All rows"
      empty={
        <EmptyState
          title="No movements here"
          why="Nothing of this kind was booked in these months. Choose another kind, stream or window."
        />
      }
    />
  );
}

function Standing({ row }: { row: MovementRow }) {
  if (row.concernsOn === null && row.reversesId === null && row.reversedById === null)
    return <span className="text-faint">{NONE}</span>;
  const trueDay = dateText(row.concernsOn ?? row.effectiveOn);
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5 text-xs text-muted">
      {row.concernsOn === null ? null : (
        <Badge tone="look">Back-dated correction of {dateText(row.concernsOn)}</Badge>
      )}
      {row.reversesId === null ? null : `Takes back the row of ${trueDay}`}
      {row.reversedById === null ? null : 'Taken back'}
    </span>
  );
}
