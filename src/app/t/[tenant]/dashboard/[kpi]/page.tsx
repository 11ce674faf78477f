import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { KPI_DEFINITIONS } from '@/domain/kpis/registry';
import { NotePin } from '@/features/chart-notes/components/note-pin';
import { pinnedTo } from '@/features/chart-notes/note-words';
import { listChartNotes } from '@/features/chart-notes/queries';
import { KpiCard } from '@/features/kpis/components/kpi-card';
import { KpiDetail } from '@/features/kpis/components/kpi-detail';
import { KpiPassport } from '@/features/kpis/components/kpi-passport';
import { KpiTrend } from '@/features/kpis/components/kpi-trend';
import { toldTargets } from '@/features/kpis/components/set/target-table';
import { TargetDialog } from '@/features/kpis/components/target-dialog';
import { dashboardHref, kpiHref, kpiOfAddress, readChoice, rowsOf } from '@/features/kpis/kpi-address';
import { kpiPage } from '@/features/kpis/queries-detail';
import { callOrNotFound } from '@/platform/operations/page-caller';
import { Chip } from '@/ui/controls/chip';
import { dateText } from '@/ui/format/dates';
import { Card } from '@/ui/layout/card';
import { PageHeader } from '@/ui/layout/page-header';

type Props = {
  params: Promise<{ tenant: string; kpi: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Completed quarters of the picture: with the one that runs as many as have room for their figures. */
const QUARTERS = 7;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kpi = kpiOfAddress((await params).kpi);
  return { title: kpi ? KPI_DEFINITIONS[kpi].short : 'Dashboard' };
}

export default async function KpiPage({ params, searchParams }: Props) {
  const { tenant: slug, kpi: segment } = await params;
  const kpi = kpiOfAddress(segment);
  if (!kpi) notFound();
  const asked = readChoice(await searchParams);
  const [page, { notes: told }] = await Promise.all([
    callOrNotFound(kpiPage, slug, rowsOf(kpi, asked)),
    callOrNotFound(listChartNotes, slug, { asOf: asked.asOf }),
  ]);
  const { kpis, currency, asOf } = page;
  const { name, unit, short } = KPI_DEFINITIONS[kpi];
  const shown = { kpi, kpis, currency };
  const { periods, pinned } = pinnedTo(page.charted.slice(-1 - QUARTERS), told);
  return (
    <>
      <PageHeader
        eyebrow={
          <Link href={dashboardHref(slug, { asOf: asked.asOf, constant: asked.constant })}>Dashboard</Link>
        }
        title={name}
        lead={`At the end of ${dateText(asOf)}.`}
        actions={
          <>
            {page.hasForeign || asked.constant ? (
              <Chip
                label="Constant currency"
                selected={asked.constant === true}
                href={kpiHref(slug, kpi, { ...asked, constant: !asked.constant })}
              />
            ) : null}
            {page.maySetTarget ? (
              <TargetDialog
                slug={slug}
                kpi={kpi}
                name={short}
                unit={unit}
                currency={currency}
                quarters={page.quarters.map(({ label, from }) => ({ label, from }))}
                targets={toldTargets(page.targets, kpi)}
              />
            ) : null}
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <KpiCard {...shown} />
          <Card>
            <KpiTrend
              {...shown}
              periods={periods}
              hrefOf={(of, rows) =>
                kpiHref(slug, of, { asOf: asked.asOf, constant: asked.constant, ...rows })
              }
              pinOf={(place) => <NotePin slug={slug} today={page.today} notes={pinned[place] ?? []} />}
            />
          </Card>
        </div>
        <Card>
          <KpiPassport {...shown} lastChange={page.lastChange} zone={page.zone} />
        </Card>
      </div>
      <KpiDetail slug={slug} page={page} asked={asked} />
    </>
  );
}
