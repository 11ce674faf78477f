import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activationBacklog } from '@/domain/forecast/activation-backlog';
import { anyDeal, committedDeal, day, deal, proof, services, software, TODAY } from '../deals/deal-facts';

const NOTHING = { contractedMinor: 0n, liveMinor: 0n, backlogMinor: 0n, deals: 0, oldestOn: null };

describe('contracted and live', () => {
  test('what is signed waits until it is active, since the day of the PO', () => {
    expect(activationBacklog([committedDeal()], TODAY)).toEqual({
      contractedMinor: 120_000n,
      liveMinor: 0n,
      backlogMinor: 120_000n,
      deals: 1,
      oldestOn: day(-30),
    });
  });

  test('what is active is live to the end of its term, and then neither', () => {
    const signed = committedDeal().evidence;
    const active = committedDeal({ evidence: [...signed, proof('activation', { evidenceOn: day(-3) })] });
    expect(activationBacklog([active], TODAY)).toEqual({
      ...NOTHING,
      contractedMinor: 120_000n,
      liveMinor: 120_000n,
    });
    expect(activationBacklog([active], day(361))).toMatchObject({ liveMinor: 120_000n });
    expect(activationBacklog([active], day(362))).toEqual(NOTHING);
  });

  test('of a deal that runs in part, the rest waits', () => {
    const lines = [
      software({ id: 'a', amountMinor: 30_000n }),
      software({ id: 'b', amountMinor: 90_000n }),
      services({ id: 'c' }),
    ];
    const evidence = [
      proof('order_form', { evidenceOn: day(-50) }),
      proof('activation', { lineId: 'a', evidenceOn: day(-9) }),
    ];
    const facts = deal({ stage: 'hardware_po_received', lines, evidence });
    expect(activationBacklog([facts, committedDeal()], TODAY)).toEqual({
      contractedMinor: 240_000n,
      liveMinor: 30_000n,
      backlogMinor: 210_000n,
      deals: 2,
      oldestOn: day(-50),
    });
  });

  test('talk is not contracted, nor what was lost, nor a PO that was voided', () => {
    const voided = committedDeal({ evidence: [proof('po', { voided: true })] });
    const lost = committedDeal({ outcome: 'lost', stage: 'closed_lost', closedOn: day(-1) });
    const talk = deal({ stage: 'hardware_quote_sent', lines: [software()] });
    expect(activationBacklog([voided, lost, talk, deal({ amountMinor: 5n })], TODAY)).toEqual(NOTHING);
    expect(activationBacklog([committedDeal()], day(-31))).toEqual(NOTHING);
  });

  test('the parts of any division of the deals add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyDeal, fc.boolean()), { maxLength: 8 }), (deals) => {
        const all = activationBacklog(
          deals.map(([facts]) => facts),
          TODAY,
        );
        const parts = [true, false].map((wanted) =>
          activationBacklog(
            deals.filter(([, side]) => side === wanted).map(([facts]) => facts),
            TODAY,
          ),
        );
        for (const figure of ['contractedMinor', 'liveMinor', 'backlogMinor'] as const)
          expect(parts.reduce((sum, part) => sum + part[figure], 0n)).toBe(all[figure]);
        expect(all.liveMinor + all.backlogMinor).toBe(all.contractedMinor);
      }),
    );
  });
});
