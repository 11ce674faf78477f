import type { BandRow, CustomerBand } from '@/domain/kpis/ttfv-bands';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { dateRangeText } from '@/ui/format/dates';
import { percentOrReason } from '@/ui/format/ratio';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import type { Beside } from '../queries-beside';

const BAND: Record<CustomerBand, string> = {
  within_60: 'Within 60 days',
  within_120: '61 to 120 days',
  past_120: 'More than 120 days',
  none: 'No first value yet',
  elsewhere: 'No deployment on record',
};

type Props = { currency: string; bands: NonNullable<Beside['bands']> };

/** What waiting costs: how the customers of each band renewed, and what they still pay. */
export function BandSection({ currency, bands: { window, rows } }: Props) {
  return (
    <Section
      title="What waiting costs"
      lead={`Customers by their slowest deployment, and what became of their revenue ${dateRangeText(window.from, window.until)}. The bands add up to the company’s GRR.`}
    >
      <Card flush>
        <DataTable
          caption="Renewal and retention by time to first value"
          columns={columnsOf(currency, rows, window.startMinor)}
          rows={rows}
          rowKey={(row) => row.band}
          totalLabel="All customers"
          keepTable
          dense
        />
      </Card>
    </Section>
  );
}

function columnsOf(currency: string, rows: readonly BandRow[], startMinor: bigint): Column<BandRow>[] {
  const amount = (minor: bigint) => <Amount money={minor === 0n ? null : { minor, currency }} />;
  const due = rows.reduce((sum, row) => sum + row.renewal.dueMinor, 0n);
  return [
    {
      key: 'band',
      header: 'First value',
      cell: (row) => <span className="whitespace-nowrap">{BAND[row.band]}</span>,
    },
    {
      key: 'customers',
      header: 'Customers',
      numeric: true,
      cell: (row) => (row.band === 'elsewhere' ? '–' : countText(row.customers)),
    },
    {
      key: 'due',
      header: 'Up for renewal',
      numeric: true,
      cell: (row) => amount(row.renewal.dueMinor),
      total: amount(due),
    },
    {
      key: 'renewal',
      header: 'Renewal rate',
      numeric: true,
      cell: (row) => percentOrReason(row.renewalRate, 1).text,
    },
    {
      key: 'start',
      header: 'ARR then',
      numeric: true,
      cell: (row) => amount(row.retention.startMinor),
      total: amount(startMinor),
    },
    { key: 'grr', header: 'GRR', numeric: true, cell: (row) => percentOrReason(row.grr, 1).text },
  ];
}
