import { isLiveOn, liveFrom, type DeploymentFact } from '../deployments/deployment';
import { dayText, type CalendarDate } from '../values/calendar-date';
import { multiplyRatio } from '../values/money';
import { ratioOf, type RatioOrNone } from '../values/ratio';
import { STREAMS } from '../values/stream';
import { alarmOf, leftOut, notJudged, type KpiAlarm, type KpiBasis } from './kpi';
import { lastDayBefore, ROLLING_QUARTERS, targetOn, type KpiData, type KpiWindow } from './kpi-data';
import { count, sayMoney, sayPercent } from './wording';

/** A change of less than this many percent over four quarters is flat. */
export const FLAT_PERCENT = 1n;

/** The production deployments in service at the end of one day that have an ACV. Minor units a year. */
export type AcvPoint = {
  label: string;
  on: CalendarDate;
  deployments: number;
  totalMinor: bigint;
  meanMinor: bigint | null;
  medianMinor: bigint | null;
  /** Of those whose number of devices is known: ACV per device and devices per deployment. */
  devices: number;
  perDeviceMinor: bigint | null;
  devicesPerDeployment: RatioOrNone;
  pilots: { deployments: number; totalMinor: bigint };
  withoutAcv: number;
  withoutDevices: number;
};

export type AcvCause = 'small_deals' | 'price_too_low';

export type AcvPerDeployment = {
  /** The mean at the end of the newest completed quarter; null while nothing is in service. */
  valueMinor: bigint | null;
  reason: string | null;
  latest: AcvPoint;
  /** At the end of `asOf`. */
  today: AcvPoint;
  quarters: AcvPoint[];
  /** Against four quarters earlier. */
  change: RatioOrNone;
  causes: AcvCause[];
  targetMinor: bigint | null;
  alarm: KpiAlarm;
  verdict: string;
  basis: KpiBasis;
};

/** Mean ACV of the production deployments in service, pilots apart (docs/metrics.md, "ACV per deployment"). */
export function acvPerDeployment(data: KpiData, window: KpiWindow): AcvPerDeployment {
  const points = window.quarters.map(({ label, until }) => pointOf(data, label, lastDayBefore(until)));
  const latest = points.at(-1);
  if (!latest) throw new RangeError('acvPerDeployment: a window without quarters');
  const then = points.at(-1 - ROLLING_QUARTERS) ?? latest;
  const trend = trendOf(then, latest);
  const targetMinor = targetOn(data.targets, 'acv_per_deployment', data.asOf);
  const begins = points.findIndex((point) => point.deployments > 0);
  return {
    valueMinor: latest.meanMinor,
    reason:
      latest.meanMinor === null
        ? `No production deployment with an ACV is in service on ${dayText(latest.on)}.`
        : null,
    latest,
    today: pointOf(data, `at ${dayText(data.asOf)}`, data.asOf),
    quarters: begins < 0 ? [] : points.slice(begins),
    ...trend,
    targetMinor,
    verdict: verdictOf(latest, trend, targetMinor, data.currency),
    basis: basisOf(data, latest),
  };
}

function pointOf(data: KpiData, label: string, on: CalendarDate): AcvPoint {
  const live = data.deployments.filter((deployment) => isLiveOn(deployment, on));
  const production = live.filter(({ kind }) => kind === 'production');
  const acvs = acvsOf(production);
  const totalMinor = sumOf(acvs);
  const sized = production.filter(
    ({ devices, acvMinor }) => devices !== null && devices > 0 && acvMinor !== null,
  );
  const devices = sized.reduce((total, deployment) => total + (deployment.devices ?? 0), 0);
  const pilots = live.filter(({ kind }) => kind === 'pilot');
  return {
    label,
    on,
    deployments: acvs.length,
    totalMinor,
    meanMinor: acvs.length === 0 ? null : multiplyRatio(totalMinor, 1n, BigInt(acvs.length)),
    medianMinor: medianOf(acvs),
    devices,
    perDeviceMinor: devices === 0 ? null : multiplyRatio(sumOf(acvsOf(sized)), 1n, BigInt(devices)),
    devicesPerDeployment: ratioOf(
      BigInt(devices),
      BigInt(sized.length),
      `No number of devices is known on ${dayText(on)}.`,
    ),
    pilots: { deployments: pilots.length, totalMinor: sumOf(acvsOf(pilots)) },
    withoutAcv: production.length - acvs.length,
    withoutDevices: acvs.length - sized.length,
  };
}

function acvsOf(deployments: readonly DeploymentFact[]): bigint[] {
  return deployments.flatMap(({ acvMinor }) => (acvMinor === null ? [] : [acvMinor]));
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

/** The middle one; of an even number the mean of the two in the middle. */
export function medianOf(amounts: readonly bigint[]): bigint | null {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : multiplyRatio(low + high, 1n, 2n);
}

type Trend = Pick<AcvPerDeployment, 'change' | 'causes' | 'alarm'>;

function trendOf(then: AcvPoint, now: AcvPoint): Trend {
  if (then === now || then.deployments === 0 || now.deployments === 0) {
    const reason = `The trend compares with four quarters earlier: no production deployment with an ACV was in service on ${dayText(now.deployments === 0 ? now.on : then.on)}.`;
    return { change: { ratio: null, reason }, causes: [], alarm: notJudged(reason) };
  }
  // Of the means, as one exact fraction: (now total / now count) / (then total / then count) − 1.
  const before = then.totalMinor * BigInt(now.deployments);
  const after = now.totalMinor * BigInt(then.deployments);
  const change = ratioOf(after - before, before, `The ACV on ${dayText(then.on)} was 0.`);
  if (change.ratio === null || (after - before) * 100n >= before * FLAT_PERCENT) {
    return { change, causes: [], alarm: alarmOf([]) };
  }
  const causes = causesOf(then, now);
  const moved = after * 100n > before * (100n - FLAT_PERCENT) ? 'flat' : 'declining';
  const size = `${sayPercent(change.ratio)} since ${dayText(then.on)}`;
  return {
    change,
    causes,
    alarm: alarmOf([`ACV per deployment is ${moved} over four quarters (${size}): ${sayCauses(causes)}.`]),
  };
}

/** ACV per deployment = devices per deployment × ACV per device: which of the two has not grown? */
function causesOf(then: AcvPoint, now: AcvPoint): AcvCause[] {
  const [sizeThen, sizeNow] = [then.devicesPerDeployment.ratio, now.devicesPerDeployment.ratio];
  if (!sizeThen || !sizeNow || then.perDeviceMinor === null || now.perDeviceMinor === null) return [];
  const causes: AcvCause[] = [];
  const smaller = sizeNow.numerator * sizeThen.denominator <= sizeThen.numerator * sizeNow.denominator;
  if (smaller) causes.push('small_deals');
  if (now.perDeviceMinor <= then.perDeviceMinor) causes.push('price_too_low');
  return causes;
}

function sayCauses(causes: readonly AcvCause[]): string {
  const small = 'deals are small (no more devices per deployment than then)';
  const cheap = 'the price is too low (no more per device than then)';
  if (causes.length === 2) return `${small}, and ${cheap}`;
  if (causes[0] === 'small_deals') return small;
  if (causes[0] === 'price_too_low') return cheap;
  return 'either deals are small or the price is too low; the numbers of devices do not tell which';
}

function verdictOf(latest: AcvPoint, trend: Trend, target: bigint | null, currency: string): string {
  if (latest.meanMinor === null || latest.medianMinor === null)
    return 'No production deployment with an ACV is in service yet.';
  const mean = `A production deployment is worth ${sayMoney(latest.meanMinor, currency)} a year`;
  const among = ` (median ${sayMoney(latest.medianMinor, currency)}, ${count(latest.deployments, 'deployment')})`;
  const change = trend.change.ratio === null ? '' : `, ${sayChange(trend.change.ratio)} four quarters ago`;
  if (target === null) return `${mean}${among}${change}.`;
  const short = target - latest.meanMinor;
  const goal = short <= 0n ? '; the target is met' : `; ${sayMoney(short, currency)} short of the target`;
  return `${mean}${among}${change}${goal}.`;
}

function sayChange(change: { numerator: bigint; denominator: bigint }): string {
  if (change.numerator === 0n) return 'the same as';
  const size = {
    numerator: change.numerator < 0n ? -change.numerator : change.numerator,
    denominator: change.denominator,
  };
  return `${sayPercent(size)} ${change.numerator < 0n ? 'less than' : 'more than'}`;
}

function basisOf(data: KpiData, latest: AcvPoint): KpiBasis {
  const live = data.deployments.filter((one) => one.kind === 'production' && isLiveOn(one, latest.on));
  const standIns = live.filter((one) => liveFrom(one)?.standIn).length;
  const notes =
    standIns === 0
      ? []
      : [
          `${count(standIns, 'deployment')} without an activation date: first value, else installation stands in.`,
        ];
  return {
    window: `At the end of each completed fiscal quarter, the newest ${dayText(latest.on)}`,
    cohort: 'Production deployments in service on that day',
    measuredOn: latest.on,
    streams: STREAMS,
    currency: data.currency,
    leftOut: leftOut(
      {
        what: 'pilots',
        count: latest.pilots.deployments,
        why: 'shown apart, or the mean would fall whenever a pilot is sold',
      },
      {
        what: 'deployments without ACV',
        count: latest.withoutAcv,
        why: 'no annual contract value is recorded',
      },
      {
        what: 'deployments without devices',
        count: latest.withoutDevices,
        why: 'not in the figures per device',
      },
    ),
    notes,
  };
}
