import { stageCarriedBy } from '@/domain/deals/carried';
import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { judge } from '@/domain/deals/probability';
import { realiseDeal } from '@/domain/deals/realised';
import type { StageModel } from '@/domain/deals/stages';
import { forecast } from '@/domain/forecast/forecast';
import type { LeadTimeBook } from '@/domain/forecast/lead-times';
import { addDays, type CalendarDate } from '@/domain/values/calendar-date';
import { fiscalQuarter, type FiscalCalendar, type FiscalQuarter } from '@/domain/values/fiscal-calendar';
import { multiplyRatio } from '@/domain/values/money';
import { TOP_DEALS } from './review';

export type StakeOptions = {
  today: CalendarDate;
  /** The fiscal quarter that the review's day lies in. */
  quarter: FiscalQuarter;
  fiscal: FiscalCalendar;
  book: LeadTimeBook;
  model: StageModel;
};

export type Stake = {
  /** What of the deal is decided by the end of the quarter, in minor units. */
  atStakeMinor: bigint;
  /** What evidence carries of it, in basis points. */
  carriedBp: number;
  /** At stake × (1 − carried). */
  unprovenMinor: bigint;
};

/**
 * What hangs on a deal in the review's quarter, and how much of that no evidence carries.
 *
 * At stake: before the commit document everything that has not happened yet, if the close date lies in the quarter or has passed, for then
 * the forecast counts on the document by its end; without a close date, or with a later one, nothing. After it what the clocks expect to
 * ship, start and be completed by the end of the quarter; what runs already is certain. (By the clocks alone a deal that closes this quarter would have nothing at
 * stake in it, for its hardware ships three months later: the review would never look at it in time.)
 *
 * Carried: what the deal counts, but never more than the figure of the stage that its own records carry. A source's or a rep's word
 * carries nothing, so a deal that stands at Quote Sent without a quote is as unproven as a lead.
 */
export function stakeOf(facts: DealFacts, options: StakeOptions): Stake {
  const { model, today } = options;
  const judgement = judge(facts, model, today);
  const stage = stageCarriedBy(facts, today);
  const carriedBp = judgement.committed ? judgement.bp : Math.min(judgement.bp, model.probabilityBp[stage]);
  const atStakeMinor = facts.outcome === 'open' ? stakeMinor(facts, options) : 0n;
  const unprovenMinor = multiplyRatio(atStakeMinor, BigInt(10_000 - carriedBp), 10_000n);
  return { atStakeMinor, carriedBp, unprovenMinor };
}

function stakeMinor(facts: DealFacts, { today, quarter, fiscal, book, model }: StakeOptions): bigint {
  if (commitEvidence(facts, today) === null)
    return facts.closeOn !== null && facts.closeOn < quarter.until ? notYet(facts, today) : 0n;
  const quarters = quartersTo(today, quarter, fiscal);
  const { rows, periods } = forecast([facts], { asOf: today, fiscal, book, model, quarters });
  const inQuarter = (period: number) => periods[period]?.kind === 'quarter';
  return rows
    .filter(
      ({ kind, period, probabilityBp }) => kind === 'open' && probabilityBp < 10_000 && inQuarter(period),
    )
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

function notYet(facts: DealFacts, today: CalendarDate): bigint {
  if (facts.lines.length === 0) return dealAmount(facts) ?? 0n;
  return realiseDeal(facts, today).reduce((sum, line) => sum + line.totalMinor - line.realisedMinor, 0n);
}

/** Today's quarter and those after it up to the review's; a review of a past quarter looks at that of today. */
function quartersTo(today: CalendarDate, last: FiscalQuarter, fiscal: FiscalCalendar): FiscalQuarter[] {
  const quarters = [fiscalQuarter(today, fiscal)];
  for (let n = 1; (quarters.at(-1)?.until ?? last.until) < last.until; n += 1)
    quarters.push(fiscalQuarter(today, fiscal, n));
  return quarters;
}

/** A rep's deal as it is ranked. */
export type Bringable = {
  dealId: string;
  facts: Pick<DealFacts, 'outcome' | 'closeOn' | 'nextStep' | 'nextStepOn' | 'amountMinor'>;
  /** Nothing was decided about it in its last review. */
  parked: boolean;
  unprovenMinor: bigint;
};

/**
 * A rep's open deals, the one that matters most first: parked ones, then by what is unproven; of equals first those past their close date,
 * then those without a next step in time, then the larger. The same order however the rows arrive.
 */
export function rankDeals<T extends Bringable>(deals: readonly T[], today: CalendarDate): T[] {
  return deals
    .filter(({ facts }) => facts.outcome === 'open')
    .toSorted(
      (a, b) =>
        Number(b.parked) - Number(a.parked) ||
        compare(b.unprovenMinor, a.unprovenMinor) ||
        Number(isPast(b, today)) - Number(isPast(a, today)) ||
        Number(lacksStep(b, today)) - Number(lacksStep(a, today)) ||
        compare(b.facts.amountMinor ?? 0n, a.facts.amountMinor ?? 0n) ||
        (a.dealId < b.dealId ? -1 : 1),
    );
}

/** The top five that are proposed to a rep who has not chosen. */
export function proposeDeals<T extends Bringable>(deals: readonly T[], today: CalendarDate): T[] {
  return rankDeals(deals, today).slice(0, TOP_DEALS);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isPast({ facts: { closeOn } }: Bringable, today: CalendarDate): boolean {
  return closeOn !== null && closeOn < today;
}

/** A step without a day, or whose day has passed, is none (as in the audit). */
function lacksStep({ facts: { nextStep, nextStepOn } }: Bringable, today: CalendarDate): boolean {
  return nextStep === null || nextStepOn === null || nextStepOn < today;
}

/** The last day of a quarter. */
export function lastDayOf(quarter: FiscalQuarter): CalendarDate {
  return addDays(quarter.until, -1);
}
