import Link from 'next/link';
import type { Discount, WatchedQuarter } from '@/domain/forecast/discounts';
import { percentText } from '@/domain/deals/stages';
import { Badge } from '@/ui/controls/badge';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { DataTable, type Column } from '@/ui/layout/data-table';

type Quarter = Omit<WatchedQuarter, 'discounts'> & {
  deals: number;
  lines: number;
  netNewMinor: bigint | null;
};

type QuartersProps = {
  quarters: readonly Quarter[];
  currency: string;
  hrefOf: (quarter: Quarter) => string;
};

/** The last two weeks of each quarter: how much was given away, and what came with it. */
export function DiscountQuarters({ quarters, currency, hrefOf }: QuartersProps) {
  const money = (minor: bigint) => <Amount money={{ minor, currency }} as="whole" />;
  const columns: Column<Quarter>[] = [
    {
      key: 'quarter',
      header: 'Quarter',
      cell: (quarter) => (
        <span className="flex flex-col">
          <span>{quarter.label}</span>
          <span className="text-xs text-muted">from {dateText(quarter.watchedFrom)}</span>
        </span>
      ),
    },
    {
      key: 'sold',
      header: 'Hardware lines',
      numeric: true,
      cell: ({ sold, unjudged }) => (
        <span className="flex flex-col">
          <span>{countText(sold)}</span>
          {unjudged > 0 ? (
            <span className="text-xs text-muted">{countText(unjudged)} without a norm</span>
          ) : null}
        </span>
      ),
    },
    { key: 'deals', header: 'Deals under the norm', numeric: true, cell: ({ deals }) => countText(deals) },
    { key: 'given', header: 'Given away', numeric: true, cell: ({ givenMinor }) => money(givenMinor) },
    { key: 'arr', header: 'ARR of the same deals', numeric: true, cell: ({ arrMinor }) => money(arrMinor) },
    {
      key: 'nnarr',
      header: 'NNARR of these customers since',
      numeric: true,
      cell: ({ netNewMinor, deals }) =>
        netNewMinor === null ? (
          <span className="text-muted">{deals === 0 ? '–' : 'none yet'}</span>
        ) : (
          money(netNewMinor)
        ),
    },
  ];
  return (
    <DataTable
      caption="Discounts in the last two weeks of each quarter"
      columns={columns}
      rows={quarters}
      rowKey={({ from }) => from}
      rowHref={hrefOf}
    />
  );
}

type Line = Discount & { customer: string | null; rep: string | null };

type LinesProps = {
  label: string;
  discounts: readonly Line[];
  currency: string;
  /** null: this member opens no deals. */
  hrefOf: ((dealId: string) => string) | null;
};

/** Each line that was sold, or is about to be, for less than its product usually brings. */
export function DiscountLines({ label, discounts, currency, hrefOf }: LinesProps) {
  const money = (minor: bigint) => <Amount money={{ minor, currency }} as="exact" />;
  const columns: Column<Line>[] = [
    {
      key: 'deal',
      header: 'Deal',
      width: '30%',
      cell: (line) => (
        <span className="flex flex-col">
          {hrefOf ? (
            <Link href={hrefOf(line.dealId)} prefetch={false} className="hover:underline">
              {line.dealName}
            </Link>
          ) : (
            <span>{line.dealName}</span>
          )}
          <span className="text-xs text-muted">
            {[line.customer, line.rep].filter((name) => name !== null).join(' · ')}
          </span>
        </span>
      ),
    },
    {
      key: 'what',
      header: 'Hardware',
      cell: (line) => `${countText(line.units)} × ${line.product}`,
    },
    {
      key: 'on',
      header: 'Signed',
      cell: (line) => (
        <span className="flex items-center gap-2">
          <Day date={line.on} />
          {line.signed ? null : <Badge tone="look">expected</Badge>}
        </span>
      ),
    },
    { key: 'unit', header: 'Price of one', numeric: true, cell: ({ unitMinor }) => money(unitMinor) },
    {
      key: 'norm',
      header: 'Norm',
      numeric: true,
      cell: (line) => (
        <span className="flex flex-col">
          {money(line.normMinor)}
          <span className="text-xs text-muted">median of {line.sales} sales</span>
        </span>
      ),
    },
    {
      key: 'discount',
      header: 'Under it',
      numeric: true,
      cell: ({ discountBp }) => percentText(discountBp),
    },
    {
      key: 'given',
      header: 'Given away',
      numeric: true,
      cell: ({ givenMinor }) => money(givenMinor),
      total: money(discounts.reduce((sum, { givenMinor }) => sum + givenMinor, 0n)),
    },
  ];
  return (
    <DataTable
      caption={`Hardware under its norm, ${label}`}
      columns={columns}
      rows={discounts}
      rowKey={({ lineId }) => lineId}
      totalLabel="All discounts"
    />
  );
}
