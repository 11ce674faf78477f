import type { StoredDeal } from '@/data/deal-facts';
import type { DealListRow } from '@/data/deal-list';
import { dealAcv } from '@/domain/deals/amount';
import type { Outcome } from '@/domain/deals/deal';
import { judge, type Category } from '@/domain/deals/probability';
import type { StageModel } from '@/domain/deals/stages';
import { streamSums, type StreamSums } from '@/domain/deals/stream-sums';
import { weightedMinor } from '@/domain/deals/weight';
import type { CalendarDate } from '@/domain/values/calendar-date';

/** A deal as a row of the pipeline table: everything that a column may show. Amounts are minor units as text, as they travel. */
export type TableRow = Omit<DealListRow, 'sortKey' | 'amountMinor'> & {
  amountMinor: string | null;
  outcome: Outcome;
  bp: number;
  category: Category | null;
  /** Why it counts what it counts, in a sentence. */
  why: string;
  /** The claim that was knocked down, in basis points; null without one (a verbal yes names no figure). */
  knockedBp: number | null;
  knockedDown: boolean;
  /** What would make the claim true: the first missing item. */
  missing: string | null;
  claimBp: number | null;
  verbalYesOn: CalendarDate | null;
  weightedMinor: string;
  acvMinor: string | null;
  streams: Record<keyof StreamSums, string>;
  /** With lines the amount is theirs and has no field of its own. */
  hasLines: boolean;
  stageEnteredOn: CalendarDate | null;
  createdOn: CalendarDate | null;
  isPilot: boolean;
};

export function tableRow(
  { sortKey: _key, ...row }: DealListRow,
  facts: StoredDeal,
  { model, asOf }: { model: StageModel; asOf: CalendarDate },
): TableRow {
  const judgement = judge(facts, model, asOf);
  const [ruling] = judgement.rulings;
  const sums = streamSums(facts);
  return {
    ...row,
    amountMinor: row.amountMinor?.toString() ?? null,
    lastActivityOn: facts.lastActivityOn,
    outcome: facts.outcome,
    bp: judgement.bp,
    category: judgement.category,
    why: judgement.why,
    knockedBp: judgement.rulings.find(({ claimedBp }) => claimedBp !== null)?.claimedBp ?? null,
    knockedDown: ruling !== undefined,
    missing: ruling?.missing[0]?.message ?? null,
    claimBp: facts.claimBp,
    verbalYesOn: facts.verbalYesOn,
    weightedMinor: weightedMinor(facts, model, asOf).toString(),
    acvMinor: dealAcv(facts)?.toString() ?? null,
    streams: {
      hardware: sums.hardware.toString(),
      software: sums.software.toString(),
      services: sums.services.toString(),
      unsplit: sums.unsplit.toString(),
    },
    hasLines: facts.lines.length > 0,
    stageEnteredOn: facts.stageEnteredOn,
    createdOn: facts.createdOn,
    isPilot: facts.isPilot,
  };
}
