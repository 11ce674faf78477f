import { daysToFirstValue, type DeploymentFact } from '../deployments/deployment';
import { daysBetween, type CalendarDate } from '../values/calendar-date';
import { ratioOf, type Ratio, type RatioOrNone } from '../values/ratio';
import { quantileDays, type Observation } from './survival';

/** Days: within the first the promise is kept; past the second the alarm is raised. */
export const TTFV_GOOD_DAYS = 60;
export const TTFV_LATE_DAYS = 120;

/** `null` days: fewer than the share have arrived, and `reason` says how many. */
export type DaysOrNone = { days: number; reason?: undefined } | { days: null; reason: string };

export type TtfvGroup = {
  signed: number;
  arrived: number;
  waiting: number;
  /** Ended before any first value. */
  lost: number;
  median: DaysOrNone;
  p75: DaysOrNone;
  /** Of those signed 60 days ago or longer: first value within 60 days. */
  within60: RatioOrNone;
};

/** A signed deployment as the clock sees it at the end of a day. */
export type Clock = Observation & { deployment: DeploymentFact; signedOn: CalendarDate; lost: boolean };

/**
 * The clocks of all signed production deployments at the end of `asOf`. A first value before the signature is a fault and has none; what
 * ended without first value stops being watched on its last day.
 */
export function clocksOf(deployments: readonly DeploymentFact[], asOf: CalendarDate): Clock[] {
  return deployments.flatMap((deployment): Clock[] => {
    const { signedOn, endedOn, firstValueOn, kind } = deployment;
    const days = daysToFirstValue(deployment);
    if (kind !== 'production' || !signedOn || signedOn > asOf || (days !== null && days < 0)) return [];
    if (days !== null && firstValueOn && firstValueOn <= asOf) {
      return [{ deployment, signedOn, days, arrived: true, lost: false }];
    }
    const lost = endedOn !== null && endedOn <= asOf;
    const watched = daysBetween(signedOn, lost ? endedOn : asOf);
    return [{ deployment, signedOn, days: Math.max(0, watched), arrived: false, lost }];
  });
}

export function groupOf(clocks: readonly Clock[], asOf: CalendarDate): TtfvGroup {
  const arrived = clocks.filter((clock) => clock.arrived).length;
  const lost = clocks.filter((clock) => clock.lost).length;
  const old = clocks.filter(({ signedOn }) => daysBetween(signedOn, asOf) >= TTFV_GOOD_DAYS);
  const fast = old.filter((clock) => clock.arrived && clock.days <= TTFV_GOOD_DAYS);
  return {
    signed: clocks.length,
    arrived,
    waiting: clocks.length - arrived - lost,
    lost,
    median: quantileOf(clocks, { numerator: 1n, denominator: 2n }, 'half'),
    p75: quantileOf(clocks, { numerator: 3n, denominator: 4n }, 'three quarters'),
    within60: ratioOf(
      BigInt(fast.length),
      BigInt(old.length),
      `No deployment was signed ${TTFV_GOOD_DAYS} days ago or longer.`,
    ),
  };
}

/** Kaplan–Meier, and only once that share has arrived in fact: two of ten are no median, however young the others are. */
function quantileOf(clocks: readonly Clock[], share: Ratio, word: string): DaysOrNone {
  const arrived = clocks.filter((clock) => clock.arrived).length;
  if (clocks.length === 0) return { days: null, reason: 'No deployment was signed.' };
  if (BigInt(arrived) * share.denominator < BigInt(clocks.length) * share.numerator) {
    return {
      days: null,
      reason: `Only ${arrived} of ${clocks.length} have first value: n/a until ${word} have.`,
    };
  }
  const days = quantileDays(clocks, share);
  return days === null ? { days, reason: `The estimate does not reach ${word}.` } : { days };
}
