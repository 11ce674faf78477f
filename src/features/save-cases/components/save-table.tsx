import type { SaveKind } from '@/domain/devices/silent-churn';
import { Badge } from '@/ui/controls/badge';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { SaveRow, SaveTotals } from '../queries';
import { KIND_TITLES, STATE_NAMES } from '../save-words';
import { CaseActions } from './case-actions';

type Props = {
  slug: string;
  kind: SaveKind;
  rows: readonly SaveRow[];
  totals: SaveTotals;
  currency: string;
  members: readonly { id: string; name: string }[];
  me: string | null;
  mayWrite: boolean;
  hrefOf: (row: SaveRow) => string;
};

/** The customers of one kind: what is at stake, how their devices stand, who takes care, and what came of it. */
export function SaveTable({ slug, kind, rows, totals, currency, members, me, mayWrite, hrefOf }: Props) {
  const unpaid = kind === 'connected_not_paying';
  const money = (minor: bigint | null) => (minor === null ? null : { minor, currency });
  const columns: Column<SaveRow>[] = [
    { key: 'customer', header: 'Customer', width: '24%', cell: (row) => <Named row={row} /> },
    ...(totals.arrMinor === null
      ? []
      : [
          {
            key: 'arr',
            header: unpaid ? 'ARR lost' : 'ARR at risk',
            numeric: true,
            cell: (row: SaveRow) => <Lost row={row} currency={currency} />,
            total: <Amount money={money(totals.arrMinor)} />,
          },
        ]),
    {
      key: 'devices',
      header: unpaid ? 'Devices connected' : 'Devices silent',
      numeric: true,
      cell: (row) => `${countText(unpaid ? row.connected : row.devices)} of ${countText(row.devices)}`,
    },
    { key: 'seen', header: 'Last seen', numeric: true, cell: (row) => <Day date={row.lastSeenOn} /> },
    ...(unpaid
      ? [
          {
            key: 'until',
            header: 'Paid until',
            numeric: true,
            cell: (row: SaveRow) =>
              row.paidUntilOn ? <Day date={row.paidUntilOn} /> : <span className="text-muted">never</span>,
          },
        ]
      : []),
    { key: 'case', header: 'Who takes care', cell: (row) => <Standing row={row} /> },
    ...(mayWrite
      ? [
          {
            key: 'do',
            header: 'Next',
            align: 'end' as const,
            cell: (row: SaveRow) => (
              <CaseActions
                slug={slug}
                customer={row.customer}
                customerId={row.customerId}
                kind={kind}
                again={row.case !== null}
                open={
                  row.case?.state === 'open'
                    ? { caseId: row.case.id, version: row.case.version, ownerId: row.case.ownerId }
                    : null
                }
                members={members}
                me={me}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={KIND_TITLES[kind]}
      columns={columns}
      rows={rows}
      rowKey={({ customerId }) => customerId}
      rowHref={hrefOf}
      totalLabel={totals.arrMinor === null ? undefined : 'Together'}
    />
  );
}

function Named({ row }: { row: SaveRow }) {
  return <span className={row.toSave ? undefined : 'text-muted'}>{row.customer}</span>;
}

function Lost({ row, currency }: { row: SaveRow; currency: string }) {
  return <Amount money={row.arrMinor === null ? null : { minor: row.arrMinor, currency }} />;
}

/** Nobody yet is what to look at; a decided case says what came of it. */
function Standing({ row: { case: latest, toSave } }: { row: SaveRow }) {
  if (!latest) return <Badge tone="look">Nobody yet</Badge>;
  if (latest.state === 'open') {
    return (
      <span className="flex flex-col items-start gap-0.5 max-sm:items-end max-sm:text-end">
        {latest.owner ?? <Badge tone="look">Nobody yet</Badge>}
        {latest.note ? <span className="text-xs text-pretty text-muted">{latest.note}</span> : null}
      </span>
    );
  }
  return (
    <span className="flex flex-col items-start gap-0.5 max-sm:items-end max-sm:text-end">
      <Badge tone={toSave ? 'look' : 'plain'}>
        {toSave ? `${STATE_NAMES[latest.state]}, yet still here` : STATE_NAMES[latest.state]}
      </Badge>
      <span className="text-xs text-pretty text-muted">{latest.note}</span>
    </span>
  );
}
