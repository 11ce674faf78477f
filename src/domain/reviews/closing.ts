import { dealAmount } from '@/domain/deals/amount';
import type { DealFacts, EvidenceFacts } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { COMMIT_STAGE, type StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { missingAnswers } from './answers';
import type { BroughtEvidence, MinutesDeal, MinutesPromise } from './minutes';
import type { Answers, Promised, PromiseResult } from './review';
import { rulingOn, type DealInRoom, type RoomState } from './room';
import { cardStanding } from './standing';
import { timeLeft } from './timer';

/** What closing knows of one deal of the agenda, besides what happened in the room. */
export type ClosingDeal = {
  name: string;
  customer: string | null;
  answers: Answers;
  evidence: BroughtEvidence[];
  promised: Promised | null;
  /** What the record says of the promise; null: its day is still to come and nothing has happened. */
  suggested: PromiseResult | null;
  /** Now, and as known when the review was opened; null: unknown then. */
  facts: DealFacts;
  opened: DealFacts | null;
  pushes: number;
  pushedDays: number;
};

type At = { model: StageModel; asOf: CalendarDate };

/** Whether the rep brings the deal as commit: a claim of at least a PO's figure, a verbal yes, or a live commit document. */
export function isBroughtAsCommit(facts: DealFacts, { model, asOf }: At): boolean {
  const claimed = facts.claimBp !== null && facts.claimBp >= model.probabilityBp[COMMIT_STAGE];
  return claimed || facts.verbalYesOn !== null || commitEvidence(facts, asOf) !== null;
}

/**
 * The part of the deal's amount that was brought as commit, and the part that a live commit document carries at the close, in minor
 * units. Brought counts as it was at the opening or at the close: a claim that was withdrawn in the room was brought all the same, a PO
 * that came in the room is brought too, so that what is carried is never more than what was brought.
 */
export function claimedAndCarried(
  { facts, opened }: Pick<ClosingDeal, 'facts' | 'opened'>,
  at: At,
): { claimed: bigint; carried: bigint; document: EvidenceFacts | null } {
  const amount = dealAmount(facts) ?? 0n;
  const document = facts.outcome === 'lost' ? null : commitEvidence(facts, at.asOf);
  const brought = isBroughtAsCommit(facts, at) || (opened !== null && isBroughtAsCommit(opened, at));
  return { claimed: brought ? amount : 0n, carried: document ? amount : 0n, document };
}

/** One deal as the review leaves it. What nobody ruled was not discussed; what nobody judged is what the record says. */
export function closedDeal(inRoom: DealInRoom, deal: ClosingDeal, at: At): MinutesDeal {
  const ruling = rulingOn(inRoom);
  const { claimed, carried, document } = claimedAndCarried(deal, at);
  const { facts, opened, answers } = deal;
  const { evidenceIds: _ids, ...kept } = answers;
  return {
    dealId: inRoom.dealId,
    name: deal.name,
    customer: deal.customer,
    position: inRoom.position,
    promise: promiseOf(inRoom, deal),
    answers: { ...kept, evidence: deal.evidence },
    prepared: missingAnswers(answers).length === 0,
    claimed: {
      bp: opened?.claimBp ?? facts.claimBp,
      verbalYesOn: opened?.verbalYesOn ?? facts.verbalYesOn,
      commitMinor: claimed.toString(),
    },
    carried: {
      commitMinor: carried.toString(),
      document: document
        ? { kind: document.kind, reference: document.reference, on: document.evidenceOn }
        : null,
    },
    challenge: inRoom.challenge ? { reason: inRoom.challenge.reason, by: inRoom.challenge.byName } : null,
    outcome: ruling?.outcome ?? 'not_discussed',
    reason: ruling?.reason ?? null,
    ruledBy: ruling?.byName ?? null,
    before: inRoom.opened,
    after: cardStanding(facts, at.model, at.asOf),
    closeOn: facts.closeOn,
    pushes: deal.pushes,
    pushedDays: deal.pushedDays,
  };
}

function promiseOf({ promise }: DealInRoom, { promised, suggested }: ClosingDeal): MinutesPromise | null {
  if (!promised) return null;
  const { text, on } = promised;
  return { text, on, result: promise?.result ?? suggested, judgedBy: promise?.byName ?? null };
}

/** Whole seconds, for minutes have no fractions: of the room's clock up to an instant, of all and of each rep. */
export function secondsUsed(room: RoomState, now: string) {
  const { seats, wholeMs } = timeLeft(room, now);
  const allotted = seats.reduce((sum, seat) => sum + seat.allottedMs, room.timer.reserveSeconds * 1000);
  const seconds = (ms: number) => Math.round(ms / 1000);
  const ofRep = (id: string) => seconds(seats.find(({ repId }) => repId === id)?.spentMs ?? 0);
  return { all: seconds(allotted - wholeMs), ofRep };
}
