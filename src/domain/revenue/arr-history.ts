import { periodOf, type Period } from '../values/fiscal-calendar';
import { STREAMS, type ByStream, type Stream } from '../values/stream';
import type { NetMovement } from './movements';
import { noArr, retainedOf, type ArrByStream, type RetentionSums } from './retention';

/** ARR of one customer at the end of each month in which it changed, oldest first. */
export type ArrHistory = readonly { period: Period; arr: ArrByStream }[];

export function arrByPeriod(movements: readonly NetMovement[]): ArrHistory {
  const sorted = movements.toSorted((a, b) =>
    a.effectiveOn < b.effectiveOn ? -1 : Number(a.effectiveOn > b.effectiveOn),
  );
  const history: { period: Period; arr: ArrByStream }[] = [];
  let arr = noArr();
  for (const { effectiveOn, stream, amountMinor } of sorted) {
    const period = periodOf(effectiveOn);
    arr = { ...arr, [stream]: arr[stream] + amountMinor };
    if (history.at(-1)?.period === period) history.pop();
    history.push({ period, arr });
  }
  return history;
}

/** Change of whether the customer pays, month by month. */
export function activeChanges(history: ArrHistory): { period: Period; activeDelta: number }[] {
  let before = 0;
  return history.map(({ period, arr }) => {
    const now = STREAMS.some((stream) => arr[stream] > 0n) ? 1 : 0;
    const activeDelta = now - before;
    before = now;
    return { period, activeDelta };
  });
}

type RetentionChange = RetentionSums & { period: Period; lookback: number; stream: Stream };

/**
 * A customer's part of the cohort sums changes only in a month where his ARR changed (the end moves) and `lookback` months after one
 * (the start moves): so a movement touches two months per look-back, whatever the look-back's length.
 */
export function retentionChanges(history: ArrHistory, lookback: number): RetentionChange[] {
  const periods = [...new Set(history.flatMap(({ period }) => [period, period + lookback]))].sort(
    (a, b) => a - b,
  );
  const changes: RetentionChange[] = [];
  let before: ByStream<RetentionSums> = retainedOf(noArr(), noArr());
  for (const period of periods) {
    const now = retainedOf(arrAt(history, period - lookback), arrAt(history, period));
    for (const stream of STREAMS) {
      changes.push({ period, lookback, stream, ...subtractSums(now[stream], before[stream]) });
    }
    before = now;
  }
  return changes.filter(isChange);
}

function arrAt(history: ArrHistory, period: Period): ArrByStream {
  return history.findLast((entry) => entry.period <= period)?.arr ?? noArr();
}

function subtractSums(a: RetentionSums, b: RetentionSums): RetentionSums {
  return {
    startMinor: a.startMinor - b.startMinor,
    retainedMinor: a.retainedMinor - b.retainedMinor,
    endMinor: a.endMinor - b.endMinor,
  };
}

export function isChange(sums: RetentionSums): boolean {
  return sums.startMinor !== 0n || sums.retainedMinor !== 0n || sums.endMinor !== 0n;
}
