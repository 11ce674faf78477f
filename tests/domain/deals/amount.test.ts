import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealAcv, dealAmount, lineTotal } from '@/domain/deals/amount';
import { judge } from '@/domain/deals/probability';
import { realiseDeal } from '@/domain/deals/realised';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { isUnsplitRealised, lineProbability, weightedMinor } from '@/domain/deals/weight';
import {
  anyDeal,
  committedDeal,
  day,
  deal,
  hardware,
  proof,
  services,
  software,
  THREE_STREAMS,
  TODAY,
} from './deal-facts';

const MODEL = DEFAULT_STAGE_MODEL;

describe('the amount of a deal', () => {
  test('a one-time line is its price, a recurring line its yearly price over the term', () => {
    expect(lineTotal(hardware(), 36)).toBe(100_000n);
    expect(lineTotal(software(), 12)).toBe(120_000n);
    expect(lineTotal(software(), 36)).toBe(360_000n);
    expect(lineTotal(software({ amountMinor: 100n }), 1)).toBe(8n);
  });

  test('is its lines over the contract term, whatever the source named', () => {
    expect(dealAmount(deal({ lines: THREE_STREAMS, amountMinor: 1n }))).toBe(270_000n);
    expect(dealAmount(deal({ lines: THREE_STREAMS, termMonths: 24 }))).toBe(390_000n);
  });

  test('without lines is what the source named, or nothing', () => {
    expect(dealAmount(deal({ amountMinor: 5n }))).toBe(5n);
    expect(dealAmount(deal())).toBeNull();
  });

  test('ACV is one year of what recurs; unknown without lines', () => {
    const lines = [...THREE_STREAMS, hardware({ id: 'm', recurring: true, amountMinor: 9_000n })];
    expect(dealAcv(deal({ lines, termMonths: 36 }))).toBe(129_000n);
    expect(dealAcv(deal({ lines: [hardware()] }))).toBe(0n);
    expect(dealAcv(deal({ amountMinor: 5n }))).toBeNull();
  });
});

describe('the weighted amount', () => {
  test('50,000 at 40 % and 80,000 at 20 %', () => {
    const quote = deal({ stage: 'hardware_quote_sent', amountMinor: 5_000_000n });
    const demo = deal({ stage: 'demo', amountMinor: 8_000_000n });
    expect(weightedMinor(quote, MODEL, TODAY) + weightedMinor(demo, MODEL, TODAY)).toBe(3_600_000n);
  });

  test('is rounded per line, half to even', () => {
    const lines = [1, 2, 3].map((n) => services({ id: `s${n}`, amountMinor: 5n }));
    // 5 × 10 % = 0.5 three times: each rounds to 0, the sum of 1.5 would round to 2.
    expect(weightedMinor(deal({ lines, hasHardware: false }), MODEL, TODAY)).toBe(0n);
  });

  test('unshipped units of a partly shipped deal keep the figure, shipped ones are out', () => {
    const facts = committedDeal({
      lines: [hardware()],
      stage: 'hardware_shipped',
      evidence: [proof('po'), proof('shipment', { units: 200 })],
    });
    expect(weightedMinor(facts, MODEL, TODAY)).toBe(51_000n);
  });

  test('active software counts in full to the end of its term', () => {
    const evidence = [proof('po'), proof('shipment'), proof('activation', { evidenceOn: TODAY })];
    const facts = committedDeal({ lines: [hardware(), software({ amountMinor: 36_500n })], evidence });
    expect(weightedMinor({ ...facts, stage: 'software_activated' }, MODEL, TODAY)).toBe(36_400n);
  });

  test('a knocked-down deal weighs its 20 %', () => {
    const facts = deal({ stage: 'hardware_quote_sent', amountMinor: 1000n, verbalYesOn: day(-1) });
    expect(weightedMinor(facts, MODEL, TODAY)).toBe(200n);
  });

  test('lost and won without proof weigh nothing', () => {
    const lost = deal({
      stage: 'closed_lost',
      outcome: 'lost',
      lines: THREE_STREAMS,
      evidence: [proof('activation')],
    });
    expect(weightedMinor(lost, MODEL, TODAY)).toBe(0n);
    expect(weightedMinor(deal({ outcome: 'won', amountMinor: 1000n }), MODEL, TODAY)).toBe(0n);
  });

  test('a finished deal without lines has nothing left to weigh', () => {
    const evidence = [proof('po'), proof('shipment'), proof('activation'), proof('milestone')];
    const facts = deal({ stage: 'services_completed', outcome: 'won', amountMinor: 1000n, evidence });
    expect(isUnsplitRealised(facts, judge(facts, MODEL, TODAY), TODAY, MODEL)).toBe(true);
    expect(weightedMinor(facts, MODEL, TODAY)).toBe(0n);
    expect(weightedMinor(facts, MODEL, day(-11))).toBe(0n);
  });
});

test('on any deal the weight lies between nothing and what is not realised', () => {
  fc.assert(
    fc.property(anyDeal, (facts) => {
      const weighted = weightedMinor(facts, MODEL, TODAY);
      const amount = dealAmount(facts) ?? 0n;
      const realised = realiseDeal(facts, TODAY).reduce((sum, line) => sum + line.realisedMinor, 0n);
      expect(weighted).toBeGreaterThanOrEqual(0n);
      expect(weighted).toBeLessThanOrEqual(amount - realised);
    }),
  );
});

test('on any deal a line counts the figure of its deal, or 100 % once it runs', () => {
  fc.assert(
    fc.property(anyDeal, (facts) => {
      const judgement = judge(facts, MODEL, TODAY);
      for (const line of realiseDeal(facts, TODAY)) {
        const bp = lineProbability(line, facts, judgement);
        const dead = facts.outcome === 'lost' || judgement.wonWithoutProof;
        expect(bp).toBe(dead ? 0 : line.accrual === null ? judgement.bp : 10_000);
      }
    }),
  );
});
