import type { DaysToDeployment } from '@/domain/kpis/days-to-deployment';
import { lastDayBefore } from '@/domain/kpis/kpi-data';
import { EmptyState } from '@/ui/controls/empty-state';
import { countOf, countText } from '@/ui/format/counts';
import { dateRangeText, daysText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { type Choice, kpiHref, ROWS_SHOWN } from '../kpi-address';
import { meanDays } from '../kpi-formula';
import type { RowsOf } from '../queries-rows';
import type { SiteHref } from '../site-href';

type Props = {
  slug: string;
  days: DaysToDeployment;
  behind: RowsOf<'days_to_deployment'>;
  asked: Choice;
  siteHref: SiteHref;
};

export function DaysDetail({ slug, days, behind, asked, siteHref }: Props) {
  const { from, until, rows, count, totalDays } = behind;
  const sum =
    count === 0
      ? 'Nothing was activated.'
      : `${countText(totalDays)} days in ${countOf(count, 'deployment')}.`;
  return (
    <>
      <Section title={`Activated ${dateRangeText(from, lastDayBefore(until))}`} lead={sum}>
        <Card flush>
          <DataTable
            caption="Production deployments by days to activation"
            columns={[
              { key: 'site', header: 'Deployment', width: '30%', cell: (row) => row.site },
              { key: 'customer', header: 'Customer', cell: (row) => row.customer },
              { key: 'signed', header: 'Signed', numeric: true, cell: (row) => <Day date={row.signedOn} /> },
              {
                key: 'activated',
                header: 'Activated',
                numeric: true,
                cell: (row) => <Day date={row.activatedOn} />,
              },
              {
                key: 'days',
                header: 'Days',
                numeric: true,
                cell: (row) => daysText(row.days),
                total: daysText(totalDays),
              },
            ]}
            rows={rows.slice(0, ROWS_SHOWN)}
            rowKey={(row) => row.id}
            rowHref={siteHref}
            totalLabel="Total"
            empty={
              <EmptyState
                title="Nothing activated"
                why="No production deployment was activated in these quarters."
              />
            }
          />
        </Card>
      </Section>
      <Section title="Not activated yet" lead="In no mean; each day they wait is a day without revenue.">
        <Card flush>
          <DataTable
            caption="Signed deployments without activation"
            columns={[
              { key: 'site', header: 'Deployment', width: '40%', cell: (row) => row.site },
              { key: 'signed', header: 'Signed', numeric: true, cell: (row) => <Day date={row.signedOn} /> },
              { key: 'age', header: 'Days so far', numeric: true, cell: (row) => daysText(row.ageDays) },
            ]}
            rows={days.waiting.slice(0, ROWS_SHOWN)}
            rowKey={(row) => row.id}
            rowHref={(row) => siteHref({ ...row, customerId: null })}
            empty={
              <EmptyState title="Nobody waits" why="Every signed deployment is activated or has ended." />
            }
          />
        </Card>
      </Section>
      <Section title="By quarter of activation" lead="A quarter opens its own rows.">
        <Card flush>
          <DataTable
            caption="Days to deployment by quarter of activation"
            dense
            keepTable
            columns={[
              {
                key: 'quarter',
                header: 'Quarter',
                cell: (row) => <span className="whitespace-nowrap">{row.label}</span>,
              },
              { key: 'n', header: 'Activated', numeric: true, cell: (row) => countText(row.activated) },
              {
                key: 'mean',
                header: 'Mean',
                numeric: true,
                cell: (row) => daysText(row.mean.ratio && meanDays(row.mean.ratio)),
              },
            ]}
            rows={days.quarters.toReversed()}
            rowKey={(row) => row.label}
            rowHref={(row) =>
              kpiHref(slug, 'days_to_deployment', { asOf: asked.asOf, from: row.from, until: row.until })
            }
            empty={<EmptyState title="No quarter yet" why="Nothing was activated in twelve quarters." />}
          />
        </Card>
      </Section>
    </>
  );
}
