import { countText } from '@/ui/format/counts';
import { percentOrReason } from '@/ui/format/ratio';
import { DataTable, type Column } from '@/ui/layout/data-table';
import type { RepRate } from '../queries';

/** How many of each rep's decided pilots became production. */
export function RepRates({ reps }: { reps: readonly RepRate[] }) {
  const columns: Column<RepRate>[] = [
    { key: 'rep', header: 'Rep', cell: ({ rep }) => rep ?? 'Nobody' },
    { key: 'converted', header: 'Converted', numeric: true, cell: ({ converted }) => countText(converted) },
    { key: 'decided', header: 'Decided', numeric: true, cell: ({ decided }) => countText(decided) },
    {
      key: 'rate',
      header: 'Conversion',
      numeric: true,
      cell: ({ rate }) => {
        const { text, reason } = percentOrReason(rate);
        return <span title={reason ?? undefined}>{text}</span>;
      },
    },
  ];
  return (
    <DataTable
      caption="Conversion by rep"
      columns={columns}
      rows={reps}
      rowKey={({ repId }) => repId ?? 'nobody'}
      keepTable
    />
  );
}
