import { acvPerDeployment, type AcvPerDeployment } from './acv-per-deployment';
import { daysToDeployment, type DaysToDeployment } from './days-to-deployment';
import { grr, type Grr } from './grr';
import { hardwareFailureRate, type HardwareFailureRate } from './hardware-failure-rate';
import { kpiWindow, type KpiData, type KpiId } from './kpi-data';
import { nnarr, type Nnarr } from './nnarr';
import { ttfv, type Ttfv } from './ttfv';

/** All that may be in a company's set. A company looks at the at most four of its set, and never at a fifth. */
export type Kpis = {
  nnarr: Nnarr;
  grr: Grr;
  acvPerDeployment: AcvPerDeployment;
  ttfv: Ttfv;
  daysToDeployment: DaysToDeployment;
  hardwareFailureRate: HardwareFailureRate;
};

/** Under which name a KPI's figure stands. */
export const FIGURE_NAME = {
  nnarr: 'nnarr',
  grr: 'grr',
  acv_per_deployment: 'acvPerDeployment',
  ttfv: 'ttfv',
  days_to_deployment: 'daysToDeployment',
  hardware_failure_rate: 'hardwareFailureRate',
} as const satisfies Record<KpiId, keyof Kpis>;

/** The figure of a KPI's id. */
export function figureOf<K extends KpiId>(kpi: K, kpis: Kpis): Kpis[(typeof FIGURE_NAME)[K]] {
  return kpis[FIGURE_NAME[kpi]];
}

/** The KPIs at the end of the day `data.asOf`, from one reading of the data. */
export function computeKpis(data: KpiData): Kpis {
  const window = kpiWindow(data.asOf, data.fiscalStartMonth);
  return {
    nnarr: nnarr(data, window),
    grr: grr(data, window),
    acvPerDeployment: acvPerDeployment(data, window),
    ttfv: ttfv(data, window),
    daysToDeployment: daysToDeployment(data, window),
    hardwareFailureRate: hardwareFailureRate(data, window),
  };
}
