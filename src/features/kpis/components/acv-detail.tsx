import type { AcvPerDeployment, AcvPoint } from '@/domain/kpis/acv-per-deployment';
import { EmptyState } from '@/ui/controls/empty-state';
import { Amount } from '@/ui/format/amount';
import { countText } from '@/ui/format/counts';
import { dateText } from '@/ui/format/dates';
import { Day } from '@/ui/format/day';
import { moneyExact } from '@/ui/format/money';
import { Card } from '@/ui/layout/card';
import { DataTable, type Column } from '@/ui/layout/data-table';
import { Section } from '@/ui/layout/section';
import { type Choice, kpiHref, ROWS_SHOWN } from '../kpi-address';
import type { RowsOf } from '../queries-rows';
import { rowsLead } from '../rows-lead';
import type { SiteHref } from '../site-href';
import { AcvDiagnosis } from './acv-diagnosis';

type Props = {
  slug: string;
  acv: AcvPerDeployment;
  behind: RowsOf<'acv_per_deployment'>;
  asked: Choice;
  siteHref: SiteHref;
};

export function AcvDetail({ slug, acv, behind, asked, siteHref }: Props) {
  const { currency, on, rows, count, totalMinor } = behind;
  const exact = (minor: bigint) => moneyExact({ minor, currency });
  const without = rows.length - count;
  const apart =
    without > 0 ? ` ${countText(without)} without an ACV ${without === 1 ? 'is' : 'are'} not in it.` : '';
  return (
    <>
      <AcvDiagnosis acv={acv} currency={currency} />
      <Section
        title={`In service on ${dateText(on)}`}
        lead={`${rowsLead(count, `${exact(totalMinor)} of ACV`)}${apart}`}
      >
        <Card flush>
          <DataTable
            caption="Production deployments in service"
            columns={columnsOf(currency, totalMinor)}
            rows={rows.slice(0, ROWS_SHOWN)}
            rowKey={(row) => row.id}
            rowHref={siteHref}
            totalLabel="Total"
            empty={
              <EmptyState
                title="Nothing in service"
                why={acv.reason ?? 'No production deployment was in service on that day.'}
              />
            }
          />
        </Card>
      </Section>
      <Section
        title="Quarter ends"
        lead="ACV per deployment = devices per deployment × ACV per device. A quarter opens its own rows."
      >
        <Card flush>
          <Quarters
            points={acv.quarters}
            currency={currency}
            hrefOf={(point) => kpiHref(slug, 'acv_per_deployment', { asOf: asked.asOf, on: point.on })}
          />
        </Card>
      </Section>
    </>
  );
}

function columnsOf(
  currency: string,
  totalMinor: bigint,
): Column<RowsOf<'acv_per_deployment'>['rows'][number]>[] {
  return [
    { key: 'site', header: 'Deployment', width: '30%', cell: (row) => row.site },
    { key: 'customer', header: 'Customer', cell: (row) => row.customer },
    {
      key: 'live',
      header: 'In service from',
      numeric: true,
      cell: (row) => <Day date={row.liveFrom?.day ?? null} />,
    },
    { key: 'devices', header: 'Devices', numeric: true, cell: (row) => countText(row.devices) },
    {
      key: 'acv',
      header: 'ACV',
      numeric: true,
      cell: (row) => (
        <Amount money={row.acvMinor === null ? null : { minor: row.acvMinor, currency }} as="exact" />
      ),
      total: <Amount money={{ minor: totalMinor, currency }} as="exact" />,
    },
  ];
}

type QuartersProps = { points: readonly AcvPoint[]; currency: string; hrefOf: (point: AcvPoint) => string };

function Quarters({ points, currency, hrefOf }: QuartersProps) {
  const amount = (minor: bigint | null) => (
    <Amount money={minor === null ? null : { minor, currency }} as="whole" />
  );
  const devices = ({ devicesPerDeployment: { ratio } }: AcvPoint) =>
    ratio === null ? null : (ratio.numerator + ratio.denominator / 2n) / ratio.denominator;
  return (
    <DataTable
      caption="ACV per deployment at the end of each fiscal quarter"
      dense
      keepTable
      columns={[
        {
          key: 'quarter',
          header: 'Quarter',
          cell: (row) => <span className="whitespace-nowrap">{row.label}</span>,
        },
        { key: 'n', header: 'Deployments', numeric: true, cell: (row) => countText(row.deployments) },
        { key: 'mean', header: 'Mean ACV', numeric: true, cell: (row) => amount(row.meanMinor) },
        { key: 'median', header: 'Median', numeric: true, cell: (row) => amount(row.medianMinor) },
        { key: 'size', header: 'Devices each', numeric: true, cell: (row) => countText(devices(row)) },
        { key: 'price', header: 'ACV per device', numeric: true, cell: (row) => amount(row.perDeviceMinor) },
        {
          key: 'pilots',
          header: 'Pilots, apart',
          numeric: true,
          cell: (row) => countText(row.pilots.deployments),
        },
      ]}
      rows={points.toReversed()}
      rowKey={(row) => row.label}
      rowHref={hrefOf}
      empty={<EmptyState title="No quarter yet" why="Nothing was in service at the end of a quarter." />}
    />
  );
}
