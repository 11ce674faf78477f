import type { EnteredDelay } from '@/data/supplier-delays';
import { EmptyState } from '@/ui/controls/empty-state';
import { instantText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';
import { lateText } from '../lead-time-words';
import { EndDelayButton } from './end-delay-button';

type Props = { slug: string; delays: readonly EnteredDelay[]; zone: string; mayWrite: boolean };

/** Suppliers whose deliveries are expected later than they were. */
export function DelayTable({ slug, delays, zone, mayWrite }: Props) {
  return (
    <DataTable<EnteredDelay>
      caption="Late suppliers"
      rows={delays}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          title="No supplier is late"
          why="Enter a delay once, and every deal with hardware of that supplier is expected later: the shipment, and all that waits for it."
        />
      }
      columns={[
        { key: 'supplier', header: 'Supplier', width: '20%', cell: ({ supplier }) => supplier },
        { key: 'product', header: 'Product', width: '12%', cell: ({ product }) => product || 'Everything' },
        {
          key: 'days',
          header: 'How late',
          cell: ({ days }) => <span className="font-medium">{lateText(days)}</span>,
        },
        { key: 'why', header: 'Why', cell: ({ reason }) => reason },
        { key: 'by', header: 'By', hideOnPhone: true, cell: ({ by }) => by ?? '–' },
        { key: 'since', header: 'Since', cell: ({ recordedAt }) => instantText(recordedAt, zone) },
        ...(mayWrite
          ? [
              {
                key: 'end',
                header: 'End',
                align: 'end' as const,
                cell: (delay: EnteredDelay) => <EndDelayButton slug={slug} delay={delay} />,
              },
            ]
          : []),
      ]}
    />
  );
}
