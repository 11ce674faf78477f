import { dayText, type CalendarDate } from '../values/calendar-date';
import { STREAMS, type Stream } from '../values/stream';

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

/** What the ledger needs of a recurring contract line. `endOn` is the first unpaid day, null = open-ended; ARR in minor units. */
export type ContractTerm = {
  id: string;
  stream: Stream;
  startOn: CalendarDate;
  endOn: CalendarDate | null;
  arrMinor: bigint;
};

/** One row of the ledger: signed ARR in minor units (contraction and churn are negative). */
export type NetMovement = {
  stream: Stream;
  kind: MovementKind;
  effectiveOn: CalendarDate;
  amountMinor: bigint;
};

export type ContractFault = {
  contractId: string;
  fault: 'ends_before_it_starts' | 'negative_amount';
  message: string;
};

/**
 * The movements of ONE customer: a step of +ARR on the start and −ARR on the first unpaid day of each contract, netted per stream and
 * day, so that a renewal or a change of plan without a gap is one row or none. The kind is judged on the customer's total over all
 * streams: first ever = new, from 0 = reactivation, to 0 = churn, else by the row's sign (docs/metrics.md, "Movements").
 * Contracts that were never active (see `neverActive`) and those without an amount make no step. Sorted by day, then stream.
 */
export function movementsOf(contracts: readonly ContractTerm[]): NetMovement[] {
  const days = stepsByDay(contracts.filter((contract) => faultOf(contract) === null));
  const movements: NetMovement[] = [];
  let total = 0n;
  let known = false;
  for (const effectiveOn of [...days.keys()].sort()) {
    const steps = days.get(effectiveOn) ?? new Map<Stream, bigint>();
    const before = total;
    for (const amount of steps.values()) total += amount;
    for (const stream of STREAMS) {
      const amountMinor = steps.get(stream) ?? 0n;
      if (amountMinor === 0n) continue;
      movements.push({ stream, kind: kindOf(before, total, known, amountMinor), effectiveOn, amountMinor });
    }
    known ||= total !== 0n;
  }
  return movements;
}

/** Contracts that make no movement although somebody meant them to: reported, never dropped silently. */
export function neverActive(contracts: readonly ContractTerm[]): ContractFault[] {
  return contracts.map(faultOf).filter((fault) => fault !== null);
}

function faultOf(contract: ContractTerm): ContractFault | null {
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

function stepsByDay(contracts: readonly ContractTerm[]): Map<CalendarDate, Map<Stream, bigint>> {
  const days = new Map<CalendarDate, Map<Stream, bigint>>();
  const step = (day: CalendarDate, stream: Stream, amount: bigint) => {
    const steps = days.get(day) ?? new Map<Stream, bigint>();
    steps.set(stream, (steps.get(stream) ?? 0n) + amount);
    days.set(day, steps);
  };
  for (const { startOn, endOn, stream, arrMinor } of contracts) {
    step(startOn, stream, arrMinor);
    if (endOn !== null) step(endOn, stream, -arrMinor);
  }
  return days;
}

function kindOf(before: bigint, after: bigint, known: boolean, amount: bigint): MovementKind {
  if (before === 0n && after !== 0n) return known ? 'reactivation' : 'new';
  if (after === 0n && before !== 0n) return 'churn';
  return amount > 0n ? 'expansion' : 'contraction';
}
