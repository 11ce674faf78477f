import { startOfPeriod } from '@/domain/values/fiscal-calendar';
import { EmptyState } from '@/ui/controls/empty-state';
import { LinkButton } from '@/ui/controls/link-button';
import { countOf } from '@/ui/format/counts';
import { instantText, monthText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import type { Rates } from '../queries';
import { RateDialog } from './rate-dialog';

type Rate = Rates['rates'][number];

/** Months shown at once; older ones count all the same. */
const SHOWN = 120;

/** What other currencies are worth month by month, and by whom that was said. */
export function RatesSection({ slug, rates: page }: { slug: string; rates: Rates }) {
  const { currency, zone, month, foreign, rates, mayWrite } = page;
  const first = foreign[0]?.currency ?? '';
  const columns: Column<Rate>[] = [
    { key: 'month', header: 'From', cell: (row) => monthText(startOfPeriod(row.period)) },
    { key: 'currency', header: 'Currency', cell: (row) => row.currency },
    { key: 'rate', header: `In ${currency}`, numeric: true, cell: (row) => row.rate },
    {
      key: 'by',
      header: 'Set',
      cell: (row) => (
        <span className="text-muted">
          {instantText(row.recordedAt, zone)}
          {row.recordedBy ? ` by ${row.recordedBy}` : ''}
        </span>
      ),
    },
  ];
  if (mayWrite)
    columns.push({
      key: 'do',
      header: 'What to do',
      cell: (row) => (
        <RateDialog
          slug={slug}
          currency={currency}
          foreign={row.currency}
          month={row.month}
          rate={row.rate}
        />
      ),
    });
  return (
    <Section
      title="Exchange rates"
      lead={leadOf(page)}
      actions={
        mayWrite ? (
          <>
            <LinkButton href={`/t/${slug}/imports/new?kind=rates`}>Import rates</LinkButton>
            <RateDialog slug={slug} currency={currency} foreign={first} month={month} rate={null} />
          </>
        ) : null
      }
    >
      <Card flush>
        <DataTable
          caption="Monthly exchange rates"
          columns={columns}
          rows={rates.slice(0, SHOWN)}
          rowKey={(row) => `${row.currency} ${row.period}`}
          dense
          empty={
            <EmptyState
              title="No monthly rates"
              why={
                foreign.length === 0
                  ? `Every contract is in ${currency}. Rates matter once one is in another currency.`
                  : 'Each contract stands at the rate that was recorded with it. Set monthly rates, or import a table of them, and FX is shown apart from what customers do.'
              }
            />
          }
        />
      </Card>
    </Section>
  );
}

function leadOf({ foreign, currency }: Rates): string {
  if (foreign.length === 0) return `Every contract is in ${currency}.`;
  const parts = foreign.map(({ currency: of, contracts, constantRate }) => {
    const constant = constantRate === null ? '' : `, constant at ${constantRate}`;
    return `${countOf(contracts, 'contract')} in ${of}${constant}`;
  });
  return `${parts.join('; ')}. Contracts are valued by the newest month that has a rate.`;
}
