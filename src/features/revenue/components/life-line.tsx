import { MOVEMENT_LABELS, type MovementKind } from '@/domain/revenue/movements';
import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Stream } from '@/domain/values/stream';
import { EmptyState } from '@/ui/controls/empty-state';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { Day } from '@/ui/format/day';
import { DataTable } from '@/ui/layout/data-table';

type Movement = {
  id: string;
  effectiveOn: CalendarDate;
  stream: Stream;
  kind: MovementKind;
  amountMinor: bigint;
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
        { key: 'kind', header: 'Kind', cell: (row) => MOVEMENT_LABELS[row.kind] },
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

type Contract = {
  id: string;
  externalId: string | null;
  plan: string | null;
  stream: Stream;
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  amountMinor: bigint;
  periodMonths: number;
  arrMinor: bigint;
};

/** The contracts that the movements follow from. */
export function ContractTable({ contracts, currency }: { contracts: readonly Contract[]; currency: string }) {
  const amount = (minor: bigint) => <Amount money={{ minor, currency }} as="exact" />;
  return (
    <DataTable
      caption="Contracts"
      columns={[
        {
          key: 'plan',
          header: 'Contract',
          width: '25%',
          cell: (row) => row.plan ?? row.externalId ?? 'Contract',
        },
        { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
        { key: 'start', header: 'Start', numeric: true, cell: (row) => <Day date={row.startOn} /> },
        { key: 'end', header: 'First unpaid day', numeric: true, cell: (row) => <Day date={row.endOn} /> },
        { key: 'amount', header: 'Amount', numeric: true, cell: (row) => amount(row.amountMinor) },
        {
          key: 'months',
          header: 'Pays for',
          numeric: true,
          cell: (row) => (row.periodMonths === 1 ? '1 month' : `${row.periodMonths} months`),
        },
        { key: 'arr', header: 'ARR', numeric: true, cell: (row) => amount(row.arrMinor) },
      ]}
      rows={contracts}
      rowKey={(row) => row.id}
      empty={<EmptyState title="No contracts" why="None is recorded for this customer." />}
    />
  );
}
