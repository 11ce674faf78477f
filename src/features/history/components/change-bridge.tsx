import { countText } from '@/ui/format/counts';
import { moneyExact } from '@/ui/format/money';
import { DataTable, type Column } from '@/ui/layout/data-table';

export type BridgeStep = { label: string; count: number; minor: bigint; total?: boolean };

/** From the open pipeline of one day to that of another: what each step adds up to. */
export function ChangeBridge({ steps, currency }: { steps: readonly BridgeStep[]; currency: string }) {
  const columns: Column<BridgeStep>[] = [
    {
      key: 'step',
      header: 'Open pipeline',
      cell: (step) => <span className={step.total ? 'font-semibold' : undefined}>{step.label}</span>,
    },
    { key: 'deals', header: 'Deals', numeric: true, cell: (step) => countText(step.count) },
    {
      key: 'amount',
      header: 'Amount',
      numeric: true,
      cell: (step) => (
        <span className={step.total ? 'font-semibold' : undefined}>
          {step.total || step.minor <= 0n ? '' : '+'}
          {moneyExact({ minor: step.minor, currency })}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption="From the first day to the second"
      columns={columns}
      rows={steps}
      rowKey={(step) => step.label}
    />
  );
}
