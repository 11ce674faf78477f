import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageModel } from '@/domain/deals/stage-model';
import { DEFAULT_STAGE_MODEL, OPEN_STAGES } from '@/domain/deals/stages';
import {
  calibrate,
  CALIBRATED_STAGES,
  proposeModel,
  type StageOutcomes,
} from '@/domain/forecast/accuracy/calibration';
import { wilsonInterval } from '@/domain/forecast/accuracy/wilson';

const seen = (came: number, lost: number, open = 0): StageOutcomes => ({ came, lost, open });
const figuresOf = (stages: readonly { stage: string; probabilityBp: number }[]) =>
  Object.fromEntries(stages.map(({ stage, probabilityBp }) => [stage, probabilityBp]));

describe('the Wilson interval', () => {
  // 8 of 10: (0.8 + 0.19207) / 1.38415 = 0.71674, reach 1.95996 × √(0.016 + 0.0096036) / 1.38415 = 0.22658 (Brown, Cai, DasGupta 2001).
  it.each([
    [8, 10, 4901, 9434],
    [0, 20, 0, 1612],
    [20, 20, 8388, 10_000],
    [50, 100, 4038, 5962],
  ])('of %i in %i is %i to %i basis points', (hits, trials, lowBp, highBp) => {
    expect(wilsonInterval(hits, trials)).toEqual({ lowBp, highBp });
  });

  it('holds the observed rate, lies within 0 and 100 %, and narrows with history', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trials, p) => {
          const hits = Math.round(trials * p);
          const { lowBp, highBp } = wilsonInterval(hits, trials);
          expect(lowBp).toBeGreaterThanOrEqual(0);
          expect(highBp).toBeLessThanOrEqual(10_000);
          expect(lowBp).toBeLessThanOrEqual((hits / trials) * 10_000);
          expect(highBp).toBeGreaterThanOrEqual((hits / trials) * 10_000);
          const wide = highBp - lowBp;
          const more = wilsonInterval(hits * 4, trials * 4);
          expect(more.highBp - more.lowBp).toBeLessThanOrEqual(wide);
        },
      ),
    );
  });

  it('says nothing without a trial', () => {
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  });
});

describe('calibration', () => {
  const outcomes = {
    lead: seen(2, 17, 5),
    demo: seen(4, 16),
    hardware_quote_sent: seen(10, 40, 12),
    hardware_po_received: seen(38, 2, 6),
  };
  const stages = calibrate(outcomes, DEFAULT_STAGE_MODEL);
  const of = (stage: string) => stages.find((row) => row.stage === stage);

  it('says nothing under twenty outcomes, however clear they look', () => {
    expect(of('lead')).toMatchObject({
      decided: 19,
      observedBp: 1053,
      interval: null,
      verdict: 'insufficient',
    });
    expect(of('software_activated')).toMatchObject({ decided: 0, observedBp: null, verdict: 'insufficient' });
  });

  it('holds a figure against the interval of what was seen', () => {
    expect(of('demo')).toMatchObject({ decided: 20, observedBp: 2000, verdict: 'fits' });
    // 10 of 50: 11.2 to 33.1 %, so 40 % is too high. 38 of 40: 83.5 to 98.7 %, so 70 % is too low.
    expect(of('hardware_quote_sent')).toMatchObject({ observedBp: 2000, verdict: 'too_high', open: 12 });
    expect(of('hardware_po_received')).toMatchObject({ observedBp: 9500, verdict: 'too_low' });
  });

  it('leaves the last stage out: done is done', () => {
    expect(stages.map(({ stage }) => stage)).toEqual(OPEN_STAGES.slice(0, -1));
  });

  it('proposes the observed rate between the figures that stay, and changes no other', () => {
    const proposal = proposeModel(stages, DEFAULT_STAGE_MODEL);
    // The quote's 20 % must stay above the demo's 20 %; the PO's 95 % below the shipment's 85 %.
    expect(proposal?.changes.map(({ stage, proposedBp }) => [stage, proposedBp])).toEqual([
      ['hardware_quote_sent', 2100],
      ['hardware_po_received', 8400],
    ]);
    expect(figuresOf(proposal?.draft.stages ?? [])).toMatchObject({ lead: 1000, demo: 2000, closed_lost: 0 });
  });

  it('proposes nothing where the table fits or too little is known', () => {
    expect(proposeModel(calibrate({}, DEFAULT_STAGE_MODEL), DEFAULT_STAGE_MODEL)).toBeNull();
    const fits = calibrate({ demo: seen(20, 80), lead: seen(10, 90) }, DEFAULT_STAGE_MODEL);
    expect(proposeModel(fits, DEFAULT_STAGE_MODEL)).toBeNull();
  });

  it('proposes only tables that can stand, whatever was seen and whatever the figures are', () => {
    const counts = fc.record({
      came: fc.nat({ max: 400 }),
      lost: fc.nat({ max: 400 }),
      open: fc.nat({ max: 9 }),
    });
    const history = fc.record(Object.fromEntries(CALIBRATED_STAGES.map((stage) => [stage, counts])));
    const figures = fc
      .uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 6, maxLength: 6 })
      .map((list) => [...list.toSorted((a, b) => a - b), 10_000]);
    fc.assert(
      fc.property(history, figures, (outcome, list) => {
        const drafted = OPEN_STAGES.map((stage, i) => ({ stage, probabilityBp: list[i] ?? 0 }));
        const made = stageModel(1, { stages: drafted });
        if (!made.ok) throw new Error(made.refusal.message);
        const proposal = proposeModel(calibrate(outcome, made.value), made.value);
        if (proposal === null) return;
        expect(stageModel(2, proposal.draft)).toMatchObject({ ok: true });
      }),
      { numRuns: 500 },
    );
  });
});
