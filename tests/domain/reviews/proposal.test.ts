import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { standardBook } from '@/domain/forecast/lead-times';
import { DEFAULT_LEAD_TIMES } from '@/domain/forecast/types';
import {
  lastDayOf,
  proposeDeals,
  rankDeals,
  stakeOf,
  type Bringable,
  type StakeOptions,
} from '@/domain/reviews/proposal';
import { TOP_DEALS } from '@/domain/reviews/review';
import { date } from '@/domain/values/calendar-date';
import { quarterOf } from '@/domain/values/fiscal-calendar';
import { anyDeal, committedDeal, day, deal, hardware, proof, software, TODAY } from '../deals/deal-facts';

const QUARTER = quarterOf(TODAY, 1);
const OPTIONS: StakeOptions = {
  today: TODAY,
  quarter: QUARTER,
  fiscal: { startMonth: 1, kind: 'months' },
  book: standardBook(DEFAULT_LEAD_TIMES),
  model: DEFAULT_STAGE_MODEL,
};
const stake = (facts: DealFacts, over: Partial<StakeOptions> = {}) => stakeOf(facts, { ...OPTIONS, ...over });

describe('what is at stake', () => {
  const quoted = deal({
    stage: 'hardware_quote_sent',
    lines: [hardware({ amountMinor: 1000n })],
    evidence: [proof('quote')],
    closeOn: day(10),
  });

  it('is the whole deal before the PO, if it closes by the end of the quarter', () => {
    expect(stake(quoted)).toEqual({ atStakeMinor: 1000n, carriedBp: 4000, unprovenMinor: 600n });
    expect(stake({ ...quoted, closeOn: lastDayOf(QUARTER) }).atStakeMinor).toBe(1000n);
    expect(stake({ ...quoted, closeOn: QUARTER.until }).atStakeMinor).toBe(0n);
    expect(stake({ ...quoted, closeOn: day(-100) }).atStakeMinor).toBe(1000n);
    expect(stake({ ...quoted, closeOn: null }).atStakeMinor).toBe(0n);
  });

  it('goes by the quarter of the review and the fiscal year of the company', () => {
    const next = { ...quoted, closeOn: date('2027-01-20') };
    expect(stake(next).atStakeMinor).toBe(0n);
    expect(stake(next, { quarter: quarterOf(date('2027-01-04'), 1) }).atStakeMinor).toBe(1000n);
    expect(
      stake(next, { quarter: quarterOf(TODAY, 2), fiscal: { startMonth: 2, kind: 'months' } }).atStakeMinor,
    ).toBe(1000n);
  });

  it('is carried by records, not by words', () => {
    expect(stake({ ...quoted, evidence: [] })).toMatchObject({ carriedBp: 1000, unprovenMinor: 900n });
    expect(stake({ ...quoted, claimBp: 9000 })).toMatchObject({ carriedBp: 2000, unprovenMinor: 800n });
    expect(stake({ ...quoted, verbalYesOn: day(-1) })).toMatchObject({ carriedBp: 2000 });
  });

  it('is after the PO what is expected by the end of the quarter, without what runs already', () => {
    const far = committedDeal({ lines: [hardware({ amountMinor: 1000n, promisedOn: day(60) })] });
    expect(stake(far).atStakeMinor).toBe(0n);
    const near = committedDeal({ lines: [hardware({ amountMinor: 1000n, promisedOn: day(20) })] });
    expect(stake(near)).toEqual({ atStakeMinor: 1000n, carriedBp: 7000, unprovenMinor: 300n });
    expect(stake(far, { quarter: quarterOf(day(60), 1) }).atStakeMinor).toBe(1000n);
    const runs = committedDeal({
      stage: 'software_activated',
      lines: [software({ amountMinor: 120_000n })],
      hasHardware: false,
      evidence: [proof('order_form'), proof('activation')],
    });
    expect(stake(runs).atStakeMinor).toBe(0n);
  });

  it('is nothing of what is closed, and the source’s amount where there are no lines', () => {
    expect(stake({ ...quoted, outcome: 'lost', stage: 'closed_lost' }).atStakeMinor).toBe(0n);
    expect(stake(deal({ amountMinor: 700n, closeOn: day(3) }))).toEqual({
      atStakeMinor: 700n,
      carriedBp: 1000,
      unprovenMinor: 630n,
    });
    expect(stake(deal({ closeOn: day(3) })).unprovenMinor).toBe(0n);
  });

  it('never has more unproven than at stake, nor more at stake than the deal has', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const { atStakeMinor, carriedBp, unprovenMinor } = stake(facts);
        expect(unprovenMinor >= 0n && unprovenMinor <= atStakeMinor).toBe(true);
        expect(carriedBp >= 0 && carriedBp <= 10_000).toBe(true);
        if (facts.outcome !== 'open') expect(atStakeMinor).toBe(0n);
      }),
    );
  });
});

const anyBringable = fc
  .record({
    parked: fc.boolean(),
    unprovenMinor: fc.bigInt({ min: 0n, max: 5n }),
    facts: fc.record({
      outcome: fc.constantFrom('open' as const, 'open' as const, 'won' as const, 'lost' as const),
      closeOn: fc.option(fc.constantFrom(day(-5), day(0), day(5)), { nil: null }),
      nextStep: fc.option(fc.constant('Send the quote'), { nil: null }),
      nextStepOn: fc.option(fc.constantFrom(day(-1), day(1)), { nil: null }),
      amountMinor: fc.option(fc.bigInt({ min: 0n, max: 3n }), { nil: null }),
    }),
  })
  .map((over): Omit<Bringable, 'dealId'> => over);
const anyPipeline = fc
  .array(anyBringable, { maxLength: 14 })
  .map((deals) =>
    deals.map((one, index): Bringable => ({ ...one, dealId: `deal-${String(index).padStart(2, '0')}` })),
  );
const idsOf = (deals: readonly Bringable[]) => deals.map(({ dealId }) => dealId);

describe('the proposal', () => {
  it('is at most five, only open ones, and never the same twice', () => {
    fc.assert(
      fc.property(anyPipeline, (deals) => {
        const five = proposeDeals(deals, TODAY);
        const open = deals.filter(({ facts }) => facts.outcome === 'open').length;
        expect(five).toHaveLength(Math.min(TOP_DEALS, open));
        expect(five.every(({ facts }) => facts.outcome === 'open')).toBe(true);
        expect(new Set(idsOf(five)).size).toBe(five.length);
      }),
    );
  });

  it('is the same however the deals arrive', () => {
    fc.assert(
      fc.property(
        anyPipeline.chain((deals) =>
          fc.tuple(fc.constant(deals), fc.shuffledSubarray(deals, { minLength: deals.length })),
        ),
        ([deals, shuffled]) => {
          expect(idsOf(rankDeals(shuffled, TODAY))).toEqual(idsOf(rankDeals(deals, TODAY)));
        },
      ),
    );
  });

  it('never lowers a deal of which more is unproven, nor raises one of which less is', () => {
    fc.assert(
      fc.property(anyPipeline, fc.nat(), fc.bigInt({ min: 0n, max: 6n }), (deals, pick, more) => {
        const one = deals[pick % Math.max(1, deals.length)];
        if (!one || one.facts.outcome !== 'open') return;
        const place = (list: readonly Bringable[]) => idsOf(rankDeals(list, TODAY)).indexOf(one.dealId);
        const raised = deals.map((other) =>
          other === one ? { ...one, unprovenMinor: one.unprovenMinor + more } : other,
        );
        expect(place(raised)).toBeLessThanOrEqual(place(deals));
      }),
    );
  });

  it('brings parked deals first, then by what is unproven, then late ones, then those without a step', () => {
    const facts = {
      outcome: 'open' as const,
      closeOn: day(5),
      nextStep: 'Send',
      nextStepOn: day(1),
      amountMinor: 10n,
    };
    const one = (dealId: string, over: Partial<Bringable>): Bringable => ({
      dealId,
      facts,
      parked: false,
      unprovenMinor: 5n,
      ...over,
    });
    const deals = [
      one('a-plain', {}),
      one('b-no-step', { facts: { ...facts, nextStepOn: null } }),
      one('c-larger', { facts: { ...facts, amountMinor: 20n } }),
      one('d-late', { facts: { ...facts, closeOn: day(-1) } }),
      one('e-more', { unprovenMinor: 6n }),
      one('f-parked', { parked: true, unprovenMinor: 0n }),
      one('g-lost', { parked: true, unprovenMinor: 9n, facts: { ...facts, outcome: 'lost' } }),
    ];
    expect(idsOf(rankDeals(deals, TODAY))).toEqual([
      'f-parked',
      'e-more',
      'd-late',
      'b-no-step',
      'c-larger',
      'a-plain',
    ]);
  });
});
