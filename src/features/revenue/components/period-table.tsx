import Link from 'next/link';
import type { LedgerAmounts } from '@/domain/revenue/bridge';
import { MOVEMENT_KINDS, MOVEMENT_LABELS, type MovementKind } from '@/domain/revenue/movements';
import { Amount } from '@/ui/format/amount';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { RevenuePeriod } from '../queries-overview';
import { partOf } from '../revenue-words';

type Props = {
  periods: readonly RevenuePeriod[];
  /** All of them as one. */
  total: LedgerAmounts;
  currency: string;
  /** The bridge of one period, and the rows of a kind in it. */
  periodHref: (period: RevenuePeriod) => string;
  kindHref: (period: RevenuePeriod, kind: MovementKind) => string;
};

/** The latest first: opening + movements = closing in every line and in the total. */
export function PeriodTable({ periods, total, currency, periodHref, kindHref }: Props) {
  const money = (minor: bigint) => <Amount money={{ minor, currency }} />;
  const columns: Column<RevenuePeriod>[] = [
    {
      key: 'period',
      header: 'Period',
      cell: (row) => (
        <span className="whitespace-nowrap">
          {row.label}
          {row.complete ? null : <span className="text-muted"> to date</span>}
        </span>
      ),
    },
    {
      key: 'opening',
      header: 'Opening',
      numeric: true,
      cell: (row) => money(row.openingMinor),
      total: money(total.openingMinor),
    },
    ...MOVEMENT_KINDS.map((kind): Column<RevenuePeriod> => ({
      key: kind,
      header: MOVEMENT_LABELS[kind],
      numeric: true,
      cell: (row) => <Part minor={partOf(row, kind)} currency={currency} href={kindHref(row, kind)} />,
      total: money(partOf(total, kind)),
    })),
    {
      key: 'closing',
      header: 'Closing',
      numeric: true,
      cell: (row) => money(row.closingMinor),
      total: money(total.closingMinor),
    },
    {
      key: 'net',
      header: 'Net new',
      numeric: true,
      divider: true,
      cell: (row) => money(partOf(row, null)),
      total: money(partOf(total, null)),
    },
  ];
  return (
    <DataTable
      caption="ARR by period"
      dense
      keepTable
      columns={columns}
      rows={periods.toReversed()}
      rowKey={(row) => row.from}
      rowHref={periodHref}
      totalLabel="All"
    />
  );
}

function Part({ minor, currency, href }: { minor: bigint; currency: string; href: string }) {
  if (minor === 0n) return <span className="text-faint">0</span>;
  return (
    <Link href={href} className="relative z-1 no-underline hover:underline">
      <Amount money={{ minor, currency }} />
    </Link>
  );
}
