import { ratioOf, type RatioOrNone } from '../values/ratio';
import { byStream, STREAMS, type ByStream, type Stream } from '../values/stream';

/** ARR of one customer at one instant, per stream, in minor units; never negative. */
export type ArrByStream = ByStream<bigint>;

/** Who had how much: customer id → ARR per stream. Customers without ARR may be absent. */
export type CustomerArr = ReadonlyMap<string, ArrByStream>;

/**
 * Of a cohort (the customers with ARR at the window's start): what they paid then, what of it they still pay (the smaller of then and
 * now per customer and stream), and all that they pay now.
 */
export type RetentionSums = { startMinor: bigint; retainedMinor: bigint; endMinor: bigint };

export const NO_COHORT: RetentionSums = { startMinor: 0n, retainedMinor: 0n, endMinor: 0n };

export function noArr(): ArrByStream {
  return byStream(() => 0n);
}

/** What one customer adds to the sums of his cohort, per stream. Nothing if he had no ARR at the start: new business never counts. */
export function retainedOf(start: ArrByStream, end: ArrByStream): ByStream<RetentionSums> {
  const inCohort = STREAMS.some((stream) => start[stream] > 0n);
  if (!inCohort) return byStream(() => NO_COHORT);
  return byStream((stream) => ({
    startMinor: start[stream],
    retainedMinor: start[stream] < end[stream] ? start[stream] : end[stream],
    endMinor: end[stream],
  }));
}

/** The sums of the whole cohort between two instants, per stream. */
export function retentionOf(start: CustomerArr, end: CustomerArr): ByStream<RetentionSums> {
  const total = byStream(() => NO_COHORT);
  for (const [customer, then] of start) {
    const part = retainedOf(then, end.get(customer) ?? noArr());
    for (const stream of STREAMS) total[stream] = addSums(total[stream], part[stream]);
  }
  return total;
}

export function addSums(a: RetentionSums, b: RetentionSums): RetentionSums {
  return {
    startMinor: a.startMinor + b.startMinor,
    retainedMinor: a.retainedMinor + b.retainedMinor,
    endMinor: a.endMinor + b.endMinor,
  };
}

/** The sums over the given streams; all of them is the blended figure. */
export function blend(sums: ByStream<RetentionSums>, streams: readonly Stream[] = STREAMS): RetentionSums {
  return streams.reduce((total, stream) => addSums(total, sums[stream]), NO_COHORT);
}

/**
 * Gross revenue retention: Σ per customer and stream min(ARR at start, ARR at end) / Σ ARR at start, of the customers with ARR at the
 * start (docs/metrics.md, "GRR"). Between 0 and 1, and never above `nrrOf`.
 */
export function grrOf(sums: RetentionSums, reasonIfNone: string): RatioOrNone {
  return ratioOf(sums.retainedMinor, sums.startMinor, reasonIfNone);
}

/** Net revenue retention of the same cohort: all that it pays at the end / what it paid at the start. A drill-down, not a KPI. */
export function nrrOf(sums: RetentionSums, reasonIfNone: string): RatioOrNone {
  return ratioOf(sums.endMinor, sums.startMinor, reasonIfNone);
}
