import { acvPerDeployment, type AcvPerDeployment } from './acv-per-deployment';
import { grr, type Grr } from './grr';
import { kpiWindow, type KpiData } from './kpi-data';
import { nnarr, type Nnarr } from './nnarr';
import { ttfv, type Ttfv } from './ttfv';

/** The four, and never a fifth. */
export type Kpis = { nnarr: Nnarr; grr: Grr; acvPerDeployment: AcvPerDeployment; ttfv: Ttfv };

/** All four KPIs at the end of the day `data.asOf`, from one reading of the data. */
export function computeKpis(data: KpiData): Kpis {
  const window = kpiWindow(data.asOf, data.fiscalStartMonth);
  return {
    nnarr: nnarr(data, window),
    grr: grr(data, window),
    acvPerDeployment: acvPerDeployment(data, window),
    ttfv: ttfv(data, window),
  };
}
