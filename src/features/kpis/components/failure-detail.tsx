import type { HardwareFailureRate } from '@/domain/kpis/hardware-failure-rate';
import { lastDayBefore } from '@/domain/kpis/kpi-data';
import { EmptyState } from '@/ui/controls/empty-state';
import { countOf, countText } from '@/ui/format/counts';
import { dateRangeText } from '@/ui/format/dates';
import { percentOrReason } from '@/ui/format/ratio';
import { Card } from '@/ui/layout/card';
import { DataTable } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { type Choice, kpiHref, ROWS_SHOWN } from '../kpi-address';
import type { RowsOf } from '../queries-rows';
import type { SiteHref } from '../site-href';

type Props = {
  slug: string;
  failure: HardwareFailureRate;
  behind: RowsOf<'hardware_failure_rate'>;
  asked: Choice;
  siteHref: SiteHref;
};

export function FailureDetail({ slug, failure, behind, asked, siteHref }: Props) {
  const { from, until, rows, count, failedDevices } = behind;
  const lead =
    count === 0
      ? 'No hardware failed.'
      : `${countOf(failedDevices, 'device')} failed in ${countOf(count, 'deployment')}.`;
  return (
    <>
      <Section title={`Failed ${dateRangeText(from, lastDayBefore(until))}`} lead={lead}>
        <Card flush>
          <DataTable
            caption="Deployments whose hardware failed"
            columns={[
              { key: 'site', header: 'Deployment', width: '30%', cell: (row) => row.site },
              { key: 'customer', header: 'Customer', cell: (row) => row.customer },
              { key: 'devices', header: 'Devices', numeric: true, cell: (row) => countText(row.devices) },
              { key: 'failures', header: 'Failures', numeric: true, cell: (row) => countText(row.failures) },
              {
                key: 'failed',
                header: 'Devices failed',
                numeric: true,
                cell: (row) => countText(row.failedDevices),
                total: countText(failedDevices),
              },
            ]}
            rows={rows.slice(0, ROWS_SHOWN)}
            rowKey={(row) => row.id}
            rowHref={siteHref}
            totalLabel="Total"
            empty={
              <EmptyState title="Nothing failed" why="No failure with the cause hardware is recorded here." />
            }
          />
        </Card>
      </Section>
      <Section title="Rolling four quarters" lead="The mean of four quarters’ ends stands under each figure.">
        <Card flush>
          <DataTable
            caption="Hardware failure rate by fiscal quarter"
            dense
            keepTable
            columns={[
              {
                key: 'quarter',
                header: 'To',
                cell: (row) => <span className="whitespace-nowrap">{row.label}</span>,
              },
              {
                key: 'failed',
                header: 'Devices failed',
                numeric: true,
                cell: (row) => countText(row.failedDevices),
              },
              {
                key: 'service',
                header: 'In service at the four ends',
                numeric: true,
                cell: (row) => row.inService.map((devices) => countText(devices)).join(', '),
              },
              {
                key: 'rate',
                header: 'Rate',
                numeric: true,
                cell: (row) => percentOrReason(row.rate, 2).text,
              },
            ]}
            rows={failure.quarters.toReversed()}
            rowKey={(row) => row.label}
            rowHref={(row) =>
              kpiHref(slug, 'hardware_failure_rate', { asOf: asked.asOf, from: row.from, until: row.until })
            }
            empty={<EmptyState title="No quarter yet" why="No device was in service at a quarter’s end." />}
          />
        </Card>
      </Section>
    </>
  );
}
