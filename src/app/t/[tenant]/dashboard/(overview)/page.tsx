import type { Metadata } from 'next';
import { ArrBridge } from '@/features/kpis/components/arr-bridge';
import { DashboardEmpty } from '@/features/kpis/components/dashboard-empty';
import { KpiCard } from '@/features/kpis/components/kpi-card';
import { KpiTrend } from '@/features/kpis/components/kpi-trend';
import { kpiHref, readClock } from '@/features/kpis/kpi-address';
import { dashboardPage } from '@/features/kpis/queries-page';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';

export const metadata: Metadata = { title: 'Dashboard' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DashboardPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const clock = readClock(await searchParams);
  const page = await callOrNotFound(dashboardPage, slug, clock);
  const { kpis, currency, asOf } = page;
  const { nnarr, ttfv, acvPerDeployment } = kpis;
  const isEmpty =
    nnarr.valueMinor === null &&
    nnarr.quarters.length === 0 &&
    ttfv.cohorts.length === 0 &&
    acvPerDeployment.today.deployments + acvPerDeployment.today.pilots.deployments === 0;
  return (
    <>
      <PageHeader title="Dashboard" lead={`The KPIs at the end of ${dateText(asOf)}.`} />
      {isEmpty ? (
        <DashboardEmpty slug={slug} hasFacts={page.hasLedger || page.hasDeployments} {...page} />
      ) : (
        <>
          <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
            {page.set.map((kpi) => (
              <KpiCard key={kpi} kpi={kpi} kpis={kpis} currency={currency} href={kpiHref(slug, kpi, clock)} />
            ))}
          </div>
          <div className="grid gap-4 xl:grid-cols-2">
            {page.set.map((kpi) => (
              <Card key={kpi} className="break-inside-avoid">
                <KpiTrend kpi={kpi} kpis={kpis} currency={currency} />
              </Card>
            ))}
          </div>
          {nnarr.valueMinor === null ? null : (
            <Card className="break-inside-avoid">
              <ArrBridge window={nnarr.window} currency={currency} slug={slug} asOf={clock.asOf} />
            </Card>
          )}
        </>
      )}
    </>
  );
}
