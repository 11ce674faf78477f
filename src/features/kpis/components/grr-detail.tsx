import type { Grr, GrrWindow } from '@/domain/kpis/grr';
import { ratioOf } from '@/domain/values/ratio';
import { EmptyState } from '@/ui/controls/empty-state';
import { StreamMark } from '@/ui/controls/stream-mark';
import { TabLinks } from '@/ui/controls/tab-links';
import { Amount } from '@/ui/format/amount';
import { dateText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { percent, percentOrReason } from '@/ui/format/ratio';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { Section } from '@/ui/layout/section';
import { type Choice, customerHref, kpiHref } from '../kpi-address';
import type { NamedRenewals } from '../queries-beside';
import type { RowsOf } from '../queries-rows';
import { rowsLead } from '../rows-lead';
import { GrrStreams } from './grr-streams';
import { RenewalSection } from './renewal-section';
import { StreamChips } from './stream-chips';

type Props = {
  slug: string;
  grr: Grr;
  behind: RowsOf<'grr'>;
  renewal: NamedRenewals | null;
  asked: Choice;
};

export function GrrDetail({ slug, grr, behind, renewal, asked }: Props) {
  const { currency, months, from, until, rows, count, totals } = behind;
  const href = (changes: Record<string, string | number | null>) =>
    kpiHref(slug, 'grr', { ...asked, ...changes });
  const exact = (minor: bigint) => moneyExact({ minor, currency });
  const kept = ratioOf(totals.retainedMinor, totals.startMinor, 'no cohort');
  const sum = `${exact(totals.retainedMinor)} kept of ${exact(totals.startMinor)}${kept.ratio ? `: ${percent(kept.ratio, 1)}` : ''}`;
  const shown = months === grr.year.months ? grr.year : grr.hardwareLife;
  const lives = [...new Set([grr.hardwareLife.months, grr.year.months])];
  return (
    <>
      <Section
        title="Beside it"
        lead="Drill-downs of the same cohort, not KPIs of their own. A stream opens its rows."
      >
        <Card>
          <KeyValueList stacked items={besides(shown, grr, renewal)} />
        </Card>
        <GrrStreams window={shown} currency={currency} hrefOf={(stream) => href({ stream })} />
      </Section>
      <Section
        title={`Cohort of ${dateText(from)}, as of ${dateText(until)}`}
        lead={rowsLead(count, sum, 'largest losses, first')}
        actions={<StreamChips chosen={asked.stream} hrefOf={(stream) => href({ stream })} />}
      >
        <TabLinks
          label="Window"
          links={lives.map((life) => ({
            href: href({ months: life === grr.hardwareLife.months ? null : life }),
            label: `${life} months`,
            active: life === months,
          }))}
        />
        <Card flush>
          <DataTable
            caption="Cohort by customer and stream"
            columns={columnsOf(currency, totals)}
            rows={rows}
            rowKey={(row) => `${row.customerId}${row.stream}`}
            rowHref={(row) => customerHref(slug, row.customerId, { asOf: asked.asOf })}
            totalLabel="Total"
            empty={
              <EmptyState
                title="No cohort"
                why={
                  grr.hardwareLife.grr.reason ?? 'Nobody had recurring revenue of this stream on that day.'
                }
              />
            }
          />
        </Card>
      </Section>
      {renewal ? (
        <RenewalSection slug={slug} currency={currency} renewal={renewal} asOf={asked.asOf} />
      ) : null}
    </>
  );
}

function besides(shown: GrrWindow, { hardwareLife: life, year }: Grr, renewal: NamedRenewals | null) {
  const other = shown === life ? year : life;
  return [
    { key: `GRR, ${shown.months} months`, value: percentOrReason(shown.grr, 1).text },
    ...(other.months === shown.months
      ? []
      : [{ key: `GRR, ${other.months} months`, value: percentOrReason(other.grr, 1).text }]),
    ...(shown.annualised === null || shown.months === 12
      ? []
      : [{ key: 'Spread to a year', value: `${(shown.annualised * 100).toFixed(1)}\u00a0%` }]),
    ...(renewal ? [{ key: 'Renewal rate', value: percentOrReason(renewal.rate, 1).text }] : []),
    { key: `NRR, ${shown.months} months`, value: percentOrReason(shown.nrr, 1).text },
  ];
}

type Row = RowsOf<'grr'>['rows'][number];

function columnsOf(currency: string, totals: RowsOf<'grr'>['totals']): Column<Row>[] {
  const amount = (minor: bigint) => <Amount money={{ minor, currency }} as="exact" />;
  return [
    { key: 'customer', header: 'Customer', width: '28%', cell: (row) => row.customer },
    { key: 'stream', header: 'Stream', cell: (row) => <StreamMark stream={row.stream} /> },
    {
      key: 'start',
      header: 'ARR then',
      numeric: true,
      cell: (row) => amount(row.startMinor),
      total: amount(totals.startMinor),
    },
    {
      key: 'end',
      header: 'ARR now',
      numeric: true,
      cell: (row) => amount(row.endMinor),
      total: amount(totals.endMinor),
    },
    {
      key: 'kept',
      header: 'Kept',
      numeric: true,
      cell: (row) => amount(row.retainedMinor),
      total: amount(totals.retainedMinor),
    },
    {
      key: 'lost',
      header: 'Lost',
      numeric: true,
      cell: (row) => <Amount money={lossOf(row, currency)} as="exact" />,
      total: amount(totals.startMinor - totals.retainedMinor),
    },
  ];
}

function lossOf({ startMinor, retainedMinor }: Row, currency: string) {
  const minor = startMinor - retainedMinor;
  return minor === 0n ? null : { minor, currency };
}
