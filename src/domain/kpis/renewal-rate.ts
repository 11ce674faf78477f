import { dayText, type CalendarDate } from '../values/calendar-date';
import { ratioOf, type RatioOrNone } from '../values/ratio';
import type { Stream } from '../values/stream';

/** ARR of contract lines of one customer and stream that ended, or began, on a day. Minor units, foreign prices at their constant rate. */
export type LineOnDay = { customerId: string; stream: Stream; on: CalendarDate; arrMinor: bigint };

/** What was up for renewal on a day, and what of it went on. */
export type Renewal = {
  customerId: string;
  stream: Stream;
  on: CalendarDate;
  dueMinor: bigint;
  renewedMinor: bigint;
};

export type RenewalSums = { dueMinor: bigint; renewedMinor: bigint };

export type RenewalRate = RenewalSums & {
  /** The first and the last day on which something was up for renewal. */
  from: CalendarDate;
  until: CalendarDate;
  rate: RatioOrNone;
  /** The largest loss first. */
  renewals: Renewal[];
};

/**
 * Renewed ARR / ARR up for renewal (docs/metrics.md, "Renewal rate"). Per customer, stream and day: due = the ARR of the lines that ended,
 * renewed = the smaller of that and the ARR of the lines that began on the same day. `ended` holds no line whose end is a new price, another
 * currency or a pause, and `begun` none that follows from one. Stands beside GRR: what is not up for renewal yet is in neither.
 */
export function renewalRate(
  ended: readonly LineOnDay[],
  begun: readonly LineOnDay[],
  window: { from: CalendarDate; until: CalendarDate },
): RenewalRate {
  const due = sumsOf(ended);
  const went = sumsOf(begun);
  const renewals = [...due].map(([key, { arrMinor: dueMinor, ...line }]): Renewal => {
    const on = went.get(key)?.arrMinor ?? 0n;
    return { ...line, dueMinor, renewedMinor: on < dueMinor ? on : dueMinor };
  });
  const total = sumOf(renewals);
  return {
    ...window,
    ...total,
    rate: rateOf(
      total,
      `No contract came up for renewal from ${dayText(window.from)} to ${dayText(window.until)}.`,
    ),
    renewals: renewals.sort(byLoss),
  };
}

/** Renewed ÷ due; `reason` where nothing was due. */
export function rateOf({ dueMinor, renewedMinor }: RenewalSums, reason: string): RatioOrNone {
  return ratioOf(renewedMinor, dueMinor, reason);
}

export function sumOf(renewals: readonly RenewalSums[]): RenewalSums {
  return renewals.reduce(
    (sum, { dueMinor, renewedMinor }) => ({
      dueMinor: sum.dueMinor + dueMinor,
      renewedMinor: sum.renewedMinor + renewedMinor,
    }),
    { dueMinor: 0n, renewedMinor: 0n },
  );
}

function sumsOf(lines: readonly LineOnDay[]): Map<string, LineOnDay> {
  const sums = new Map<string, LineOnDay>();
  for (const line of lines) {
    const key = `${line.customerId} ${line.stream} ${line.on}`;
    const known = sums.get(key);
    sums.set(key, { ...line, arrMinor: (known?.arrMinor ?? 0n) + line.arrMinor });
  }
  return sums;
}

function byLoss(a: Renewal, b: Renewal): number {
  const [lostA, lostB] = [a.dueMinor - a.renewedMinor, b.dueMinor - b.renewedMinor];
  if (lostA !== lostB) return lostA > lostB ? -1 : 1;
  return keyOf(a).localeCompare(keyOf(b));
}

function keyOf({ customerId, stream, on }: Renewal): string {
  return `${on} ${customerId} ${stream}`;
}
