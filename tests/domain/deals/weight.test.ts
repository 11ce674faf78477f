import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OpenStage, StageModel } from '@/domain/deals/stages';
import { stageModel } from '@/domain/deals/stage-model';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { weightedMinor } from '@/domain/deals/weight';
import { anyDeal, deal, proof, TODAY } from './deal-facts';

const FIGURES: Record<OpenStage, number> = {
  lead: 1000,
  demo: 2000,
  hardware_quote_sent: 4000,
  hardware_po_received: 6000,
  hardware_shipped: 8500,
  software_activated: 9500,
  services_completed: 10_000,
};

function model(): StageModel {
  const rows = Object.entries(FIGURES).map(([stage, probabilityBp]) => ({ stage, probabilityBp }));
  const made = stageModel(2, { stages: rows });
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value;
}

describe('weight of a pipeline', () => {
  test('D5: 50,000 at 60 %, 30,000 at 40 % and 80,000 at 20 % weigh 58,000', () => {
    const deals = [
      deal({ stage: 'hardware_po_received', amountMinor: 5_000_000n, evidence: [proof('po')] }),
      deal({ stage: 'hardware_quote_sent', amountMinor: 3_000_000n }),
      deal({ stage: 'demo', amountMinor: 8_000_000n }),
    ];
    const weights = deals.map((facts) => weightedMinor(facts, model(), TODAY));
    expect(weights).toEqual([3_000_000n, 1_200_000n, 1_600_000n]);
    expect(weights.reduce((a, b) => a + b, 0n)).toBe(5_800_000n);
  });

  test('is nothing for a deal that is lost, or won by word alone', () => {
    const lost = deal({ stage: 'closed_lost', outcome: 'lost', amountMinor: 100n });
    const won = deal({ stage: 'hardware_quote_sent', outcome: 'won', amountMinor: 100n });
    expect([lost, won].map((facts) => weightedMinor(facts, DEFAULT_STAGE_MODEL, TODAY))).toEqual([0n, 0n]);
  });

  test('never exceeds what is not yet realised, for any deal', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const ceiling = facts.lines.reduce(
          (sum, line) => sum + line.amountMinor * BigInt(facts.termMonths),
          facts.amountMinor ?? 0n,
        );
        const weight = weightedMinor(facts, DEFAULT_STAGE_MODEL, TODAY);
        expect(weight >= 0n || (facts.amountMinor ?? 0n) < 0n).toBe(true);
        expect(weight <= (ceiling < 0n ? 0n : ceiling)).toBe(true);
      }),
    );
  });
});
