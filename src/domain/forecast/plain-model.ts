import { dealAmount } from '@/domain/deals/amount';
import { effectiveStage } from '@/domain/deals/carried';
import type { DealFacts, StageId } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { isFromCommitOn } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { multiplyRatio } from '@/domain/values/money';
import type { ForecastPeriod } from './types';

/** The figures of the plain SaaS table: a demo is 30 %, an evaluation 60 %, a negotiation 90 %, a signature 100 %. */
const PLAIN_STAGE_BP: Readonly<Record<StageId, number>> = {
  lead: 0,
  demo: 3000,
  hardware_quote_sent: 6000,
  hardware_po_received: 10_000,
  hardware_shipped: 10_000,
  software_activated: 10_000,
  services_completed: 10_000,
  closed_lost: 0,
};
const NEGOTIATION_BP = 9000;

export type PlainOptions = {
  /** The rules' "today", end of that day. */
  asOf: CalendarDate;
  /** The periods to show, as a forecast has them: quarters ascending and adjacent, then later, then undated. */
  periods: readonly ForecastPeriod[];
  /** Source stages that count as negotiation, as the source spells them. */
  negotiation: readonly string[];
};

/** What the table says of one deal. `on` null: no close date is known. */
export type PlainDeal = {
  bp: number;
  won: boolean;
  on: CalendarDate | null;
  amountMinor: bigint;
  weightedMinor: bigint;
};

export type PlainCell = {
  /** Signed deals, whole, on the day they were signed. */
  wonMinor: bigint;
  /** Open deals × the table's figure, rounded half to even once per deal. */
  weightedMinor: bigint;
  deals: number;
};
export type PlainForecast = { asOf: CalendarDate; periods: (ForecastPeriod & PlainCell)[]; total: PlainCell };

/** What the plain table forecasts for a cell: signed plus weighted. Minor units. */
export function plainMinor(cell: Pick<PlainCell, 'wonMinor' | 'weightedMinor'>): bigint {
  return cell.wonMinor + cell.weightedMinor;
}

/**
 * One deal by the plain SaaS table (product.md §3): stage alone decides, and the whole amount falls on one day. A deal is signed with
 * its commit document or by the source's word, whatever has shipped. A close date that has passed counts today, as in our own model:
 * leaving such deals out would make the table worse than people use it.
 */
export function plainDeal(
  facts: DealFacts,
  { asOf, negotiation }: Pick<PlainOptions, 'asOf' | 'negotiation'>,
): PlainDeal {
  const amountMinor = dealAmount(facts) ?? 0n;
  if (facts.outcome === 'lost' || facts.stage === 'closed_lost')
    return { bp: 0, won: false, on: facts.closedOn, amountMinor, weightedMinor: 0n };
  const signed = commitEvidence(facts, asOf);
  if (signed !== null || facts.outcome === 'won') {
    const on = signed?.evidenceOn ?? facts.closedOn ?? facts.closeOn;
    return { bp: 10_000, won: true, on, amountMinor, weightedMinor: 0n };
  }
  const stage = effectiveStage(facts, asOf);
  const negotiates = facts.sourceStage !== null && negotiation.includes(facts.sourceStage);
  const bp = negotiates && !isFromCommitOn(stage) ? NEGOTIATION_BP : PLAIN_STAGE_BP[stage];
  const on = facts.closeOn !== null && facts.closeOn < asOf ? asOf : facts.closeOn;
  return { bp, won: false, on, amountMinor, weightedMinor: multiplyRatio(amountMinor, BigInt(bp), 10_000n) };
}

/**
 * The plain table's figure for each period. What was signed before the first quarter is outside, like our own actuals; a deal without any
 * day is undated. Linear in the number of deals. Minor units of one currency.
 */
export function plainForecast(deals: readonly DealFacts[], options: PlainOptions): PlainForecast {
  const cells = options.periods.map((period) => ({ ...period, wonMinor: 0n, weightedMinor: 0n, deals: 0 }));
  const total: PlainCell = { wonMinor: 0n, weightedMinor: 0n, deals: 0 };
  for (const facts of deals) {
    const { won, on, bp, amountMinor, weightedMinor } = plainDeal(facts, options);
    const cell = bp === 0 ? undefined : cells.find((period) => isIn(period, on));
    if (!cell) continue;
    for (const sum of [cell, total]) {
      if (won) sum.wonMinor += amountMinor;
      sum.weightedMinor += weightedMinor;
      sum.deals += 1;
    }
  }
  return { asOf: options.asOf, periods: cells, total };
}

function isIn({ from, until }: ForecastPeriod, on: CalendarDate | null): boolean {
  if (from === null || on === null) return from === null && on === null;
  return on >= from && (until === null || on < until);
}
