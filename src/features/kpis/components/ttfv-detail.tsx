import type { DeploymentFault } from '@/domain/deployments/deployment';
import { lastDayBefore } from '@/domain/kpis/kpi-data';
import { bandOf, type Ttfv, type TtfvBand } from '@/domain/kpis/ttfv';
import { Badge } from '@/ui/controls/badge';
import { EmptyState } from '@/ui/controls/empty-state';
import { countText } from '@/ui/format/counts';
import { dateRangeText, dateText, daysText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { percentOrReason } from '@/ui/format/ratio';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { type Choice, kpiHref, ROWS_SHOWN } from '../kpi-address';
import type { RowsOf } from '../queries-rows';
import type { SiteHref } from '../site-href';

type Props = { slug: string; ttfv: Ttfv; behind: RowsOf<'ttfv'>; asked: Choice; siteHref: SiteHref };

export function TtfvDetail({ slug, ttfv, behind, asked, siteHref }: Props) {
  const { from, until, rows, asOf, count } = behind;
  const title =
    until === null ? `Signed since ${dateText(from)}` : `Signed ${dateRangeText(from, lastDayBefore(until))}`;
  const arrived = rows.filter((row) => row.arrived).length;
  const lead = `${countText(arrived)} of ${countText(count)} have first value at the end of ${dateText(asOf)}. Who waits counts with the age so far.`;
  const cut = count > ROWS_SHOWN ? ` The longest ${countText(ROWS_SHOWN)} are shown.` : '';
  const older = ttfv.waiting.filter(({ signedOn }) => signedOn < from);
  return (
    <>
      <Section title={title} lead={lead + cut}>
        <Card flush>
          <DataTable
            caption="Production deployments by days to first value"
            columns={COLUMNS}
            rows={rows.slice(0, ROWS_SHOWN)}
            rowKey={(row) => row.id}
            rowHref={siteHref}
            empty={
              <EmptyState title="Nothing signed" why="No production deployment was signed in this window." />
            }
          />
        </Card>
      </Section>
      {older.length > 0 ? (
        <Section title="Still waiting from before" lead="Older than the window, and never dropped.">
          <Card flush>
            <Waiting rows={older} siteHref={siteHref} />
          </Card>
        </Section>
      ) : null}
      <Section title="By quarter of signature" lead="A quarter opens its own rows.">
        <Card flush>
          <Cohorts
            cohorts={ttfv.cohorts}
            hrefOf={(cohort) =>
              kpiHref(slug, 'ttfv', { asOf: asked.asOf, from: cohort.from, until: cohort.until })
            }
          />
        </Card>
      </Section>
      {ttfv.faults.length > 0 ? (
        <Section
          title="Dates that contradict each other"
          lead="Listed apart, not averaged. Correct them at the source."
        >
          <Card flush>
            <Faults rows={ttfv.faults} siteHref={siteHref} />
          </Card>
        </Section>
      ) : null}
    </>
  );
}

type Row = RowsOf<'ttfv'>['rows'][number];

const COLUMNS: Column<Row>[] = [
  { key: 'site', header: 'Deployment', width: '30%', cell: (row) => row.site },
  { key: 'customer', header: 'Customer', cell: (row) => row.customer },
  { key: 'signed', header: 'Signed', numeric: true, cell: (row) => <Day date={row.signedOn} /> },
  {
    key: 'first',
    header: 'First value',
    numeric: true,
    cell: (row) => <Day date={row.arrived ? row.firstValueOn : null} />,
  },
  { key: 'days', header: 'Days', numeric: true, cell: (row) => daysText(row.days) },
  { key: 'state', header: 'State', cell: (row) => <State row={row} /> },
];

function State({ row }: { row: Row }) {
  if (row.lost) return <Badge>Ended without</Badge>;
  if (!row.arrived) return <Age band={bandOf(row.days)} />;
  return <span className="text-muted">Arrived</span>;
}

function Age({ band }: { band: TtfvBand }) {
  if (band === 'within_60') return <Badge tone="outline">Waiting</Badge>;
  return band === 'within_120' ? (
    <Badge tone="look">Waiting past 60 d</Badge>
  ) : (
    <Badge tone="act">Waiting past 120 d</Badge>
  );
}

function Waiting({ rows, siteHref }: { rows: Ttfv['waiting']; siteHref: SiteHref }) {
  return (
    <DataTable
      caption="Deployments without first value, signed before the window"
      columns={[
        { key: 'site', header: 'Deployment', width: '40%', cell: (row) => row.site },
        { key: 'signed', header: 'Signed', numeric: true, cell: (row) => <Day date={row.signedOn} /> },
        { key: 'age', header: 'Days so far', numeric: true, cell: (row) => daysText(row.ageDays) },
        { key: 'state', header: 'State', cell: (row) => <Age band={row.band} /> },
      ]}
      rows={rows.slice(0, ROWS_SHOWN)}
      rowKey={(row) => row.id}
      rowHref={(row) => siteHref({ id: row.id, customerId: null })}
    />
  );
}

type Cohort = Ttfv['cohorts'][number];

function Cohorts({ cohorts, hrefOf }: { cohorts: readonly Cohort[]; hrefOf: (cohort: Cohort) => string }) {
  return (
    <DataTable
      caption="Time to first value by quarter of signature"
      dense
      keepTable
      columns={[
        {
          key: 'quarter',
          header: 'Quarter',
          cell: (row) => <span className="whitespace-nowrap">{row.label}</span>,
        },
        { key: 'signed', header: 'Signed', numeric: true, cell: (row) => countText(row.signed) },
        { key: 'arrived', header: 'First value', numeric: true, cell: (row) => countText(row.arrived) },
        { key: 'waiting', header: 'Waiting', numeric: true, cell: (row) => countText(row.waiting) },
        { key: 'median', header: 'Median', numeric: true, cell: (row) => daysText(row.median.days) },
        { key: 'p75', header: '75th percentile', numeric: true, cell: (row) => daysText(row.p75.days) },
        {
          key: 'share',
          header: 'Within 60 d',
          numeric: true,
          cell: (row) => percentOrReason(row.within60).text,
        },
      ]}
      rows={cohorts.toReversed()}
      rowKey={(row) => row.label}
      rowHref={hrefOf}
      empty={
        <EmptyState title="No quarter yet" why="No deployment was signed in the last twelve quarters." />
      }
    />
  );
}

const FAULT: Record<DeploymentFault, string> = {
  activated_before_shipped: 'activated before shipped',
  activated_before_installed: 'activated before installed',
  first_value_before_signature: 'first value before signature',
  ended_before_live: 'ended before in service',
};

function Faults({ rows, siteHref }: { rows: Ttfv['faults']; siteHref: SiteHref }) {
  return (
    <DataTable
      caption="Deployments with faulty dates"
      columns={[
        { key: 'site', header: 'Deployment', width: '40%', cell: (row) => row.site },
        {
          key: 'fault',
          header: 'What is wrong',
          cell: (row) => row.faults.map((fault) => FAULT[fault]).join('; '),
        },
        { key: 'days', header: 'Days', numeric: true, cell: (row) => daysText(row.days) },
      ]}
      rows={rows.slice(0, ROWS_SHOWN)}
      rowKey={(row) => row.id}
      rowHref={(row) => siteHref({ id: row.id, customerId: null })}
    />
  );
}
