import type { DealFacts } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { realiseDeal } from '@/domain/deals/realised';
import { daysBetween, type CalendarDate } from '@/domain/values/calendar-date';

/**
 * Recurring revenue a year of the deals at hand, in minor units: what is signed for, what of it runs, and the rest that still has to
 * be shipped, installed and activated. contracted = live + backlog.
 */
export type ActivationBacklog = {
  contractedMinor: bigint;
  liveMinor: bigint;
  backlogMinor: bigint;
  /** Deals with something in the backlog, and since when the first of them has been signed. */
  deals: number;
  oldestOn: CalendarDate | null;
};

/**
 * Contracted: the recurring lines of deals with a live PO (order form, SOW). Live: those that have started and whose term is not over.
 * A term that is over is in neither, nor is a lost deal; a line that runs is contracted whatever its papers say.
 */
export function activationBacklog(deals: readonly DealFacts[], asOf: CalendarDate): ActivationBacklog {
  const sum: ActivationBacklog = {
    contractedMinor: 0n,
    liveMinor: 0n,
    backlogMinor: 0n,
    deals: 0,
    oldestOn: null,
  };
  for (const facts of deals) {
    if (facts.outcome === 'lost' || !facts.lines.some(({ recurring }) => recurring)) continue;
    const signedOn = commitEvidence(facts, asOf)?.evidenceOn ?? null;
    const { liveMinor, waitingMinor } = yearlyPrices(facts, asOf);
    sum.liveMinor += liveMinor;
    if (signedOn === null || waitingMinor === 0n) continue;
    sum.backlogMinor += waitingMinor;
    sum.deals += 1;
    if (sum.oldestOn === null || signedOn < sum.oldestOn) sum.oldestOn = signedOn;
  }
  sum.contractedMinor = sum.liveMinor + sum.backlogMinor;
  return sum;
}

function yearlyPrices(facts: DealFacts, asOf: CalendarDate) {
  let liveMinor = 0n;
  let waitingMinor = 0n;
  for (const { line, accrual } of realiseDeal(facts, asOf)) {
    if (!line.recurring) continue;
    if (accrual === null) waitingMinor += line.amountMinor;
    else if (daysBetween(accrual.startOn, asOf) < accrual.days) liveMinor += line.amountMinor;
  }
  return { liveMinor, waitingMinor };
}
