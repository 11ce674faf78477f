import type { Period } from '../values/fiscal-calendar';
import { MOVEMENT_KINDS, type MovementKind } from './movements';
import type { MovementMonth } from './roll-ups';

/**
 * From opening to closing ARR, minor units. Contraction and churn are NEGATIVE, so that
 * opening + new + expansion + reactivation + contraction + churn + fx = closing by plain addition.
 */
export type LedgerAmounts = {
  openingMinor: bigint;
  newMinor: bigint;
  expansionMinor: bigint;
  reactivationMinor: bigint;
  contractionMinor: bigint;
  churnMinor: bigint;
  fxMinor: bigint;
  closingMinor: bigint;
};

/** What a bridge is made of: amounts of a month by kind, of any streams. */
export type KindMonth = Pick<MovementMonth, 'period' | 'kind' | 'amountMinor'>;

/**
 * Opening, movements by kind and closing of consecutive spans of months, oldest first, both months included. What lies before the first
 * span is its opening.
 */
export function bridges(
  rows: readonly KindMonth[],
  spans: readonly { first: Period; last: Period }[],
): LedgerAmounts[] {
  const start = spans[0]?.first ?? 0;
  const months = new Map<Period, KindMonth[]>();
  let openingMinor = 0n;
  for (const row of rows) {
    const known = months.get(row.period);
    if (row.period < start) openingMinor += row.amountMinor;
    else if (known) known.push(row);
    else months.set(row.period, [row]);
  }
  return spans.map(({ first, last }) => {
    const amounts = emptyBridge(openingMinor);
    for (let period = first; period <= last; period += 1) {
      for (const { kind, amountMinor } of months.get(period) ?? []) {
        amounts[COLUMN[kind]] += amountMinor;
        amounts.closingMinor += amountMinor;
      }
    }
    openingMinor = amounts.closingMinor;
    return amounts;
  });
}

/** Consecutive spans as one: the first opening, the last closing, the movements summed. */
export function joinBridges(parts: readonly LedgerAmounts[]): LedgerAmounts {
  const joined = emptyBridge(parts[0]?.openingMinor ?? 0n);
  for (const part of parts) for (const kind of MOVEMENT_KINDS) joined[COLUMN[kind]] += part[COLUMN[kind]];
  return { ...joined, closingMinor: parts.at(-1)?.closingMinor ?? joined.openingMinor };
}

const COLUMN = {
  new: 'newMinor',
  expansion: 'expansionMinor',
  reactivation: 'reactivationMinor',
  contraction: 'contractionMinor',
  churn: 'churnMinor',
  fx: 'fxMinor',
} as const satisfies Record<MovementKind, keyof LedgerAmounts>;

function emptyBridge(openingMinor: bigint): LedgerAmounts {
  return {
    openingMinor,
    newMinor: 0n,
    expansionMinor: 0n,
    reactivationMinor: 0n,
    contractionMinor: 0n,
    churnMinor: 0n,
    fxMinor: 0n,
    closingMinor: openingMinor,
  };
}

/** Net new ARR: what customers did, without the effect of currencies. */
export function netNew(amounts: LedgerAmounts): bigint {
  return amounts.closingMinor - amounts.openingMinor - amounts.fxMinor;
}

export type AmountsJson = Record<keyof LedgerAmounts, string>;

export function amountsJson(amounts: LedgerAmounts): AmountsJson {
  return {
    openingMinor: amounts.openingMinor.toString(),
    newMinor: amounts.newMinor.toString(),
    expansionMinor: amounts.expansionMinor.toString(),
    reactivationMinor: amounts.reactivationMinor.toString(),
    contractionMinor: amounts.contractionMinor.toString(),
    churnMinor: amounts.churnMinor.toString(),
    fxMinor: amounts.fxMinor.toString(),
    closingMinor: amounts.closingMinor.toString(),
  };
}
