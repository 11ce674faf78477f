import Link from 'next/link';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { Day } from '@/ui/format/day';
import { relativeDays } from '@/ui/format/dates';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { Renewal, RenewalSum } from '../queries-renewals';
import type { Choices } from '../queries';
import { nameOfLine } from './chain-card';
import { HealthMark } from './health-mark';
import { EndDialog, RenewDialog } from './line-acts';
import { OwnerSelect } from './owner-select';

type Props = {
  slug: string;
  currency: string;
  today: CalendarDate;
  caption: string;
  rows: readonly Renewal[];
  sum: RenewalSum;
  owners: Choices['owners'];
  mayWrite: boolean;
  customerHref: (customerId: string) => string;
  empty: { title: string; why: string };
};

/** Contracts that end, with whose they are, what speaks against them, and the two ways on. */
export function RenewalsTable(props: Props) {
  const { currency, caption, rows, sum, customerHref, mayWrite, empty } = props;
  const columns: Column<Renewal>[] = [
    {
      key: 'customer',
      header: 'Customer',
      width: '20%',
      cell: (row) => (
        <span className="flex flex-col">
          <Link href={customerHref(row.customerId)}>{row.customer}</Link>
          <span className="text-xs text-muted">{nameOfLine({ ...row, externalId: null })}</span>
        </span>
      ),
    },
    { key: 'stream', header: 'Stream', hideOnPhone: true, cell: (row) => <StreamMark stream={row.stream} /> },
    { key: 'end', header: 'Ends', cell: (row) => <Ends row={row} /> },
    {
      key: 'health',
      header: 'Health',
      width: '22%',
      cell: (row) => <HealthMark health={row.health} currency={currency} />,
    },
    { key: 'owner', header: 'Owner', cell: (row) => <Owner {...props} row={row} /> },
    {
      key: 'arr',
      header: 'ARR',
      numeric: true,
      cell: (row) => <Amount money={{ minor: row.arrMinor, currency }} as="whole" />,
      total: <Amount money={{ minor: sum.arrMinor, currency }} as="whole" />,
    },
  ];
  if (mayWrite)
    columns.push({ key: 'do', header: 'What to do', cell: (row) => <Ways {...props} row={row} /> });
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      totalLabel="Together"
      empty={<EmptyState title={empty.title} why={empty.why} />}
    />
  );
}

function Ends({ row: { endOn, inDays, autoRenews } }: { row: Renewal }) {
  return (
    <span className="flex flex-col items-start gap-1">
      <Day date={endOn} />
      <span className="text-xs text-muted">{relativeDays(inDays)}</span>
      {autoRenews ? <Badge tone="outline">Renews by itself</Badge> : null}
    </span>
  );
}

function Owner({ slug, owners, mayWrite, row }: Props & { row: Renewal }) {
  if (!mayWrite) return row.owner ?? <span className="text-faint">Nobody yet</span>;
  const contracts = [{ contractId: row.id, version: row.version }];
  return <OwnerSelect {...{ slug, contracts, owners }} ownerId={row.ownerId} of={row.customer} />;
}

function Ways({ slug, currency, today, row }: Props & { row: Renewal }) {
  const line = {
    id: row.id,
    version: row.version,
    name: `${nameOfLine({ ...row, externalId: null })} of ${row.customer}`,
    startOn: row.startOn,
    endOn: row.endOn,
    price: {
      amountMinor: row.sourceAmountMinor ?? row.amountMinor,
      periodMonths: row.periodMonths,
      currency: row.sourceCurrency ?? currency,
    },
  };
  const act = { slug, currency, today, line, sites: [] };
  return (
    <span className="no-print flex flex-wrap gap-2">
      <RenewDialog {...act} />
      <EndDialog {...act} />
    </span>
  );
}

/** What needs no work: already agreed, or already given up. */
export function SettledTable({ caption, rows, sum, currency, customerHref }: Omit<Props, 'empty'>) {
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          key: 'customer',
          header: 'Customer',
          width: '34%',
          cell: (row) => <Link href={customerHref(row.customerId)}>{row.customer}</Link>,
        },
        { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
        { key: 'end', header: 'Ends', cell: (row) => <Day date={row.endOn} /> },
        {
          key: 'arr',
          header: 'ARR',
          numeric: true,
          cell: (row) => <Amount money={{ minor: row.arrMinor, currency }} as="whole" />,
          total: <Amount money={{ minor: sum.arrMinor, currency }} as="whole" />,
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      totalLabel="Together"
      dense
    />
  );
}
