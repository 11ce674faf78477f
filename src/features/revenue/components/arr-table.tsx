import type { Stream } from '@/domain/values/stream';
import { EmptyState } from '@/ui/controls/empty-state';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { DataTable } from '@/ui/layout/data-table';

type Row = { customerId: string; customer: string; stream: Stream; arrMinor: bigint };

type Props = {
  rows: readonly Row[];
  totalMinor: bigint;
  currency: string;
  hrefOf: (customerId: string) => string;
};

/** Who pays recurring revenue at the end of a day, and how much a year. */
export function ArrTable({ rows, totalMinor, currency, hrefOf }: Props) {
  return (
    <DataTable
      caption="ARR by customer and stream"
      columns={[
        { key: 'customer', header: 'Customer', width: '50%', cell: (row) => row.customer },
        { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
        {
          key: 'arr',
          header: 'ARR',
          numeric: true,
          cell: (row) => <Amount money={{ minor: row.arrMinor, currency }} as="exact" />,
          total: <Amount money={{ minor: totalMinor, currency }} as="exact" />,
        },
      ]}
      rows={rows}
      rowKey={(row) => `${row.customerId}${row.stream}`}
      rowHref={(row) => hrefOf(row.customerId)}
      totalLabel="Total"
      empty={
        <EmptyState title="Nobody pays on that day" why="No contract with recurring revenue is live then." />
      }
    />
  );
}
