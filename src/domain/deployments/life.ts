import { bandOf, type TtfvBand } from '../kpis/ttfv';
import { clocksOf } from '../kpis/ttfv-clock';
import { type CalendarDate } from '../values/calendar-date';
import { daysToFirstValue, liveFrom, type DeploymentFact } from './deployment';

/**
 * The clock of one deployment at the end of a day. `none`: a pilot, not signed, or a first value before the signature; `lost`: ended
 * without first value.
 */
export type LifeClock =
  | { state: 'arrived' | 'waiting' | 'lost'; days: number; band: TtfvBand }
  | { state: 'none'; why: 'pilot' | 'unsigned' | 'fault' };

export function clockOf(deployment: DeploymentFact, day: CalendarDate): LifeClock {
  const [clock] = clocksOf([deployment], day);
  if (clock) {
    const state = clock.arrived ? 'arrived' : clock.lost ? 'lost' : 'waiting';
    return { state, days: clock.days, band: bandOf(clock.days) };
  }
  if (deployment.kind === 'pilot') return { state: 'none', why: 'pilot' };
  return { state: 'none', why: (daysToFirstValue(deployment) ?? 0) < 0 ? 'fault' : 'unsigned' };
}

/**
 * The days of which blocked time can be a part: from the signature (or the first day that is known) until first value, the end, or the
 * end of `day`, the first day after it being the range's `until`. Null before it begins.
 */
export function clockRange(
  deployment: DeploymentFact,
  day: CalendarDate,
): { from: CalendarDate; until: CalendarDate } | null {
  const from = deployment.signedOn ?? deployment.shippedOn ?? liveFrom(deployment)?.day ?? null;
  if (from === null || from > day) return null;
  const ends = [deployment.firstValueOn, deployment.endedOn].filter((end) => end !== null && end <= day);
  const until = ends.reduce(
    (first, end) => (end !== null && (first === null || end < first) ? end : first),
    null,
  );
  return { from, until: until ?? day };
}
