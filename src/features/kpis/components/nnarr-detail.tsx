import type { Nnarr } from '@/domain/kpis/nnarr';
import { lastDayBefore } from '@/domain/kpis/kpi-data';
import { MOVEMENT_LABELS } from '@/domain/revenue/movements';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { EmptyState } from '@/ui/controls/empty-state';
import { TabLinks } from '@/ui/controls/tab-links';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { dateRangeText } from '@/ui/format/dates';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { type Choice, customerHref, kpiHref } from '../kpi-address';
import type { RowsOf } from '../queries-rows';
import { rowsLead } from '../rows-lead';
import { StreamChips } from './stream-chips';

const KINDS = ['new', 'expansion', 'reactivation', 'contraction', 'churn'] as const;

type Props = {
  slug: string;
  nnarr: Nnarr;
  behind: RowsOf<'nnarr'>;
  asked: Choice;
};

export function NnarrDetail({ slug, nnarr, behind, asked }: Props) {
  const { currency, from, until, rows, count, totalMinor } = behind;
  const href = (changes: Record<string, string | null>) => kpiHref(slug, 'nnarr', { ...asked, ...changes });
  const sum = moneyExact({ minor: totalMinor, currency });
  return (
    <>
      <Section
        title={`Movements, ${dateRangeText(from, lastDayBefore(until))}`}
        lead={rowsLead(count, `${sum} of ARR`)}
        actions={<StreamChips chosen={asked.stream} hrefOf={(stream) => href({ stream })} />}
      >
        <TabLinks
          label="Kind of movement"
          links={[null, ...KINDS].map((kind) => ({
            href: href({ kind }),
            label: kind ? MOVEMENT_LABELS[kind] : 'All',
            active: asked.kind === kind,
          }))}
        />
        <Card flush>
          <DataTable
            caption="Movements by customer and kind"
            columns={columnsOf(currency, sum)}
            rows={rows}
            rowKey={(row) => `${row.customerId}${row.kind}`}
            rowHref={(row) => customerHref(slug, row.customerId, { asOf: asked.asOf })}
            totalLabel="Total"
            empty={
              <EmptyState
                title="No movements here"
                why="Nothing of this kind took effect in these months. Choose another kind, stream or quarter."
              />
            }
          />
        </Card>
      </Section>
      <Section title="Quarters" lead="Opening + movements + FX = closing. A quarter opens its own rows.">
        <Card flush>
          <Quarters nnarr={nnarr} currency={currency} hrefOf={href} />
        </Card>
      </Section>
    </>
  );
}

function columnsOf(currency: string, sum: string): Column<RowsOf<'nnarr'>['rows'][number]>[] {
  return [
    { key: 'customer', header: 'Customer', width: '40%', cell: (row) => row.customer },
    { key: 'kind', header: 'Kind', cell: (row) => MOVEMENT_LABELS[row.kind] },
    { key: 'movements', header: 'Movements', numeric: true, cell: (row) => countText(row.movements) },
    {
      key: 'arr',
      header: 'ARR',
      numeric: true,
      cell: (row) => <Amount money={{ minor: row.amountMinor, currency }} as="exact" />,
      total: sum,
    },
  ];
}

type QuartersProps = {
  nnarr: Nnarr;
  currency: string;
  hrefOf: (changes: { from: CalendarDate; until: CalendarDate }) => string;
};

function Quarters({ nnarr, currency, hrefOf }: QuartersProps) {
  const toDate = nnarr.quarterToDate ? [{ ...nnarr.quarterToDate, rollingMinor: null }] : [];
  const rows = [...nnarr.quarters, ...toDate].toReversed();
  type Row = (typeof rows)[number];
  const amount = (key: string, header: string, of: (row: Row) => bigint | null): Column<Row> => ({
    key,
    header,
    numeric: true,
    cell: (row) => {
      const minor = of(row);
      return <Amount money={minor === null ? null : { minor, currency }} />;
    },
  });
  return (
    <DataTable
      caption="Net new ARR by fiscal quarter"
      dense
      keepTable
      columns={[
        {
          key: 'quarter',
          header: 'Quarter',
          cell: (row) => <span className="whitespace-nowrap">{row.label}</span>,
        },
        amount('opening', 'Opening', (row) => row.openingMinor),
        amount('new', 'New', (row) => row.newMinor),
        amount('expansion', 'Expansion', (row) => row.expansionMinor),
        amount('reactivation', 'Reactivation', (row) => row.reactivationMinor),
        amount('contraction', 'Contraction', (row) => row.contractionMinor),
        amount('churn', 'Churn', (row) => row.churnMinor),
        amount('fx', 'FX', (row) => row.fxMinor),
        amount('closing', 'Closing', (row) => row.closingMinor),
        { ...amount('nnarr', 'NNARR', (row) => row.nnarrMinor), divider: true },
        amount('rolling', 'Rolling 4', (row) => row.rollingMinor),
      ]}
      rows={rows}
      rowKey={(row) => row.label}
      rowHref={({ from, until }) => hrefOf({ from, until })}
      empty={
        <EmptyState title="No quarter yet" why="The ledger begins later than the last completed month." />
      }
    />
  );
}
