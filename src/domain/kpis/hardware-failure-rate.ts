import { isLiveOn, type DeploymentFact } from '../deployments/deployment';
import { dayText, type CalendarDate } from '../values/calendar-date';
import type { FiscalQuarter } from '../values/fiscal-calendar';
import { ratioOf, type RatioOrNone } from '../values/ratio';
import { alarmOf, leftOut, notJudged, type KpiAlarm, type KpiBasis } from './kpi';
import {
  lastDayBefore,
  ROLLING_QUARTERS,
  targetOn,
  type FailureFact,
  type KpiData,
  type KpiWindow,
} from './kpi-data';
import { count, sayPercent } from './wording';

/** Four completed quarters. `rate`: devices failed / mean of the devices in service at the four quarters' ends. */
export type FailureWindow = {
  label: string;
  from: CalendarDate;
  until: CalendarDate;
  failures: number;
  failedDevices: number;
  /** Devices in service at the end of each of the four quarters, oldest first. */
  inService: number[];
  rate: RatioOrNone;
};

export type HardwareFailureRate = {
  window: FailureWindow;
  /** The window as it stood a quarter ago. */
  earlier: FailureWindow;
  /** The rolling window at the end of each completed quarter, oldest first, none before a device was in service. */
  quarters: FailureWindow[];
  /** Basis points: 500 = 5 %. */
  targetBp: bigint | null;
  alarm: KpiAlarm;
  verdict: string;
  basis: KpiBasis;
};

/** Devices whose hardware failed, against those in service (docs/metrics.md, "Hardware failure rate"). */
export function hardwareFailureRate(data: KpiData, { quarters }: KpiWindow): HardwareFailureRate {
  const counted = countedOf(data);
  const failures = data.failures.filter(({ deploymentId }) => counted.has(deploymentId));
  const devices = quarters.map(({ until }) => devicesOn([...counted.values()], lastDayBefore(until)));
  const windows = quarters
    .slice(ROLLING_QUARTERS - 1)
    .map((_, i) =>
      windowOf(
        quarters.slice(i, i + ROLLING_QUARTERS),
        devices.slice(i, i + ROLLING_QUARTERS),
        failures,
        data.asOf,
      ),
    );
  const [earlier, window] = windows.slice(-2);
  if (!earlier || !window) throw new RangeError('hardwareFailureRate: a window without quarters');
  const targetBp = targetOn(data.targets, 'hardware_failure_rate', data.asOf);
  const begins = windows.findIndex(({ rate }) => rate.ratio !== null);
  return {
    window,
    earlier,
    quarters: begins < 0 ? [] : windows.slice(begins),
    targetBp,
    alarm: alarmOfRate(window, targetBp),
    verdict: verdictOf(window, targetBp),
    basis: basisOf(data, window, counted),
  };
}

/** The deployments whose devices and failures count: production, with a known number of devices. */
export function countedOf({ deployments }: Pick<KpiData, 'deployments'>): Map<string, DeploymentFact> {
  const own = deployments.filter(
    ({ kind, devices }) => kind === 'production' && devices !== null && devices > 0,
  );
  return new Map(own.map((deployment) => [deployment.id, deployment]));
}

function devicesOn(deployments: readonly DeploymentFact[], day: CalendarDate): number {
  return deployments.reduce((sum, one) => sum + (isLiveOn(one, day) ? (one.devices ?? 0) : 0), 0);
}

function windowOf(
  quarters: readonly FiscalQuarter[],
  inService: number[],
  failures: readonly FailureFact[],
  asOf: CalendarDate,
): FailureWindow {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (!first || !last) throw new RangeError('hardwareFailureRate: a window without quarters');
  const { from } = first;
  const { until } = last;
  const own = failures.filter(({ failedOn }) => failedOn >= from && failedOn < until && failedOn <= asOf);
  const failedDevices = own.reduce((sum, { devices }) => sum + devices, 0);
  const total = inService.reduce((sum, n) => sum + n, 0);
  return {
    label: last.label,
    from,
    until,
    failures: own.length,
    failedDevices,
    inService,
    rate: ratioOf(
      BigInt(failedDevices * inService.length),
      BigInt(total),
      `No device was in service at a quarter’s end from ${dayText(from)} to ${dayText(lastDayBefore(until))}.`,
    ),
  };
}

function alarmOfRate({ rate }: FailureWindow, targetBp: bigint | null): KpiAlarm {
  if (rate.ratio === null) return notJudged(rate.reason);
  if (targetBp === null) return notJudged('The alarm looks at the target, and none is set.');
  const { numerator, denominator } = rate.ratio;
  if (numerator * 10_000n <= targetBp * denominator) return alarmOf([]);
  return alarmOf([
    `${sayPercent(rate.ratio)} of the devices failed: over the target of ${sayTarget(targetBp)}.`,
  ]);
}

/** Basis points are hundredths of a percent: "5.99 %", "6 %". */
function sayTarget(targetBp: bigint): string {
  const [whole, rest] = [targetBp / 100n, targetBp % 100n];
  return `${whole}${rest === 0n ? '' : `.${rest.toString().padStart(2, '0')}`} %`;
}

function verdictOf({ rate, failedDevices, from }: FailureWindow, targetBp: bigint | null): string {
  if (rate.ratio === null) return 'No device has been in service at a quarter’s end yet.';
  const share = `${count(failedDevices, 'device')} failed since ${dayText(from)}: ${sayPercent(rate.ratio)} of those in service`;
  if (targetBp === null) return `${share}.`;
  const met = rate.ratio.numerator * 10_000n <= targetBp * rate.ratio.denominator;
  return `${share}; the target of ${sayTarget(targetBp)} is ${met ? 'met' : 'missed'}.`;
}

function basisOf(data: KpiData, window: FailureWindow, counted: ReadonlyMap<string, unknown>): KpiBasis {
  const measuredOn = lastDayBefore(window.until);
  const live = data.deployments.filter((one) => isLiveOn(one, measuredOn));
  const production = live.filter(({ kind }) => kind === 'production');
  const inWindow = data.failures.filter(({ failedOn }) => failedOn >= window.from && failedOn < window.until);
  return {
    window: `Failed from ${dayText(window.from)} to ${dayText(measuredOn)}: the last four completed fiscal quarters`,
    cohort: 'Devices of production deployments in service at the ends of those quarters, on average',
    measuredOn,
    streams: ['hardware'],
    currency: data.currency,
    leftOut: leftOut(
      { what: 'pilots', count: live.length - production.length, why: 'they are tried out, not in service' },
      {
        what: 'deployments without devices',
        count: production.filter(({ id }) => !counted.has(id)).length,
        why: 'their number of devices is not known',
      },
      {
        what: 'failures of those',
        count: inWindow.filter(({ deploymentId }) => !counted.has(deploymentId)).length,
        why: 'nothing stands against them',
      },
    ),
    notes: ['Failures of connectivity, software and other causes are no failures of the hardware.'],
  };
}
