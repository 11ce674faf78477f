import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isApplicable } from '@/domain/deals/applicability';
import { STAGE_IDS, type DealFacts, type EvidenceKind, type StageId } from '@/domain/deals/deal';
import { missingFor } from '@/domain/deals/gates';
import { OPEN_STAGES, stageOrder, DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { anyDeal, day, deal, hardware, proof, services, software, THREE_STREAMS, TODAY } from './deal-facts';

/** A deal that lacks nothing for any stage. */
const COMPLETE = deal({
  lines: THREE_STREAMS,
  hasContact: true,
  demoOn: day(-100),
  evidence: [
    proof('quote', { evidenceOn: day(-90) }),
    proof('po', { evidenceOn: day(-80) }),
    proof('shipment', { evidenceOn: day(-20) }),
    proof('activation', { evidenceOn: day(-10) }),
    proof('milestone', { evidenceOn: day(-5) }),
  ],
});

const without = (kind: EvidenceKind, facts: DealFacts = COMPLETE): DealFacts => ({
  ...facts,
  evidence: facts.evidence.filter((evidence) => evidence.kind !== kind),
});
const changed = (kind: EvidenceKind, over: Partial<DealFacts['evidence'][number]>): DealFacts => ({
  ...COMPLETE,
  evidence: COMPLETE.evidence.map((evidence) =>
    evidence.kind === kind ? { ...evidence, ...over } : evidence,
  ),
});
const codes = (facts: DealFacts, stage: StageId) =>
  missingFor(facts, stage, TODAY, DEFAULT_STAGE_MODEL).map(({ code }) => code);

describe('a complete deal', () => {
  test.each(OPEN_STAGES)('passes the gate of %s', (stage) => {
    expect(missingFor(COMPLETE, stage, TODAY, DEFAULT_STAGE_MODEL)).toEqual([]);
  });
});

/** What is taken away or spoiled → the stage whose gate then asks, and the code. */
const SPOILED: [string, DealFacts, StageId, string][] = [
  ['no contact', { ...COMPLETE, hasContact: false }, 'lead', 'contact'],
  ['no demo', { ...COMPLETE, demoOn: null }, 'demo', 'demo_date'],
  ['demo tomorrow', { ...COMPLETE, demoOn: day(1) }, 'demo', 'demo_in_future'],
  ['no quote', without('quote'), 'hardware_quote_sent', 'quote'],
  ['void quote', changed('quote', { voided: true }), 'hardware_quote_sent', 'quote'],
  ['quote without number', changed('quote', { reference: null }), 'hardware_quote_sent', 'quote_incomplete'],
  [
    'quote without amount',
    changed('quote', { amountMinor: null }),
    'hardware_quote_sent',
    'quote_incomplete',
  ],
  ['quote of 0', changed('quote', { amountMinor: 0n }), 'hardware_quote_sent', 'quote_incomplete'],
  ['quote tomorrow', changed('quote', { evidenceOn: day(1) }), 'hardware_quote_sent', 'quote_in_future'],
  ['no PO', without('po'), 'hardware_po_received', 'po'],
  ['void PO', changed('po', { voided: true }), 'hardware_po_received', 'po'],
  ['PO without number', changed('po', { reference: '  ' }), 'hardware_po_received', 'po_incomplete'],
  ['PO without amount', changed('po', { amountMinor: null }), 'hardware_po_received', 'po_incomplete'],
  ['PO of 0', changed('po', { amountMinor: 0n }), 'hardware_po_received', 'po_incomplete'],
  ['PO tomorrow', changed('po', { evidenceOn: day(1) }), 'hardware_po_received', 'po_in_future'],
  ['order form, not PO', changed('po', { kind: 'order_form' }), 'hardware_po_received', 'po'],
  ['order confirmation, not PO', changed('po', { kind: 'order_confirmation' }), 'hardware_po_received', 'po'],
  ['nothing shipped', without('shipment'), 'hardware_shipped', 'shipment'],
  ['shipment without units', changed('shipment', { units: null }), 'hardware_shipped', 'shipment_incomplete'],
  [
    'shipment tomorrow',
    changed('shipment', { evidenceOn: day(1) }),
    'hardware_shipped',
    'shipment_in_future',
  ],
  ['not activated', without('activation'), 'software_activated', 'activation'],
  [
    'activation tomorrow',
    changed('activation', { evidenceOn: day(1) }),
    'software_activated',
    'activation_in_future',
  ],
  [
    'activation before shipment',
    changed('activation', { evidenceOn: day(-21) }),
    'software_activated',
    'activation_before_shipment',
  ],
  ['milestone open', without('milestone'), 'services_completed', 'milestone'],
  [
    'milestone tomorrow',
    changed('milestone', { evidenceOn: day(1) }),
    'services_completed',
    'milestone_in_future',
  ],
];

describe('each missing thing shuts its gate and every later one, and no earlier one', () => {
  const cases = SPOILED.flatMap(([name, facts, at, code]) =>
    OPEN_STAGES.map((stage) => ({ name, facts, at, code, stage, shut: stageOrder(stage) >= stageOrder(at) })),
  );
  test.each(cases)('$name: $stage', ({ facts, at, code, stage, shut }) => {
    const missing = missingFor(facts, stage, TODAY, DEFAULT_STAGE_MODEL);
    expect(missing.some((item) => item.code === code && item.stage === at)).toBe(shut);
    if (!shut) expect(missing).toEqual([]);
  });
});

describe('dates on the edge', () => {
  test('today is not the future', () => {
    const kinds: EvidenceKind[] = ['quote', 'po', 'shipment', 'activation', 'milestone'];
    const today = {
      ...COMPLETE,
      demoOn: TODAY,
      evidence: kinds.map((kind) => proof(kind, { evidenceOn: TODAY })),
    };
    expect(missingFor(today, 'services_completed', TODAY, DEFAULT_STAGE_MODEL)).toEqual([]);
  });

  test('activation on the day of the first shipment is fine', () => {
    expect(codes(changed('activation', { evidenceOn: day(-20) }), 'software_activated')).toEqual([]);
  });

  test('the first shipment counts, not the last', () => {
    const twice = {
      ...COMPLETE,
      evidence: [...COMPLETE.evidence, proof('shipment', { evidenceOn: day(-2) })],
    };
    expect(codes(twice, 'software_activated')).toEqual([]);
  });

  test('a second, complete record opens the gate that an incomplete one left shut', () => {
    const twice = { ...changed('po', { amountMinor: null }) };
    expect(codes({ ...twice, evidence: [...twice.evidence, proof('po')] }, 'hardware_po_received')).toEqual(
      [],
    );
  });
});

describe('words', () => {
  test('say what is missing and what to do', () => {
    expect(missingFor(without('po'), 'hardware_po_received', TODAY, DEFAULT_STAGE_MODEL)).toEqual([
      {
        code: 'po',
        stage: 'hardware_po_received',
        need: { evidence: 'po', lineId: null },
        message: 'No PO yet. Add the PO number, date and amount.',
        remedy: 'Record the PO with its number, date and amount. A verbal yes is not a PO.',
      },
    ]);
  });

  test('name exactly what a document lacks', () => {
    const both = changed('po', { reference: null, amountMinor: null });
    expect(missingFor(both, 'hardware_po_received', TODAY, DEFAULT_STAGE_MODEL)[0]?.message).toBe(
      'The PO has no number and no amount. Add them.',
    );
    const amount = changed('quote', { amountMinor: null });
    expect(missingFor(amount, 'hardware_quote_sent', TODAY, DEFAULT_STAGE_MODEL)[0]?.message).toBe(
      'The quote has no amount. Add it.',
    );
  });

  test('a milestone is named after its line', () => {
    const two = {
      ...without('milestone'),
      lines: [...THREE_STREAMS, services({ id: 's2', description: 'Training' })],
    };
    const items = missingFor(two, 'services_completed', TODAY, DEFAULT_STAGE_MODEL);
    expect(items.map(({ need }) => need)).toEqual([
      { evidence: 'milestone', lineId: 'services-1' },
      { evidence: 'milestone', lineId: 's2' },
    ]);
    expect(items[1]?.message).toContain('"Training"');
  });

  test('losing a deal asks for the reason', () => {
    expect(codes(COMPLETE, 'closed_lost')).toEqual(['lost_reason']);
    expect(codes({ ...COMPLETE, lostReason: 'Budget cut' }, 'closed_lost')).toEqual([]);
  });
});

describe('streams that the deal does not have', () => {
  const softwareOnly = { ...COMPLETE, hasHardware: false, lines: [software()] };

  test.each(['po', 'order_form', 'sow'] as const)('without hardware a signed %s commits', (kind) => {
    const facts = { ...softwareOnly, evidence: [proof('quote'), proof(kind), proof('activation')] };
    expect(missingFor(facts, 'software_activated', TODAY, DEFAULT_STAGE_MODEL)).toEqual([]);
  });

  test('without hardware and without a document the words do not speak of a PO', () => {
    const [item] = missingFor(
      { ...softwareOnly, evidence: [proof('quote')] },
      'hardware_po_received',
      TODAY,
      DEFAULT_STAGE_MODEL,
    );
    expect(item).toMatchObject({ code: 'order_form', need: { evidence: 'order_form' } });
    expect(item?.message).toContain('signed order form or SOW');
  });

  test('an order form needs its number', () => {
    const facts = { ...softwareOnly, evidence: [proof('quote'), proof('order_form', { reference: null })] };
    expect(codes(facts, 'hardware_po_received')).toEqual(['order_form_incomplete']);
  });

  test('no software line: nothing to activate', () => {
    const facts = { ...without('activation'), lines: [hardware(), services()] };
    expect(missingFor(facts, 'services_completed', TODAY, DEFAULT_STAGE_MODEL)).toEqual([]);
  });

  test('no one-time services line: nothing to complete', () => {
    const facts = { ...without('milestone'), lines: [hardware(), software(), services({ recurring: true })] };
    expect(missingFor(facts, 'services_completed', TODAY, DEFAULT_STAGE_MODEL)).toEqual([]);
  });

  test('a deal without lines skips nothing', () => {
    const unsplit = deal({ hasContact: true, demoOn: day(-1), evidence: [proof('quote'), proof('po')] });
    expect(codes(unsplit, 'services_completed')).toEqual(['shipment', 'activation', 'milestone']);
  });
});

test('gates are cumulative: a later stage asks for everything that an earlier one asks for', () => {
  fc.assert(
    fc.property(anyDeal, (facts) => {
      let before: string[] = [];
      for (const stage of OPEN_STAGES) {
        const asked = missingFor(facts, stage, TODAY, DEFAULT_STAGE_MODEL).map(
          (item) => `${item.stage} ${item.code} ${item.message}`,
        );
        expect(asked.slice(0, before.length)).toEqual(before);
        before = asked;
      }
    }),
  );
});

test('a gate never asks for a stage that does not apply, and every item has words', () => {
  fc.assert(
    fc.property(anyDeal, fc.constantFrom(...STAGE_IDS), (facts, target) => {
      for (const item of missingFor(facts, target, TODAY, DEFAULT_STAGE_MODEL)) {
        expect(isApplicable(facts, item.stage, DEFAULT_STAGE_MODEL)).toBe(true);
        expect(item.message).toMatch(/\.$/);
        expect(item.remedy).toMatch(/\.$/);
      }
    }),
  );
});
