import { MOVEMENT_LABELS, type MovementKind } from '@/domain/revenue/movements';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { dateText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { DataTable } from '@/ui/layout/data-table';

type Movement = {
  id: string;
  effectiveOn: CalendarDate;
  stream: Stream;
  kind: MovementKind;
  amountMinor: bigint;
  /** The true day of what was booked later because its month was closed. */
  concernsOn: CalendarDate | null;
  reversesId: string | null;
};

/** A customer's movements up to a day, the latest first; together they are his ARR. */
export function LifeLine({ movements, currency }: { movements: readonly Movement[]; currency: string }) {
  const total = movements.reduce((sum, row) => sum + row.amountMinor, 0n);
  return (
    <DataTable
      caption="Movements of recurring revenue"
      columns={[
        { key: 'on', header: 'From', width: '25%', cell: (row) => <Day date={row.effectiveOn} /> },
        { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
        { key: 'kind', header: 'Kind', cell: (row) => <Kind row={row} /> },
        {
          key: 'arr',
          header: 'ARR',
          numeric: true,
          cell: (row) => <Amount money={{ minor: row.amountMinor, currency }} as="exact" />,
          total: <Amount money={{ minor: total, currency }} as="exact" />,
        },
      ]}
      rows={movements.toReversed()}
      rowKey={(row) => row.id}
      totalLabel="ARR"
      empty={
        <EmptyState title="No movements yet" why="No contract of this customer has begun by that day." />
      }
    />
  );
}

function Kind({ row }: { row: Movement }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {MOVEMENT_LABELS[row.kind]}
      {row.reversesId === null ? null : <Badge>Taken back</Badge>}
      {row.concernsOn === null ? null : <Badge tone="look">Back-dated: {dateText(row.concernsOn)}</Badge>}
    </span>
  );
}
