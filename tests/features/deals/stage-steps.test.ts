import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_STAGE_MODEL, OPEN_STAGES, STAGE_LABELS, stageOrder } from '@/domain/deals/stages';
import type { DealFacts } from '@/domain/deals/deal';
import { stageSteps } from '@/features/deals/stage-steps';
import { anyDeal, committedDeal, day, deal, proof, software, TODAY } from '../../domain/deals/deal-facts';

const steps = (facts: DealFacts, model = DEFAULT_STAGE_MODEL) => stageSteps(facts, model, TODAY);
const where = (facts: DealFacts, sign: 'applies' | 'reached') =>
  steps(facts).flatMap((step) => (step[sign] ? [step.stage] : []));

describe('the seven stages as a deal sees them', () => {
  it('are in order, with the names and figures of the version', () => {
    const model = {
      ...DEFAULT_STAGE_MODEL,
      labels: { ...STAGE_LABELS, demo: 'Proof on site' },
      probabilityBp: { ...DEFAULT_STAGE_MODEL.probabilityBp, demo: 1250 },
    };
    const seen = steps(deal(), model);
    expect(seen.map(({ stage }) => stage)).toEqual(OPEN_STAGES);
    expect(seen[1]).toMatchObject({ label: 'Proof on site', probabilityBp: 1250 });
  });

  it('are reached up to the one where it stands, and none by a deal that is lost', () => {
    expect(where(committedDeal(), 'reached')).toEqual(OPEN_STAGES.slice(0, 4));
    expect(where(deal({ stage: 'closed_lost', outcome: 'lost' }), 'reached')).toEqual([]);
  });

  it('apply by its streams: software alone neither ships nor is completed', () => {
    const sold = deal({ lines: [software()] });
    expect(where(sold, 'applies')).toEqual([
      'lead',
      'demo',
      'hardware_quote_sent',
      'hardware_po_received',
      'software_activated',
    ]);
    expect(where(deal(), 'applies')).toEqual(OPEN_STAGES);
  });

  it('say what each still lacks, on top of what those before it lack', () => {
    const facts = deal({
      hasContact: true,
      demoOn: day(-3),
      evidence: [proof('quote', { amountMinor: 0n })],
    });
    const lacking = steps(facts).map(({ missing }) => missing.map(({ stage }) => stage));
    expect(lacking.slice(0, 4)).toEqual([
      [],
      [],
      ['hardware_quote_sent'],
      ['hardware_quote_sent', 'hardware_po_received'],
    ]);
  });

  it('never lack less further on, and never anything of a stage beyond or one that does not apply', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const seen = steps(facts);
        const applying = new Set(seen.filter(({ applies }) => applies).map(({ stage }) => stage as string));
        seen.forEach(({ stage, missing }, i) => {
          expect(missing.length).toBeGreaterThanOrEqual(seen[i - 1]?.missing.length ?? 0);
          for (const item of missing) {
            expect(stageOrder(item.stage)).toBeLessThanOrEqual(stageOrder(stage));
            expect(applying).toContain(item.stage);
          }
        });
      }),
    );
  });
});
