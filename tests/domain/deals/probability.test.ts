import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DealFacts } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { judge, KNOCK_DOWN_BP } from '@/domain/deals/probability';
import { stageModel } from '@/domain/deals/stage-model';
import { DEFAULT_STAGE_MODEL, OPEN_STAGES } from '@/domain/deals/stages';
import { dayText } from '@/domain/values/calendar-date';
import { anyDeal, committedDeal, day, deal, hardware, proof, services, software, TODAY } from './deal-facts';

const judged = (facts: DealFacts, asOf = TODAY) => judge(facts, DEFAULT_STAGE_MODEL, asOf);
const quoted = (over: Partial<DealFacts> = {}) =>
  committedDeal({ stage: 'hardware_quote_sent', evidence: [proof('quote')], ...over });

const SHIPPED = [proof('po', { evidenceOn: day(-30) }), proof('shipment')];
const ACTIVE = [...SHIPPED, proof('activation')];

describe('the figure of the stage', () => {
  test.each([
    ['lead', deal(), 1000, 'pipeline'],
    ['demo', deal({ stage: 'demo' }), 2000, 'pipeline'],
    ['quote sent', quoted(), 4000, 'bestCase'],
    ['PO received', committedDeal(), 7000, 'commit'],
    ['shipped', committedDeal({ stage: 'hardware_shipped', evidence: SHIPPED }), 8500, 'commit'],
    ['activated', committedDeal({ stage: 'software_activated', evidence: ACTIVE }), 9500, 'commit'],
    [
      'completed',
      committedDeal({ stage: 'services_completed', evidence: [...ACTIVE, proof('milestone')] }),
      10_000,
      'commit',
    ],
  ] as const)('%s', (_name, facts, bp, category) => {
    expect(judged(facts)).toMatchObject({ bp, figureBp: bp, category, rulings: [] });
  });

  test('comes from the version of the model, and says which', () => {
    const rows = OPEN_STAGES.map((stage, i) => ({ stage, probabilityBp: (i + 1) * 1000 }));
    const model = stageModel(4, { stages: rows });
    if (!model.ok) throw new Error('a rising table is valid');
    const result = judge(quoted(), model.value, TODAY);
    expect(result.bp).toBe(3000);
    expect(result.why).toBe('Hardware Quote Sent: 30 % (stage model version 4).');
  });

  test('a recorded PO stage without a live PO counts as Quote Sent', () => {
    const voided = committedDeal({ evidence: [proof('po', { voided: true })] });
    expect(judged(voided)).toMatchObject({ bp: 4000, stage: 'hardware_quote_sent', category: 'bestCase' });
  });
});

describe('the last applicable stage', () => {
  test.each([
    ['hardware', { lines: [hardware()], stage: 'hardware_shipped', evidence: SHIPPED }],
    [
      'software',
      {
        lines: [software()],
        stage: 'software_activated',
        evidence: [proof('order_form'), proof('activation')],
      },
    ],
    [
      'services',
      { lines: [services()], stage: 'services_completed', evidence: [proof('sow'), proof('milestone')] },
    ],
  ] as const)('of %s alone is 100 %% when its stream is done', (_name, over) => {
    const facts = deal({ ...over, lines: [...over.lines], evidence: [...over.evidence] });
    expect(judged(facts).bp).toBe(10_000);
    expect(judged(facts).why).toContain('is the last stage of this deal and done');
  });

  test('keeps its figure while units are still to ship', () => {
    const facts = committedDeal({
      lines: [hardware()],
      stage: 'hardware_shipped',
      evidence: [proof('po'), proof('shipment', { units: 499 })],
    });
    expect(judged(facts).bp).toBe(8500);
  });
});

describe('claims', () => {
  test('80 % without a PO counts 20 % and is pipeline', () => {
    const result = judged(quoted({ claimBp: 8000, claimOn: day(-1) }));
    expect(result).toMatchObject({ bp: 2000, figureBp: 4000, category: 'pipeline' });
    expect(result.rulings).toEqual([
      {
        kind: 'claim',
        claimedBp: 8000,
        claimedOn: day(-1),
        countedBp: 2000,
        text: '80 % claimed without a PO: counts 20 % until the PO is on record or the claim is withdrawn.',
        missing: [expect.objectContaining({ code: 'po' })],
      },
    ]);
    expect(result.why).toBe(result.rulings[0]?.text);
  });

  test('a verbal yes without a PO counts 20 % and is pipeline', () => {
    const result = judged(quoted({ verbalYesOn: day(-5) }));
    expect(result).toMatchObject({ bp: 2000, category: 'pipeline' });
    expect(result.rulings[0]).toMatchObject({ kind: 'verbal_yes', claimedBp: null, claimedOn: day(-5) });
    expect(result.rulings[0]?.text).toContain(`Verbal yes of ${dayText(day(-5))} without a PO`);
  });

  test('a lead stays at its own, lower figure', () => {
    expect(judged(deal({ claimBp: 9000 })).bp).toBe(1000);
    expect(judged(deal({ verbalYesOn: TODAY })).bp).toBe(1000);
  });

  test('both are ruled, once each', () => {
    const result = judged(quoted({ claimBp: 8000, verbalYesOn: day(-5) }));
    expect(result.rulings.map(({ kind }) => kind)).toEqual(['claim', 'verbal_yes']);
    expect(result.bp).toBe(2000);
  });

  test.each([4000, 3999, 0])('a claim of %i at 4000 is no more than evidence carries', (claimBp) => {
    expect(judged(quoted({ claimBp }))).toMatchObject({ bp: 4000, category: 'bestCase', rulings: [] });
  });

  test('with a live PO nothing is knocked down, and nothing is lifted', () => {
    const result = judged(committedDeal({ claimBp: 9900, verbalYesOn: day(-50) }));
    expect(result).toMatchObject({ bp: 7000, category: 'commit', rulings: [] });
  });

  test('a claim and a flag of tomorrow are not made yet', () => {
    const facts = quoted({ claimBp: 8000, claimOn: day(1), verbalYesOn: day(1) });
    expect(judged(facts)).toMatchObject({ bp: 4000, rulings: [] });
    expect(judged(facts, day(1)).rulings).toHaveLength(2);
  });

  test('a deal without hardware is asked for its order form', () => {
    const facts = quoted({ lines: [software()], hasHardware: false, claimBp: 8000 });
    expect(judged(facts).rulings[0]?.text).toContain('without a signed order form or SOW');
  });

  test("the source's probability and category move nothing", () => {
    const loud = { sourceProbabilityBp: 9500, sourceCategory: 'Commit' };
    expect(judged(quoted(loud))).toEqual(judged(quoted()));
  });
});

describe('deals that are not open', () => {
  test('lost counts nothing', () => {
    const lost = deal({ stage: 'closed_lost', outcome: 'lost', claimBp: 9000, verbalYesOn: day(-1) });
    expect(judged(lost)).toMatchObject({ bp: 0, category: null, rulings: [], wonWithoutProof: false });
  });

  test('won by the word of the source alone weighs 0', () => {
    const won = quoted({ outcome: 'won', sourceOutcome: 'won', claimBp: 10_000 });
    expect(judged(won)).toMatchObject({ bp: 0, category: null, wonWithoutProof: true, rulings: [] });
  });

  test('won with proof counts in full', () => {
    const won = committedDeal({
      lines: [hardware()],
      stage: 'hardware_shipped',
      outcome: 'won',
      evidence: SHIPPED,
    });
    expect(judged(won)).toMatchObject({
      bp: 10_000,
      category: null,
      wonWithoutProof: false,
      committed: true,
    });
  });
});

describe('on any deal', () => {
  test('without a live PO no claim, stage or source lifts it to the PO figure', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const { bp, category, committed } = judged(facts);
        expect(committed).toBe(commitEvidence(facts, TODAY) !== null);
        if (committed) return;
        expect(bp).toBeLessThan(DEFAULT_STAGE_MODEL.probabilityBp.hardware_po_received);
        expect(category).not.toBe('commit');
      }),
    );
  });

  test('a ruling counts at most 20 %, at most the figure, and only without a PO', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const { bp, figureBp, rulings, category, committed } = judged(facts);
        expect(bp).toBeLessThanOrEqual(figureBp);
        if (rulings.length === 0) {
          expect(bp).toBe(figureBp);
          return;
        }
        expect(committed).toBe(false);
        expect(bp).toBe(Math.min(KNOCK_DOWN_BP, figureBp));
        expect([null, 'pipeline']).toContain(category);
      }),
    );
  });

  test('a claim never raises and withdrawing it restores exactly what was', () => {
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 0, max: 10_000 }), (facts, claimBp) => {
        const quiet = judged({ ...facts, claimBp: null, verbalYesOn: null });
        const loud = judged({ ...facts, claimBp, claimOn: null, verbalYesOn: null });
        expect(loud.bp).toBeLessThanOrEqual(quiet.bp);
        expect(quiet.bp).toBe(quiet.figureBp);
      }),
    );
  });

  test('the figure is one of the table, 100 % or 0', () => {
    const figures = new Set([...Object.values(DEFAULT_STAGE_MODEL.probabilityBp), 0, 10_000, KNOCK_DOWN_BP]);
    fc.assert(
      fc.property(anyDeal, (facts) => {
        expect(figures).toContain(judged(facts).bp);
      }),
    );
  });
});
