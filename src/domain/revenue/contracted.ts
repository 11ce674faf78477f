import type { CalendarDate } from '../values/calendar-date';
import type { Stream } from '../values/stream';

/** A recurring line that is signed and has not begun: what it costs a year, in minor units. */
export type SignedLine = {
  id: string;
  customerId: string;
  customer: string;
  stream: Stream;
  signedOn: CalendarDate | null;
  startOn: CalendarDate;
  arrMinor: bigint;
  /** ARR of the line that it goes on from, while that one still runs or is signed itself; null where it goes on from none. */
  followedMinor: bigint | null;
};

/** The same with what it adds to the ARR that is live. */
export type Awaited = SignedLine & { addsMinor: bigint };

/**
 * What signed lines will add when they begin (docs/metrics.md, "The revenue page"). A renewal or a new price that is signed before the
 * old line ends takes its place: it adds only the difference, else one customer would be counted twice. It may be below 0.
 */
export function awaitedOf(lines: readonly SignedLine[]): Awaited[] {
  return lines.map((line) => ({ ...line, addsMinor: line.arrMinor - (line.followedMinor ?? 0n) }));
}
