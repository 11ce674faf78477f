import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '@/domain/deals/probability';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { weightedMinor } from '@/domain/deals/weight';
import { standingOf } from '@/features/deals/board-card';
import { anyDeal, committedDeal, day, deal, hardware, software, TODAY } from '../../domain/deals/deal-facts';

const standing = (over: Parameters<typeof deal>[0], zombieDays?: number) =>
  standingOf(deal(over), DEFAULT_STAGE_MODEL, TODAY, zombieDays);

describe('what a card says of its deal', () => {
  it('is its stage, what it counts and what it weighs, by stream', () => {
    const facts = committedDeal({ lines: [hardware(), software()], amountMinor: 220_000n });
    // 70 % of 1,000.00 once and of 1,200.00 a year.
    expect(standingOf(facts, DEFAULT_STAGE_MODEL, TODAY)).toMatchObject({
      stage: 'hardware_po_received',
      bp: 7000,
      amountMinor: 220_000n,
      weightedMinor: 154_000n,
      streams: { hardware: 100_000n, software: 120_000n, services: 0n, unsplit: 0n },
      ruling: null,
    });
  });

  it('of a claim without a PO is the figure claimed and what would make it true', () => {
    const { ruling, bp } = standing({ stage: 'demo', claimBp: 9000, claimOn: day(-2), amountMinor: 1_000n });
    expect(bp).toBe(2000);
    expect(ruling?.claimedBp).toBe(9000);
    expect(ruling?.lacks).not.toBe('');
  });

  it('of a verbal yes names no figure', () => {
    const { ruling } = standing({ stage: 'hardware_quote_sent', verbalYesOn: day(-2), amountMinor: 1_000n });
    expect(ruling?.claimedBp).toBeNull();
  });

  it('tells of silence only past the number of days, and of none where no day is known', () => {
    expect(standing({ lastActivityOn: day(-90) }, 90).quietDays).toBeNull();
    expect(standing({ lastActivityOn: day(-91) }, 90).quietDays).toBe(91);
    expect(standing({ lastActivityOn: day(-5000) }).quietDays).toBeNull();
    expect(standing({}, 0).quietDays).toBeNull();
    expect(standing({ lastActivityOn: TODAY }, 0).quietDays).toBeNull();
  });

  it('of a deal without an amount weighs nothing, and is not called 0', () => {
    expect(standing({ amountMinor: null })).toMatchObject({ amountMinor: null, weightedMinor: 0n });
  });

  it('is never another figure than the one the rules give, whatever the deal', () => {
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 0, max: 200 }), (facts, zombieDays) => {
        const card = standingOf(facts, DEFAULT_STAGE_MODEL, TODAY, zombieDays);
        const judgement = judge(facts, DEFAULT_STAGE_MODEL, TODAY);
        expect([card.bp, card.why]).toEqual([judgement.bp, judgement.why]);
        expect(card.weightedMinor).toBe(weightedMinor(facts, DEFAULT_STAGE_MODEL, TODAY));
        expect(card.ruling === null).toBe(judgement.rulings.length === 0);
        expect(card.quietDays === null || card.quietDays > zombieDays).toBe(true);
        expect(card.ways[facts.stage]).toBeUndefined();
      }),
    );
  });
});
