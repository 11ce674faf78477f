import type { DealListRow } from '@/data/deal-list';
import { idleDays } from '@/domain/audit/activity';
import type { DealFacts, Outcome, StageId } from '@/domain/deals/deal';
import { judge } from '@/domain/deals/probability';
import type { StageModel } from '@/domain/deals/stages';
import { streamSums, type StreamSums } from '@/domain/deals/stream-sums';
import { waysOf, type Ways } from '@/domain/deals/ways';
import { weightedMinor } from '@/domain/deals/weight';
import type { CalendarDate } from '@/domain/values/calendar-date';

/** What the rules say of one deal on the board: all of a card that a move can change. */
export type Standing = {
  stage: StageId;
  outcome: Outcome;
  amountMinor: bigint | null;
  weightedMinor: bigint;
  streams: StreamSums;
  /** What it counts, in basis points, and why. */
  bp: number;
  why: string;
  /** Set where a claim or verbal yes is knocked down: the figure claimed (null for a verbal yes), and what would make it true. */
  ruling: { claimedBp: number | null; lacks: string } | null;
  /** Days without activity, where they are more than the tenant's number for zombies. */
  quietDays: number | null;
  ways: Ways;
};

export type BoardCard = Standing & {
  id: string;
  version: number;
  name: string;
  customer: string | null;
  rep: string | null;
  closeOn: CalendarDate | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
};

export function standingOf(
  facts: DealFacts,
  model: StageModel,
  asOf: CalendarDate,
  zombieDays = Infinity,
): Standing {
  const judgement = judge(facts, model, asOf);
  const [ruling] = judgement.rulings;
  const idle = idleDays(facts, asOf);
  return {
    stage: facts.stage,
    outcome: facts.outcome,
    amountMinor: facts.amountMinor,
    weightedMinor: weightedMinor(facts, model, asOf),
    streams: streamSums(facts),
    bp: judgement.bp,
    why: judgement.why,
    ruling: ruling ? { claimedBp: ruling.claimedBp, lacks: ruling.missing[0]?.message ?? ruling.text } : null,
    quietDays: idle !== null && idle > zombieDays ? idle : null,
    ways: waysOf(facts, model, asOf),
  };
}

export function boardCard(
  row: Omit<DealListRow, 'sortKey'>,
  facts: DealFacts,
  model: StageModel,
  asOf: CalendarDate,
  zombieDays: number,
): BoardCard {
  const { id, version, name, customer, rep, closeOn, nextStep, nextStepOn } = row;
  return {
    ...standingOf(facts, model, asOf, zombieDays),
    id,
    version,
    name,
    customer,
    rep,
    closeOn,
    nextStep,
    nextStepOn,
  };
}
