import type { Awaited } from '@/domain/revenue/contracted';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { Day } from '@/ui/format/day';
import { DataTable } from '@/ui/layout/data-table';

type Props = {
  rows: readonly Awaited[];
  addsMinor: bigint;
  currency: string;
  hrefOf: (customerId: string) => string;
};

/** What is signed and has not begun: the gap between contracted and live. */
export function SignedTable({ rows, addsMinor, currency, hrefOf }: Props) {
  const exact = (minor: bigint | null) => (
    <Amount money={minor === null ? null : { minor, currency }} as="exact" />
  );
  return (
    <DataTable
      caption="Signed, not started"
      columns={[
        { key: 'customer', header: 'Customer', width: '30%', cell: (row) => row.customer },
        { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
        { key: 'signed', header: 'Signed', cell: (row) => <Day date={row.signedOn} /> },
        { key: 'start', header: 'Begins', cell: (row) => <Day date={row.startOn} /> },
        { key: 'arr', header: 'ARR', numeric: true, cell: (row) => exact(row.arrMinor) },
        {
          key: 'replaces',
          header: 'In place of',
          numeric: true,
          hideOnPhone: true,
          cell: (row) => exact(row.followedMinor),
        },
        {
          key: 'adds',
          header: 'Adds',
          numeric: true,
          cell: (row) => exact(row.addsMinor),
          total: exact(addsMinor),
        },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => hrefOf(row.customerId)}
      totalLabel="Total"
    />
  );
}
