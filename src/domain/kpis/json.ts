import { amountsJson, type AmountsJson, type LedgerAmounts } from '../revenue/bridge';
import { ratioFields, type RatioOrNone } from '../values/ratio';
import type { AcvPerDeployment, AcvPoint } from './acv-per-deployment';
import type { ActivationQuarter, DaysToDeployment } from './days-to-deployment';
import type { Grr, GrrWindow } from './grr';
import type { FailureWindow, HardwareFailureRate } from './hardware-failure-rate';
import type { KpiAlarm, KpiBasis } from './kpi';
import type { Kpis } from './kpis';
import type { Nnarr, NnarrBar, NnarrQuarter } from './nnarr';
import type { Ttfv } from './ttfv';
import type { TtfvGroup } from './ttfv-clock';

/** What every KPI has at the command line. */
type Common = { alarm: KpiAlarm; verdict: string; basis: KpiBasis };

/** The form of the command line: amounts as strings of minor units, ratios as at every machine door, days as numbers. */
export type KpisJson = {
  nnarr: ReturnType<typeof nnarrJson>;
  grr: ReturnType<typeof grrJson>;
  acvPerDeployment: ReturnType<typeof acvJson>;
  ttfv: ReturnType<typeof ttfvJson>;
  daysToDeployment: ReturnType<typeof daysToDeploymentJson>;
  hardwareFailureRate: ReturnType<typeof hardwareFailureRateJson>;
};

export function kpisJson(kpis: Kpis): KpisJson {
  return {
    nnarr: nnarrJson(kpis.nnarr),
    grr: grrJson(kpis.grr),
    acvPerDeployment: acvJson(kpis.acvPerDeployment),
    ttfv: ttfvJson(kpis.ttfv),
    daysToDeployment: daysToDeploymentJson(kpis.daysToDeployment),
    hardwareFailureRate: hardwareFailureRateJson(kpis.hardwareFailureRate),
  };
}

function common({ alarm, verdict, basis }: Common): Common {
  return { alarm, verdict, basis };
}

function text(minor: bigint | null): string | null {
  return minor === null ? null : minor.toString();
}

function nnarrJson(kpi: Nnarr) {
  return {
    valueMinor: text(kpi.valueMinor),
    reason: kpi.reason,
    targetMinor: text(kpi.targetMinor),
    changeMinor: text(kpi.changeMinor),
    window: barJson(kpi.window),
    bars: kpi.bars.map(quarterJson),
    quarterToDate: kpi.quarterToDate === null ? null : barJson(kpi.quarterToDate),
    quarters: kpi.quarters.map(quarterJson),
    ...common(kpi),
  };
}

type BarJson = AmountsJson & { label: string; from: string; until: string; nnarrMinor: string };

function barJson(bar: NnarrBar): BarJson {
  const { label, from, until, nnarrMinor } = bar;
  return {
    label,
    from,
    until,
    ...amountsJson(bar satisfies LedgerAmounts),
    nnarrMinor: nnarrMinor.toString(),
  };
}

function quarterJson(quarter: NnarrQuarter): BarJson & { rollingMinor: string } {
  return { ...barJson(quarter), rollingMinor: quarter.rollingMinor.toString() };
}

function grrJson(kpi: Grr) {
  const { hardwareLife, year } = kpi;
  return {
    value: ratioFields('value', hardwareLife.grr).value,
    reason: hardwareLife.grr.reason ?? null,
    ...ratioFields('target', targetOf(kpi.targetBp)),
    hardwareLife: windowJson(hardwareLife),
    twelveMonths: windowJson(year),
    quarters: kpi.quarters.map((quarter) => ({
      label: quarter.label,
      until: quarter.until,
      ...ratioFields('hardwareLife', quarter.hardwareLife),
      ...ratioFields('twelveMonths', quarter.year),
    })),
    ...common(kpi),
  };
}

function targetOf(targetBp: bigint | null): RatioOrNone {
  if (targetBp === null) return { ratio: null, reason: 'No target is set.' };
  return { ratio: { numerator: targetBp, denominator: 10_000n } };
}

function windowJson(window: GrrWindow) {
  const { months, from, until, startMinor, retainedMinor, endMinor, annualised } = window;
  return {
    months,
    from,
    until,
    startMinor: startMinor.toString(),
    retainedMinor: retainedMinor.toString(),
    endMinor: endMinor.toString(),
    ...ratioFields('grr', window.grr),
    ...ratioFields('nrr', window.nrr),
    byStream: {
      ...ratioFields('hardware', window.byStream.hardware),
      ...ratioFields('software', window.byStream.software),
      ...ratioFields('services', window.byStream.services),
    },
    ...ratioFields('softwareOnly', window.softwareOnly),
    annualised,
  };
}

function acvJson(kpi: AcvPerDeployment) {
  return {
    valueMinor: text(kpi.valueMinor),
    reason: kpi.reason,
    targetMinor: text(kpi.targetMinor),
    ...ratioFields('change', kpi.change),
    causes: kpi.causes,
    latest: pointJson(kpi.latest),
    today: pointJson(kpi.today),
    quarters: kpi.quarters.map(pointJson),
    ...common(kpi),
  };
}

function pointJson(point: AcvPoint) {
  const { totalMinor, meanMinor, medianMinor, perDeviceMinor, devicesPerDeployment, pilots, ...rest } = point;
  return {
    ...rest,
    totalMinor: totalMinor.toString(),
    meanMinor: text(meanMinor),
    medianMinor: text(medianMinor),
    perDeviceMinor: text(perDeviceMinor),
    ...ratioFields('devicesPerDeployment', devicesPerDeployment),
    pilots: { deployments: pilots.deployments, totalMinor: pilots.totalMinor.toString() },
  };
}

function ttfvJson(kpi: Ttfv) {
  const { headline } = kpi;
  return {
    value: headline.median.days,
    reason: headline.median.reason ?? null,
    target: kpi.targetDays,
    unit: 'days' as const,
    from: headline.from,
    ...groupJson(headline),
    quarters: kpi.cohorts.map((cohort) => ({
      label: cohort.label,
      from: cohort.from,
      until: cohort.until,
      ...groupJson(cohort),
    })),
    open: kpi.waiting,
    faults: kpi.faults,
    ...common(kpi),
  };
}

function groupJson(group: TtfvGroup) {
  const { signed, arrived, waiting, lost, median, p75, within60 } = group;
  return { signed, arrived, waiting, lost, median, p75, ...ratioFields('within60', within60) };
}

function daysToDeploymentJson(kpi: DaysToDeployment) {
  return {
    ...ratioFields('value', kpi.window.mean),
    target: kpi.targetDays,
    unit: 'days' as const,
    window: activationJson(kpi.window),
    quarters: kpi.quarters.map(activationJson),
    open: kpi.waiting,
    ...common(kpi),
  };
}

function activationJson({ mean, ...rest }: ActivationQuarter) {
  return { ...rest, ...ratioFields('mean', mean) };
}

function hardwareFailureRateJson(kpi: HardwareFailureRate) {
  return {
    ...ratioFields('value', kpi.window.rate),
    ...ratioFields('target', targetOf(kpi.targetBp)),
    window: failureJson(kpi.window),
    quarters: kpi.quarters.map(failureJson),
    ...common(kpi),
  };
}

function failureJson({ rate, ...rest }: FailureWindow) {
  return { ...rest, ...ratioFields('rate', rate) };
}
