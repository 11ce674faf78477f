import { describe, expect, it } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { knockedDownDeals } from '@/domain/forecast/knocked-down';
import type { DealFacts } from '@/domain/deals/deal';
import { committedDeal, day, deal, hardware, TODAY } from '../deals/deal-facts';

const claimed = (over: Partial<DealFacts>) =>
  deal({ stage: 'hardware_quote_sent', claimBp: 9000, claimOn: day(-3), lines: [hardware()], ...over });
const listed = (...deals: DealFacts[]) => knockedDownDeals(deals, DEFAULT_STAGE_MODEL, TODAY);

describe('knocked-down deals', () => {
  it('name the claim, what it counts and what is missing, largest amount first', () => {
    const small = claimed({ id: 'small', lines: [hardware({ amountMinor: 10n })] });
    const yes = claimed({ id: 'yes', claimBp: null, claimOn: null, verbalYesOn: day(-9) });
    expect(listed(small, yes)).toMatchObject([
      { dealId: 'yes', claimedBp: null, countedBp: 2000, amountMinor: 100_000n },
      { dealId: 'small', claimedBp: 9000, countedBp: 2000, amountMinor: 10n },
    ]);
    expect(listed(small)[0]?.missing.join(' ')).toContain('No PO yet');
  });

  it('leave out what the evidence carries, what claims no more than its stage, and what is not open', () => {
    expect(listed(committedDeal({ claimBp: 9000, claimOn: day(-3) }))).toEqual([]);
    expect(listed(claimed({ claimBp: 4000 }))).toEqual([]);
    expect(listed(claimed({ outcome: 'lost', stage: 'closed_lost' }))).toEqual([]);
    expect(listed(deal({ lines: [hardware()] }))).toEqual([]);
  });

  it('count 20 % or the figure of the stage, if that is lower', () => {
    expect(listed(claimed({ stage: 'lead' }))[0]?.countedBp).toBe(1000);
  });
});
