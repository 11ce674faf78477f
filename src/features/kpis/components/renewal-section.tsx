import { EmptyState } from '@/ui/controls/empty-state';
import { StreamMark } from '@/ui/controls/stream-mark';
import { Amount } from '@/ui/format/amount';
import { dateRangeText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { moneyExact } from '@/ui/format/money';
import { percentOrReason } from '@/ui/format/ratio';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { customerHref } from '../kpi-address';
import type { NamedRenewals } from '../queries-beside';
import { rowsLead } from '../rows-lead';

type Props = { slug: string; currency: string; renewal: NamedRenewals; asOf?: string };

/** The renewal rate and the ends behind it: what was up for renewal, and what of it went on. */
export function RenewalSection({ slug, currency, renewal, asOf }: Props) {
  const exact = (minor: bigint) => moneyExact({ minor, currency });
  const { rate, dueMinor, renewedMinor, count, from, until } = renewal;
  const sum = `${exact(renewedMinor)} renewed of ${exact(dueMinor)}: ${percentOrReason(rate, 1).text}`;
  return (
    <Section
      title="Renewal rate"
      lead={`Up for renewal ${dateRangeText(from, until)}. Contracts that are not up yet are in GRR, not here. ${rowsLead(count, sum, 'largest losses, first')}`}
    >
      <Card flush>
        <DataTable
          caption="Contracts up for renewal by customer, stream and day"
          columns={columnsOf(currency, renewal)}
          rows={renewal.renewals}
          rowKey={(row) => `${row.customerId}${row.stream}${row.on}`}
          rowHref={(row) => customerHref(slug, row.customerId, { asOf })}
          totalLabel="Total"
          empty={<EmptyState title="Nothing came up for renewal" why={rate.reason ?? ''} />}
        />
      </Card>
    </Section>
  );
}

type Row = NamedRenewals['renewals'][number];

function columnsOf(currency: string, { dueMinor, renewedMinor }: NamedRenewals): Column<Row>[] {
  const amount = (minor: bigint) => <Amount money={{ minor, currency }} as="exact" />;
  const lost = (minor: bigint) => <Amount money={minor === 0n ? null : { minor, currency }} as="exact" />;
  return [
    { key: 'customer', header: 'Customer', width: '28%', cell: (row) => row.customer },
    { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
    { key: 'on', header: 'Ended', numeric: true, cell: (row) => <Day date={row.on} /> },
    {
      key: 'due',
      header: 'Up for renewal',
      numeric: true,
      cell: (row) => amount(row.dueMinor),
      total: amount(dueMinor),
    },
    {
      key: 'renewed',
      header: 'Renewed',
      numeric: true,
      cell: (row) => amount(row.renewedMinor),
      total: amount(renewedMinor),
    },
    {
      key: 'lost',
      header: 'Lost',
      numeric: true,
      cell: (row) => lost(row.dueMinor - row.renewedMinor),
      total: lost(dueMinor - renewedMinor),
    },
  ];
}
