import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { NO_ANSWERS } from '@/domain/reviews/answers';
import { claimedAndCarried, closedDeal, secondsUsed, type ClosingDeal } from '@/domain/reviews/closing';
import type { RoomHappening } from '@/domain/reviews/events';
import { roomOf, type DealInRoom } from '@/domain/reviews/room';
import { anyDeal, committedDeal, deal, hardware, proof, TODAY, day } from '../deals/deal-facts';
import { chain, instant, opening, standing } from './a-room';

const AT = { model: DEFAULT_STAGE_MODEL, asOf: TODAY };
const AMOUNT = 100_000n;
const quoted = { stage: 'hardware_quote_sent' as const, lines: [hardware()], amountMinor: AMOUNT };

/** What was brought and what a document carries, of a deal as it was at the opening and is at the close. */
function figures(facts: Partial<DealFacts>, opened: Partial<DealFacts> | null = facts) {
  const known = (over: Partial<DealFacts>) => deal({ ...quoted, ...over });
  const { claimed, carried } = claimedAndCarried(
    { facts: known(facts), opened: opened === null ? null : known(opened) },
    AT,
  );
  return { claimed, carried };
}

describe('what was brought as commit', () => {
  it('is a claim of at least the PO’s figure, a verbal yes, or a live PO', () => {
    expect(figures({})).toEqual({ claimed: 0n, carried: 0n });
    expect(figures({ claimBp: 6999, claimOn: TODAY })).toEqual({ claimed: 0n, carried: 0n });
    expect(figures({ claimBp: 7000, claimOn: TODAY })).toEqual({ claimed: AMOUNT, carried: 0n });
    expect(figures({ verbalYesOn: day(-3) })).toEqual({ claimed: AMOUNT, carried: 0n });
    expect(figures({ evidence: [proof('po')] })).toEqual({ claimed: AMOUNT, carried: AMOUNT });
    expect(figures({ evidence: [proof('po', { voided: true })] })).toEqual({ claimed: 0n, carried: 0n });
  });

  it('stays brought when the claim is withdrawn in the room, and when it was made there', () => {
    expect(figures({}, { claimBp: 9000, claimOn: TODAY })).toEqual({ claimed: AMOUNT, carried: 0n });
    expect(figures({ claimBp: 7000, claimOn: TODAY }, {})).toEqual({ claimed: AMOUNT, carried: 0n });
    expect(figures({ evidence: [proof('po')] }, {})).toEqual({ claimed: AMOUNT, carried: AMOUNT });
    expect(figures({ evidence: [proof('po')] }, null)).toEqual({ claimed: AMOUNT, carried: AMOUNT });
  });

  it('is carried by nothing once the deal is lost', () => {
    const lost = { evidence: [proof('po')], outcome: 'lost' as const, stage: 'closed_lost' as const };
    expect(figures(lost)).toEqual({ claimed: AMOUNT, carried: 0n });
  });

  it('is never less than what is carried, whatever the deal', () => {
    fc.assert(
      fc.property(anyDeal, fc.option(anyDeal, { nil: null }), (facts, opened) => {
        const { claimed, carried } = claimedAndCarried({ facts, opened }, AT);
        expect(carried === 0n || carried === claimed).toBe(true);
      }),
    );
  });
});

const NEVER: Pick<DealInRoom, 'promise' | 'challenge' | 'rulings' | 'answers'> = {
  promise: null,
  challenge: null,
  rulings: [],
  answers: null,
};
const inRoom = (over: Partial<DealInRoom> = {}): DealInRoom => ({
  dealId: 'deal-1',
  repId: 'ria',
  position: 2,
  opened: standing(),
  ...NEVER,
  ...over,
});
const closing = (over: Partial<ClosingDeal> = {}): ClosingDeal => ({
  name: 'Cold chain',
  customer: null,
  answers: NO_ANSWERS,
  evidence: [],
  promised: null,
  suggested: null,
  facts: committedDeal(),
  opened: committedDeal(),
  pushes: 0,
  pushedDays: 0,
  ...over,
});

describe('a deal at the close', () => {
  it('was not discussed unless somebody ruled; the last ruling stands', () => {
    expect(closedDeal(inRoom(), closing(), AT)).toMatchObject({
      outcome: 'not_discussed',
      reason: null,
      ruledBy: null,
      position: 2,
      before: standing(),
      after: { stage: 'hardware_po_received', bp: 7000 },
    });
    const ruling = { seq: 2, at: instant(0), before: standing(), after: standing(2000), dealVersion: 3 };
    const rulings = [
      { ...ruling, byName: 'Cora', outcome: 'parked' as const, reason: 'ill' },
      { ...ruling, seq: 3, byName: 'Cara', outcome: 'knocked_down' as const, reason: 'No PO' },
    ];
    expect(closedDeal(inRoom({ rulings }), closing(), AT)).toMatchObject({
      outcome: 'knocked_down',
      reason: 'No PO',
      ruledBy: 'Cara',
    });
  });

  it('has the promise as it was judged, else as the record has it, else not due yet', () => {
    const promised = { text: 'Send the quote', on: day(-2) };
    const promiseOf = (room: Partial<DealInRoom>, suggested: ClosingDeal['suggested']) =>
      closedDeal(inRoom(room), closing({ promised, suggested }), AT).promise;
    const judged = { promise: { result: 'late' as const, byName: 'Cora' } };
    expect(promiseOf(judged, 'kept')).toEqual({ ...promised, result: 'late', judgedBy: 'Cora' });
    expect(promiseOf({}, 'dropped')).toEqual({ ...promised, result: 'dropped', judgedBy: null });
    expect(promiseOf({}, null)).toEqual({ ...promised, result: null, judgedBy: null });
    expect(closedDeal(inRoom(judged), closing(), AT).promise).toBeNull();
  });

  it('is prepared when all three questions are answered', () => {
    const answers = {
      nextStep: 'Send the quote by Friday',
      nextStepOn: day(4),
      evidenceAnswer: 'none_yet' as const,
      evidenceIds: [],
      riskKind: 'budget' as const,
      riskNote: null,
    };
    expect(closedDeal(inRoom(), closing({ answers }), AT).prepared).toBe(true);
    expect(closedDeal(inRoom(), closing({ answers: { ...answers, riskKind: null } }), AT).prepared).toBe(
      false,
    );
  });
});

describe('the time of a review', () => {
  const ran = (steps: [number, RoomHappening][]) =>
    roomOf(chain([[0, opening()] as const, ...steps].map(([after, happening]) => ({ after, happening }))));
  const timer = (change: 'start' | 'pause') => ({ kind: 'timer' as const, change, repId: null, seconds: 0 });

  it('is what the clock ran, in whole seconds, of all and of each rep; it runs to the close', () => {
    const room = ran([
      [1000, timer('start')],
      [61_400, { kind: 'pointed', repId: 'ben', dealId: null }],
      [30_000, timer('pause')],
      [600_000, timer('start')],
    ]);
    const used = secondsUsed(room, instant(1000 + 61_400 + 30_000 + 600_000 + 10_000));
    expect([used.ofRep('ria'), used.ofRep('ben'), used.ofRep('cai'), used.ofRep('nobody')]).toEqual([
      61, 40, 0, 0,
    ]);
    expect(used.all).toBe(101);
  });

  it('is none where nobody started the clock', () => {
    expect(secondsUsed(ran([]), instant(900_000)).all).toBe(0);
  });
});
