import type { NetMovement } from './movements';

/** A row that stands in the append-only ledger. `reversesId` names the row that it takes back. */
export type LedgerRow = NetMovement & { id: string; reversesId: string | null };

/** The row that takes another back: negated amount, same stream, kind and effective date. */
export type Reversal = NetMovement & { reversesId: string };

export type Postings = { reversals: Reversal[]; additions: NetMovement[] };

/** The rows that count: neither taken back nor taking back. */
export function liveRows(rows: readonly LedgerRow[]): LedgerRow[] {
  const reversed = new Set(rows.map((row) => row.reversesId));
  return rows.filter((row) => row.reversesId === null && !reversed.has(row.id));
}

/**
 * What to append to one customer's ledger so that its net per stream, day and kind is what his contracts say now
 * (docs/metrics.md, "Corrections"). Rows already right are left alone, so posting twice appends nothing.
 */
export function postings(rows: readonly LedgerRow[], desired: readonly NetMovement[]): Postings {
  const wanted = new Map<string, NetMovement[]>();
  for (const movement of desired) {
    const key = keyOf(movement);
    wanted.set(key, [...(wanted.get(key) ?? []), movement]);
  }
  const reversals: Reversal[] = [];
  for (const row of liveRows(rows)) {
    if (wanted.get(keyOf(row))?.pop()) continue;
    const { stream, kind, effectiveOn, amountMinor } = row;
    reversals.push({ stream, kind, effectiveOn, amountMinor: -amountMinor, reversesId: row.id });
  }
  return { reversals, additions: [...wanted.values()].flat() };
}

function keyOf(movement: NetMovement): string {
  return `${movement.effectiveOn} ${movement.stream} ${movement.kind} ${movement.amountMinor}`;
}
