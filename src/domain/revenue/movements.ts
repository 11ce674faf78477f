import { dayText, type CalendarDate } from '../values/calendar-date';
import { STREAMS, type Stream } from '../values/stream';
import { arrSteps } from './arr-steps';
import type { ContractTerm } from './contract-term';
import type { RateBook } from './fx';

/** `fx` is kept apart from the five that a customer causes, so that opening + movements + FX = closing. */
export const MOVEMENT_KINDS = ['new', 'expansion', 'reactivation', 'contraction', 'churn', 'fx'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** As screens print them. */
export const MOVEMENT_LABELS: Record<MovementKind, string> = {
  new: 'New',
  expansion: 'Expansion',
  reactivation: 'Reactivation',
  contraction: 'Contraction',
  churn: 'Churn',
  fx: 'FX',
};

/**
 * One movement: signed ARR in minor units (contraction and churn are negative) on the day that the contracts say. `fxMinor` is what of it
 * exchange rates did since the currency's constant rate: amount − fx is the amount in constant currency. Of kind fx it is the whole.
 */
export type NetMovement = {
  stream: Stream;
  kind: MovementKind;
  effectiveOn: CalendarDate;
  amountMinor: bigint;
  fxMinor: bigint;
};

export type ContractFault = {
  contractId: string;
  fault: 'ends_before_it_starts' | 'negative_amount';
  message: string;
};

/**
 * The movements of ONE customer: a step of +ARR on the start and −ARR on the first unpaid day of each contract, netted per stream and
 * day, so that a renewal or a change of plan without a gap is one row or none; what exchange rates did on the day is a row of its own,
 * before it. The kind is judged on the customer's total over all streams after that: first ever = new, from 0 = reactivation, to 0 =
 * churn, else by the row's sign (docs/metrics.md, "Movements"). Contracts that were never active (see `neverActive`) and those without
 * an amount make no step. Sorted by day, then fx first, then stream. A row of 0 moves in constant currency only.
 */
export function movementsOf(contracts: readonly ContractTerm[], rates: RateBook): NetMovement[] {
  const days = arrSteps(
    contracts.filter((contract) => faultOf(contract) === null),
    rates,
  );
  const movements: NetMovement[] = [];
  let total = 0n;
  let known = false;
  for (const [effectiveOn, steps] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ordered = STREAMS.flatMap((stream) => {
      const step = steps.get(stream);
      return step ? [{ stream, ...step }] : [];
    });
    for (const { stream, fxMinor } of ordered) {
      if (fxMinor !== 0n) movements.push({ stream, kind: 'fx', effectiveOn, amountMinor: fxMinor, fxMinor });
      total += fxMinor;
    }
    const before = total;
    for (const { amountMinor } of ordered) total += amountMinor;
    for (const { stream, amountMinor, constantMinor } of ordered) {
      if (amountMinor === 0n && constantMinor === 0n) continue;
      const kind = kindOf(before, total, known, amountMinor === 0n ? constantMinor : amountMinor);
      movements.push({ stream, kind, effectiveOn, amountMinor, fxMinor: amountMinor - constantMinor });
    }
    known ||= total !== 0n;
  }
  return movements;
}

/** As much of a contract as shows whether it was ever active. */
type Written = Pick<ContractTerm, 'id' | 'startOn' | 'endOn' | 'arrMinor'>;

/** Contracts that make no movement although somebody meant them to: reported, never dropped silently. */
export function neverActive(contracts: readonly Written[]): ContractFault[] {
  return contracts.map(faultOf).filter((fault) => fault !== null);
}

function faultOf(contract: Written): ContractFault | null {
  if (contract.endOn !== null && contract.endOn <= contract.startOn) {
    const message = `Ends on ${dayText(contract.endOn)}, not after its start on ${dayText(contract.startOn)}: it was never active.`;
    return { contractId: contract.id, fault: 'ends_before_it_starts', message };
  }
  if (contract.arrMinor < 0n) {
    const message = 'A recurring amount below zero is no contract: record the price net of the discount.';
    return { contractId: contract.id, fault: 'negative_amount', message };
  }
  return null;
}

function kindOf(before: bigint, after: bigint, known: boolean, amount: bigint): MovementKind {
  if (before === 0n && after !== 0n) return known ? 'reactivation' : 'new';
  if (after === 0n && before !== 0n) return 'churn';
  return amount > 0n ? 'expansion' : 'contraction';
}
