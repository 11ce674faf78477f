import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealAmount } from '@/domain/deals/amount';
import { plainDeal, plainForecast, plainMinor } from '@/domain/forecast/plain-model';
import { periodsOf } from '@/domain/forecast/periods';
import { quarterAt } from '@/domain/values/fiscal-calendar';
import { anyDeal, committedDeal, day, deal, proof, TODAY } from '../deals/deal-facts';

const OPTIONS = { asOf: TODAY, negotiation: ['Contract Sent'] };
const PERIODS = periodsOf([0, 1, 2, 3, 4].map((n) => quarterAt(TODAY, 1, n))).list;
const forecastOf = (deals: Parameters<typeof plainForecast>[0]) =>
  plainForecast(deals, { ...OPTIONS, periods: PERIODS });

describe('the plain SaaS table', () => {
  test.each([
    ['lead', null, 0],
    ['demo', null, 3000],
    ['hardware_quote_sent', null, 6000],
    ['demo', 'Contract Sent', 9000],
    ['hardware_quote_sent', 'Proposal', 6000],
  ] as const)('%s, called %s by the source, counts %i', (stage, sourceStage, bp) => {
    const facts = deal({ stage, sourceStage, amountMinor: 1_000_003n, closeOn: day(40) });
    expect(plainDeal(facts, OPTIONS)).toMatchObject({ bp, won: false, on: day(40) });
  });

  test('a PO is a signature: the whole amount on its day, whatever has shipped', () => {
    const facts = committedDeal({ sourceStage: 'Contract Sent', closeOn: day(90) });
    expect(plainDeal(facts, OPTIONS)).toEqual({
      bp: 10_000,
      won: true,
      on: day(-30),
      amountMinor: 270_000n,
      weightedMinor: 0n,
    });
  });

  test('the source says won: it is, on the day it closed', () => {
    const facts = deal({
      stage: 'hardware_quote_sent',
      outcome: 'won',
      amountMinor: 500n,
      closedOn: day(-5),
    });
    expect(plainDeal(facts, OPTIONS)).toMatchObject({ won: true, on: day(-5), amountMinor: 500n });
  });

  test('a voided PO is none, and a lost deal counts nothing', () => {
    const voided = committedDeal({ evidence: [proof('po', { voided: true })], closeOn: day(3) });
    expect(plainDeal(voided, OPTIONS)).toMatchObject({ won: false, bp: 6000 });
    const lost = deal({ stage: 'closed_lost', outcome: 'lost', amountMinor: 900n, closedOn: day(-1) });
    expect(forecastOf([lost]).total).toEqual({ wonMinor: 0n, weightedMinor: 0n, deals: 0 });
  });

  test('everything falls on the close date; one that has passed counts today, none is undated', () => {
    const open = (amountMinor: bigint, closeOn: ReturnType<typeof day> | null) =>
      deal({ stage: 'demo', amountMinor, closeOn });
    const { periods, total } = forecastOf([open(1000n, day(-200)), open(2000n, day(120)), open(4000n, null)]);
    expect(periods.map(({ label, weightedMinor }) => [label, weightedMinor])).toEqual([
      ['Q4 2026', 300n],
      ['Q1 2027', 600n],
      ['Q2 2027', 0n],
      ['Q3 2027', 0n],
      ['Q4 2027', 0n],
      ['Later', 0n],
      ['Undated', 1200n],
    ]);
    expect(plainMinor(total)).toBe(2100n);
  });

  test('what was signed before the first quarter is outside', () => {
    const facts = committedDeal({ evidence: [proof('po', { evidenceOn: day(-100) })] });
    expect(forecastOf([facts]).total.deals).toBe(0);
  });

  test('the periods add up to the total, and no deal counts more than its amount', () => {
    fc.assert(
      fc.property(fc.array(anyDeal, { maxLength: 8 }), (deals) => {
        const { periods, total } = forecastOf(deals);
        const sum = (of: 'wonMinor' | 'weightedMinor') => periods.reduce((all, each) => all + each[of], 0n);
        expect([sum('wonMinor'), sum('weightedMinor')]).toEqual([total.wonMinor, total.weightedMinor]);
        const whole = deals.reduce((all, facts) => all + (dealAmount(facts) ?? 0n), 0n);
        expect(plainMinor(total) <= whole).toBe(true);
      }),
    );
  });
});
