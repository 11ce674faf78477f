import Link from 'next/link';
import { Badge } from '@/ui/controls/badge';
import { Copyable } from '@/ui/controls/copyable';
import { EmptyState } from '@/ui/controls/empty-state';
import { Amount } from '@/ui/format/amount';
import { countOf, countText } from '@/ui/format/counts';
import { instantText, monthText } from '@/ui/format/dates';
import { moneyChange } from '@/ui/format/money';
import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import { DataTable } from '@/ui/layout/data-table';
import type { ClosedMonth } from '../queries-months';

type Props = {
  closes: readonly ClosedMonth[];
  currency: string;
  zone: string;
  /** The rows of the corrections that came later. */
  correctionsHref: string;
};

/** What was closed, and that it is still what it was. */
export function ClosedMonths({ closes, currency, zone, correctionsHref }: Props) {
  return (
    <DataTable
      caption="Closed months"
      columns={[
        {
          key: 'month',
          header: 'Month',
          cell: ({ period, previousPeriod }) =>
            `${previousPeriod === null ? 'Up to ' : ''}${monthText(startOfPeriod(period))}`,
        },
        {
          key: 'closing',
          header: 'Closing ARR',
          numeric: true,
          cell: ({ closingMinor }) => <Amount money={{ minor: closingMinor, currency }} as="exact" />,
        },
        { key: 'rows', header: 'Rows', numeric: true, cell: ({ movements }) => countText(movements) },
        { key: 'closed', header: 'Closed', cell: ({ closedAt }) => instantText(closedAt, zone) },
        { key: 'by', header: 'By', cell: ({ closedBy }) => closedBy ?? '–' },
        {
          key: 'corrections',
          header: 'Corrections since',
          cell: ({ corrections: { rows, amountMinor } }) =>
            rows === 0 ? (
              <span className="text-faint">none</span>
            ) : (
              <Link href={correctionsHref}>
                {countOf(rows, 'row')}, {moneyChange({ minor: amountMinor, currency })}
              </Link>
            ),
        },
        {
          key: 'seal',
          header: 'Seal',
          cell: ({ intact, sha256 }) => (
            <span className="inline-flex items-center gap-1.5">
              {intact ? null : <Badge tone="act">Changed since</Badge>}
              <Copyable text={sha256}>
                <code className="text-xs">{sha256.slice(0, 8)}</code>
              </Copyable>
            </span>
          ),
        },
      ]}
      rows={closes}
      rowKey={({ month }) => month}
      empty={
        <EmptyState
          title="No month is closed yet"
          why="Until one is, every correction changes the month that it is about. Close a month when its figures have been told to somebody."
        />
      }
    />
  );
}
