import type { Metadata } from 'next';
import { Suspense } from 'react';
import { spanOf } from '@/domain/kpis/nnarr-span';
import { NoteButton } from '@/features/chart-notes/components/note-button';
import { NotePin } from '@/features/chart-notes/components/note-pin';
import { NotesList } from '@/features/chart-notes/components/notes-list';
import { pinnedTo } from '@/features/chart-notes/note-words';
import { listChartNotes } from '@/features/chart-notes/queries';
import { ArrBridge } from '@/features/kpis/components/arr-bridge';
import { DashboardEmpty } from '@/features/kpis/components/dashboard-empty';
import { KpiCard } from '@/features/kpis/components/kpi-card';
import { DashboardControls } from '@/features/kpis/components/overview/dashboard-controls';
import { TrendCard } from '@/features/kpis/components/overview/trend-card';
import { readDashboard } from '@/features/kpis/dashboard-address';
import { kpiHref } from '@/features/kpis/kpi-address';
import { dashboardPage } from '@/features/kpis/queries-page';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Skeleton } from '@/ui/controls/skeleton';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';
import { DashboardDesk } from './desk';
import { StartStrip } from './start-strip';

export const metadata: Metadata = { title: 'Dashboard' };

type Props = {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DashboardPage({ params, searchParams }: Props) {
  const { tenant: slug } = await params;
  const view = readDashboard(await searchParams);
  const clock = { asOf: view.asOf, constant: view.constant };
  const [page, { notes: told, mayWrite }] = await Promise.all([
    callOrNotFound(dashboardPage, slug, clock),
    callOrNotFound(listChartNotes, slug, { asOf: view.asOf }),
  ]);
  const { kpis, set, currency, asOf, today } = page;
  const { nnarr, ttfv, acvPerDeployment } = kpis;
  const isEmpty =
    nnarr.valueMinor === null &&
    nnarr.quarters.length === 0 &&
    ttfv.cohorts.length === 0 &&
    acvPerDeployment.today.deployments + acvPerDeployment.today.pilots.deployments === 0;
  const header = {
    title: 'Dashboard',
    mark: <p className="text-sm text-muted">{leadOf(asOf, page.constant)}</p>,
  };
  if (isEmpty) {
    return (
      <>
        <PageHeader {...header} />
        <StartStrip slug={slug} />
        <DashboardEmpty slug={slug} hasFacts={page.hasLedger || page.hasDeployments} {...page} />
      </>
    );
  }
  const { notes, periods, pinned } = pinnedTo(page.charted.slice(-1 - view.span), told);
  const hrefOf = (kpi: (typeof set)[number], rows: Record<string, string>) =>
    kpiHref(slug, kpi, { ...clock, ...rows });
  const pinOf = (place: number) => <NotePin slug={slug} today={today} notes={pinned[place] ?? []} />;
  const span = spanOf(nnarr, view.span);
  return (
    <div className="flex flex-col gap-4 xl:-mb-6">
      <PageHeader
        {...header}
        actions={
          <DashboardControls slug={slug} view={view} hasForeign={page.hasForeign}>
            {mayWrite ? <NoteButton slug={slug} today={today} day={asOf < today ? asOf : today} /> : null}
          </DashboardControls>
        }
      />
      <div className="grid gap-4 xl:grid-cols-4">
        <div className={rowOf(set)}>
          {set.map((kpi) => (
            <KpiCard key={kpi} kpi={kpi} kpis={kpis} currency={currency} href={kpiHref(slug, kpi, clock)} />
          ))}
        </div>
        {/* What waits is read after the answers, also on a phone; on a wide screen it stands beside the bridge. */}
        <div className="grid xl:col-start-4 xl:row-start-3">
          <Suspense fallback={<Skeleton className="min-h-58" />}>
            <DashboardDesk slug={slug} asOf={view.asOf} />
          </Suspense>
        </div>
        <div className={rowOf(set)}>
          {set.map((kpi) => (
            <TrendCard key={kpi} {...{ kpi, kpis, currency, periods, hrefOf }} pinOf={pinOf} />
          ))}
        </div>
        {span ? (
          <Card className="break-inside-avoid p-3 xl:col-span-3">
            <ArrBridge span={span} currency={currency} slug={slug} {...clock} />
          </Card>
        ) : null}
      </div>
      <NotesList slug={slug} today={today} notes={notes} />
    </div>
  );
}

const COLUMNS = ['', '', 'xl:grid-cols-2', 'xl:grid-cols-3', 'xl:grid-cols-4'];

/** A set may hold fewer than four: they share the width. */
function rowOf(set: readonly unknown[]): string {
  return `grid gap-4 sm:grid-cols-2 xl:col-span-4 ${COLUMNS[set.length] ?? ''}`;
}

function leadOf(asOf: Parameters<typeof dateText>[0], constant: boolean): string {
  const day = `at the end of ${dateText(asOf)}`;
  return constant ? `${day}, at constant exchange rates` : day;
}
