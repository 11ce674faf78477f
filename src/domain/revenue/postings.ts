import { startOfPeriod, type Period } from '../values/fiscal-calendar';
import type { CalendarDate } from '../values/calendar-date';
import type { NetMovement } from './movements';

/**
 * A movement as it is booked: `effectiveOn` is the day that it counts on. Where the day that it is about lies in a closed month, it is booked
 * on the first day of the first open one and `concernsOn` is the day that it is about.
 */
export type BookedMovement = NetMovement & { concernsOn: CalendarDate | null };

/** A row that stands in the append-only ledger. `reversesId` names the row that it takes back. */
export type LedgerRow = BookedMovement & { id: string; reversesId: string | null };

/** The row that takes another back: negated amounts, same stream and kind. */
export type Reversal = BookedMovement & { reversesId: string };

export type Postings = { reversals: Reversal[]; additions: BookedMovement[] };

/** The rows that count: neither taken back nor taking back. */
export function liveRows<R extends LedgerRow>(rows: readonly R[]): R[] {
  const reversed = new Set(rows.map((row) => row.reversesId));
  return rows.filter((row) => row.reversesId === null && !reversed.has(row.id));
}

/**
 * The rows without the pairs of which nothing ever counted: taken back on the day that they were booked for, as a churn at a term's end is
 * when the term is renewed. What is left adds up to the same on every day, and in every stream and kind.
 */
export function withoutUndonePairs<
  R extends Pick<LedgerRow, 'id' | 'reversesId' | 'effectiveOn' | 'concernsOn'>,
>(rows: readonly R[]): R[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const undone = new Set<string>();
  for (const row of rows) {
    const first = row.reversesId === null ? undefined : byId.get(row.reversesId);
    if (first?.effectiveOn !== row.effectiveOn || first.concernsOn !== row.concernsOn) continue;
    undone.add(row.id).add(first.id);
  }
  return rows.filter(({ id }) => !undone.has(id));
}

/** The day that a row is about, whenever it was booked. */
export function trueDay({ concernsOn, effectiveOn }: BookedMovement): CalendarDate {
  return concernsOn ?? effectiveOn;
}

/**
 * What to append to one customer's ledger so that its net per stream, true day and kind is what his contracts say now
 * (docs/metrics.md, "Corrections"). Rows already right are left alone, so posting twice appends nothing. Nothing is booked in a month up
 * to `closedThrough` (null = none is closed): a row of an open month is taken back on its own day, all else that is about closed months
 * stands on the first open day. So no day of a closed month ever changes, and every later one is what the contracts say.
 */
export function postings(
  rows: readonly LedgerRow[],
  desired: readonly NetMovement[],
  closedThrough: Period | null,
): Postings {
  const firstOpen = closedThrough === null ? null : startOfPeriod(closedThrough + 1);
  const wanted = new Map<string, NetMovement[]>();
  for (const movement of desired) {
    const key = keyOf(movement.effectiveOn, movement);
    wanted.set(key, [...(wanted.get(key) ?? []), movement]);
  }
  const reversals: Reversal[] = [];
  for (const row of liveRows(rows)) {
    if (wanted.get(keyOf(trueDay(row), row))?.pop()) continue;
    const { stream, kind, amountMinor, fxMinor } = row;
    const negated = { stream, kind, amountMinor: -amountMinor, fxMinor: -fxMinor, reversesId: row.id };
    reversals.push({ ...negated, ...dayOfReversal(row, firstOpen) });
  }
  return { reversals, additions: [...wanted.values()].flat().map((movement) => booked(movement, firstOpen)) };
}

function booked(movement: NetMovement, firstOpen: CalendarDate | null): BookedMovement {
  if (firstOpen === null || movement.effectiveOn >= firstOpen) return { ...movement, concernsOn: null };
  return { ...movement, effectiveOn: firstOpen, concernsOn: movement.effectiveOn };
}

function dayOfReversal(row: LedgerRow, firstOpen: CalendarDate | null) {
  if (firstOpen === null || row.effectiveOn >= firstOpen)
    return { effectiveOn: row.effectiveOn, concernsOn: row.concernsOn };
  return { effectiveOn: firstOpen, concernsOn: trueDay(row) };
}

function keyOf(day: CalendarDate, { stream, kind, amountMinor, fxMinor }: NetMovement): string {
  return `${day} ${stream} ${kind} ${amountMinor} ${fxMinor}`;
}
