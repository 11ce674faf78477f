import type { WaterfallMove } from '@/domain/forecast/waterfall';
import { EmptyState } from '@/ui/controls/empty-state';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Day } from '@/ui/format/day';
import { moneyChange } from '@/ui/format/money';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { STEP_WORDS } from '../step-words';

type Props = {
  moves: readonly WaterfallMove[];
  currency: string;
  /** The deal's page; null where this member opens no deals. */
  hrefOf: ((dealId: string) => string) | null;
};

/** Deal by deal what moved, the largest first, with the days between which its next amount moved. */
export function MovesTable({ moves, currency, hrefOf }: Props) {
  const columns: Column<WaterfallMove>[] = [
    { key: 'deal', header: 'Deal', width: '30%', cell: (move) => move.name },
    { key: 'stream', header: 'Stream', cell: (move) => <StreamMark stream={move.column} /> },
    { key: 'why', header: 'Why', cell: (move) => STEP_WORDS[move.step] },
    { key: 'from', header: 'Landed', numeric: true, cell: (move) => <Day date={move.fromOn} /> },
    { key: 'to', header: 'Lands', numeric: true, cell: (move) => <Day date={move.toOn} /> },
    {
      key: 'amount',
      header: 'Change',
      numeric: true,
      cell: (move) => moneyChange({ minor: move.amountMinor, currency }),
    },
  ];
  return (
    <DataTable
      caption="What moved, deal by deal"
      columns={columns}
      rows={moves}
      rowKey={(move) => `${move.dealId}${move.column}${move.step}`}
      rowHref={(move) => hrefOf?.(move.dealId) ?? null}
      empty={<EmptyState title="Nothing moved" why="Both forecasts say the same of every deal here." />}
    />
  );
}
