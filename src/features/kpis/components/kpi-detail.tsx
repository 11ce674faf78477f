import type { Choice } from '../kpi-address';
import type { KpiPageResult } from '../queries-detail';
import { siteHrefs } from '../site-href';
import { AcvDetail } from './acv-detail';
import { BandSection } from './band-section';
import { DaysDetail } from './days-detail';
import { FailureDetail } from './failure-detail';
import { GrrDetail } from './grr-detail';
import { NnarrDetail } from './nnarr-detail';
import { TtfvDetail } from './ttfv-detail';

/** The rows behind a KPI and what stands beside it. */
export function KpiDetail({ slug, page, asked }: { slug: string; page: KpiPageResult; asked: Choice }) {
  const { rows, kpis } = page;
  const own = { slug, asked, siteHref: siteHrefs(slug, page.mayOpenSites, asked.asOf) };
  switch (rows.kpi) {
    case 'nnarr':
      return <NnarrDetail slug={slug} asked={asked} nnarr={kpis.nnarr} behind={rows} />;
    case 'grr':
      return <GrrDetail slug={slug} asked={asked} grr={kpis.grr} behind={rows} renewal={page.renewal} />;
    case 'acv_per_deployment':
      return <AcvDetail {...own} acv={kpis.acvPerDeployment} behind={rows} />;
    case 'ttfv':
      return (
        <>
          <TtfvDetail {...own} ttfv={kpis.ttfv} behind={rows} />
          {page.bands ? <BandSection currency={page.currency} bands={page.bands} /> : null}
        </>
      );
    case 'days_to_deployment':
      return <DaysDetail {...own} days={kpis.daysToDeployment} behind={rows} />;
    case 'hardware_failure_rate':
      return <FailureDetail {...own} failure={kpis.hardwareFailureRate} behind={rows} />;
  }
}
