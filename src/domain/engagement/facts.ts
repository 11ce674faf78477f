import type { DeploymentFact } from '../deployments/deployment';
import type { FailureFact, KpiId } from '../kpis/kpi-data';
import { addDays, type CalendarDate } from '../values/calendar-date';
import { PHASE_DAYS } from './programme';

/** Months of thirty days before the first day whose noise is looked at: the trailing year. */
export const YEAR_BLOCKS = 12;
/** Months of the diagnostic, its three phases. */
export const DIAGNOSTIC_BLOCKS = 3;
/** Months that are read before the first day: the trailing year, and a quarter more to see whether it had risen before. */
export const READ_BLOCKS = YEAR_BLOCKS + DIAGNOSTIC_BLOCKS;

/**
 * What the ledger booked in the thirty days that begin 30 × `index` days after the first day: −1 is the month before it, 0 is phase 1.
 * Minor units. A correction counts in the month that it is about. `lostMinor`: per customer and stream what its ARR fell by; `openingMinor`:
 * the ARR at the start.
 */
export type LedgerBlock = { index: number; netNewMinor: bigint; lostMinor: bigint; openingMinor: bigint };

export type EngagementDeployment = DeploymentFact & { customerId: string };

/** All that a verdict is made of. `blocks`: from −READ_BLOCKS on, only those that were over at the end of `asOf`. */
export type EngagementFacts = {
  startOn: CalendarDate;
  asOf: CalendarDate;
  currency: string;
  /** The first day of the ledger's first month; null without a movement. Earlier months are no zeros but unknown. */
  ledgerFrom: CalendarDate | null;
  blocks: readonly LedgerBlock[];
  deployments: readonly EngagementDeployment[];
  /** Of the hardware. */
  failures: readonly FailureFact[];
  /** The company's KPIs on the last day. */
  set: readonly KpiId[];
  /** How many KPIs were in the set on any day since the first: each was a chance to look good. */
  looked: number;
  /** How many first days were tried for a month or longer, the present one among them: each was a chance, too. */
  firstDays: number;
};

export type BlockDays = { index: number; from: CalendarDate; to: CalendarDate };

/** The thirty days of a month of the engagement, both ends in it. */
export function blockDays(startOn: CalendarDate, index: number): BlockDays {
  const from = addDays(startOn, index * PHASE_DAYS);
  return { index, from, to: addDays(from, PHASE_DAYS - 1) };
}

/** The trailing year and the months of the diagnostic that are over at the end of `asOf`, oldest first. */
export function blocksOf({ startOn, asOf }: Pick<EngagementFacts, 'startOn' | 'asOf'>): BlockDays[] {
  return Array.from({ length: YEAR_BLOCKS + DIAGNOSTIC_BLOCKS }, (_, i) =>
    blockDays(startOn, i - YEAR_BLOCKS),
  ).filter(({ to }) => to <= asOf);
}

/** The same facts as a diagnostic of the ninety days before the first day: had it been improving before? */
export function beforeEngagement(facts: EngagementFacts): EngagementFacts {
  return {
    ...facts,
    startOn: addDays(facts.startOn, -DIAGNOSTIC_BLOCKS * PHASE_DAYS),
    asOf: addDays(facts.startOn, -1),
    blocks: facts.blocks.flatMap((block) =>
      block.index < 0 ? [{ ...block, index: block.index + DIAGNOSTIC_BLOCKS }] : [],
    ),
  };
}
