import type { Role } from '@/domain/access/permissions';
import type { DealFacts, StageId } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { judge } from '@/domain/deals/probability';
import { COMMIT_STAGE, percentText, type StageModel } from '@/domain/deals/stages';
import type { CalendarDate } from '@/domain/values/calendar-date';
import { ok, refuse, type Refusal, type Result } from '@/domain/values/result';
import type { RoomOutcome } from './review';

/** What a ruling is called on the screen and in the log. */
export const OUTCOME_WORDS: Record<RoomOutcome, string> = {
  held: 'held',
  knocked_down: 'knocked down',
  moved: 'moved',
  lost: 'lost',
  parked: 'parked',
};

const WHY_ASKED: Partial<Record<RoomOutcome, string>> = {
  knocked_down: 'Say what is missing: the rep has to bring it.',
  lost: 'Say why the deal is lost.',
  parked: 'Say what has to be clear before it can be decided.',
};

type Asked = { outcome: RoomOutcome; reason: string | null; to: StageId | null };

/** Whether a ruling says what it must: why, and where to. The refusal, or null. A move's own reason is the gate's to ask for. */
export function refuseRuling({ outcome, reason, to }: Asked): { ok: false; refusal: Refusal } | null {
  const asked = WHY_ASKED[outcome];
  if (asked && reason === null)
    return refuse('invalid', 'This ruling needs its reason.', { fields: { reason: asked } });
  if (outcome === 'moved' && to === null)
    return refuse('invalid', 'Say to which stage the deal moves.', { fields: { to: 'Choose the stage.' } });
  if (outcome === 'moved' && to === 'closed_lost')
    return refuse('invalid', 'A deal that is lost is ruled as lost, with the reason.', {
      fields: { to: 'Choose “lost” instead.' },
    });
  if (outcome !== 'moved' && to !== null)
    return refuse('invalid', 'Only a deal that is moved has a stage to go to.', {
      fields: { to: 'Leave this out.' },
    });
  return null;
}

/**
 * A deal that was closed cannot be held or parked: neither would say anything about it, and the minutes would count a decision that
 * none was. The refusal, or null.
 */
export function refuseOnClosed(
  asked: RoomOutcome,
  deal: DealFacts['outcome'],
): { ok: false; refusal: Refusal } | null {
  if ((asked !== 'held' && asked !== 'parked') || (deal !== 'lost' && deal !== 'won')) return null;
  const became = deal === 'lost' ? 'closed as lost' : 'won';
  const nothing = asked === 'held' ? 'There is nothing to hold.' : 'There is nothing to park.';
  return refuse('rule', `This deal was ${became} meanwhile. ${nothing}`, {
    remedy: `If it is not ${deal}, move it back to an open stage, with the reason.`,
  });
}

/**
 * The claim that knocks a deal down, in basis points: the one it was brought with, or else the figure of a PO, which is what a commit
 * claims. By the claim's own rule the deal then counts 20 %, or its stage's figure if lower, until evidence comes. Refusals: 'rule' (a live commit document carries it, it is not open).
 */
export function knockDownClaim(facts: DealFacts, model: StageModel, asOf: CalendarDate): Result<number> {
  if (facts.outcome !== 'open')
    return refuse('rule', 'This deal is not open, so there is no figure to knock down.', {
      remedy: 'If it is still open, move it back to an open stage, with the reason.',
    });
  const document = commitEvidence(facts, asOf);
  if (document) {
    const name = document.kind === 'po' ? 'PO' : document.kind === 'sow' ? 'signed SOW' : 'signed order form';
    return refuse('rule', `A live ${name} carries this deal, so it cannot be knocked down.`, {
      remedy: `If the ${name} is wrong, void it on the deal, with the reason.`,
    });
  }
  const { figureBp } = judge(facts, model, asOf);
  const own = facts.claimBp !== null && facts.claimBp > figureBp ? facts.claimBp : null;
  const claimBp = own ?? model.probabilityBp[COMMIT_STAGE];
  if (claimBp > figureBp) return ok(claimBp);
  return refuse(
    'rule',
    `Its stage counts ${percentText(figureBp)} without a claim: there is nothing to knock down.`,
    {
      remedy: 'Move the deal to the stage that its evidence carries.',
    },
  );
}

/** Whether a promise was kept is said by the CRO, or by the rep whose deal it is. */
export function mayJudgePromise(role: Role, ownRepId: string | null, dealRepId: string): boolean {
  return role === 'CRO' || (role === 'REP' && ownRepId === dealRepId);
}

/** An action is settled by who owns it, or by the CRO. */
export function maySettleAction(actor: { role: Role; userId: string | null }, ownerId: string): boolean {
  return actor.role === 'CRO' || actor.userId === ownerId;
}
