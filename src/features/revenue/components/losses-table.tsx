import { MOVEMENT_LABELS } from '@/domain/revenue/movements';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { countOf } from '@/ui/format/counts';
import { Day } from '@/ui/format/day';
import { daysText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';
import { clockText, failuresText, isLate, reasonLabel } from '../loss-words';
import type { Loss } from '../queries-losses';

type Props = {
  rows: readonly Loss[];
  currency: string;
  /** Opens one beside its sites. */
  hrefOf: (loss: Loss) => string;
};

/** Each loss with its reason, and how the customer's sites had gone by that day. */
export function LossesTable({ rows, currency, hrefOf }: Props) {
  return (
    <DataTable
      caption="Losses"
      columns={[
        { key: 'customer', header: 'Customer', width: '22%', cell: (row) => row.customer },
        { key: 'on', header: 'Day', cell: (row) => <LossDay loss={row} /> },
        { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
        { key: 'kind', header: 'Kind', hideOnPhone: true, cell: (row) => MOVEMENT_LABELS[row.kind] },
        {
          key: 'reason',
          header: 'Reason',
          cell: (row) =>
            row.reason === null ? <Badge tone="look">No reason yet</Badge> : reasonLabel(row.reason),
        },
        {
          key: 'sites',
          header: 'How its sites went',
          width: '26%',
          cell: (row) => <SitesInShort loss={row} />,
        },
        {
          key: 'arr',
          header: 'ARR',
          numeric: true,
          cell: (row) => <Amount money={{ minor: row.amountMinor, currency }} as="exact" />,
        },
      ]}
      rows={rows}
      rowKey={(row) => keyOfLoss(row)}
      rowHref={hrefOf}
      empty={
        <EmptyState
          title="Nothing was lost here"
          why="No contraction and no churn was booked in this window. Choose another window, stream or reason."
        />
      }
    />
  );
}

/** One loss in an address. */
export function keyOfLoss(loss: Pick<Loss, 'customerId' | 'stream' | 'kind' | 'on'>): string {
  return `${loss.customerId}.${loss.stream}.${loss.kind}.${loss.on}`;
}

function LossDay({ loss }: { loss: Loss }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Day date={loss.on} />
      {loss.bookedOn === loss.on ? null : <Badge tone="look">Back-dated</Badge>}
    </span>
  );
}

function SitesInShort({ loss: { sites } }: { loss: Loss }) {
  const [slowest] = sites;
  if (!slowest) return <span className="text-faint">No site on record</span>;
  const failures = sites.reduce((sum, site) => sum + site.failures.failures, 0);
  const blocked = sites.reduce((sum, site) => sum + site.blocked.total, 0);
  const rest = [
    sites.length > 1 ? countOf(sites.length, 'site') : null,
    sites.length > 1 ? (failures > 0 ? countOf(failures, 'failure') : null) : failuresText(slowest),
    blocked > 0 ? `${daysText(blocked)} blocked` : null,
  ].filter((part) => part !== null);
  return (
    <span className="flex flex-col text-sm">
      <span className={isLate(slowest) ? 'text-look' : undefined}>{clockText(slowest)}</span>
      {rest.length === 0 ? null : <span className="text-xs text-muted">{rest.join(' · ')}</span>}
    </span>
  );
}
