import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveStage, importedStanding, outcomeAfter, stageCarriedBy } from '@/domain/deals/carried';
import { STAGE_IDS, type DealFacts, type StageId } from '@/domain/deals/deal';
import { commitEvidence } from '@/domain/deals/evidence';
import { isFromCommitOn, stageOrder, DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
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

const carried = (over: Partial<DealFacts>) => stageCarriedBy(deal({ lines: THREE_STREAMS, ...over }), TODAY);

describe('what evidence carries', () => {
  const quote = proof('quote');
  const po = proof('po', { evidenceOn: day(-30) });
  const shipment = proof('shipment');
  const activation = proof('activation');
  const milestone = proof('milestone');
  const cases: [string, Partial<DealFacts>, StageId][] = [
    ['nothing', {}, 'lead'],
    ['a demo date', { demoOn: day(-1) }, 'demo'],
    ['a demo date to come', { demoOn: day(1) }, 'lead'],
    ['a demo record', { evidence: [proof('demo')] }, 'demo'],
    ['a quote', { evidence: [quote] }, 'hardware_quote_sent'],
    ['a quote without amount', { evidence: [proof('quote', { amountMinor: null })] }, 'lead'],
    ['a PO without a quote', { evidence: [po] }, 'hardware_po_received'],
    ['a PO without amount', { evidence: [proof('po', { amountMinor: null })] }, 'lead'],
    ['a shipment without a PO', { evidence: [quote, shipment] }, 'hardware_quote_sent'],
    ['PO and shipment', { evidence: [po, shipment] }, 'hardware_shipped'],
    ['PO and void shipment', { evidence: [po, proof('shipment', { voided: true })] }, 'hardware_po_received'],
    ['PO and activation', { evidence: [po, activation] }, 'hardware_po_received'],
    ['PO, shipment, activation', { evidence: [po, shipment, activation] }, 'software_activated'],
    [
      'activation before shipment',
      { evidence: [po, shipment, proof('activation', { evidenceOn: day(-11) })] },
      'hardware_shipped',
    ],
    ['milestone without activation', { evidence: [po, shipment, milestone] }, 'hardware_shipped'],
    ['everything', { evidence: [po, shipment, activation, milestone] }, 'services_completed'],
    [
      'no hardware: order form',
      { lines: [software()], hasHardware: false, evidence: [proof('order_form')] },
      'hardware_po_received',
    ],
    [
      'no hardware: active',
      { lines: [software()], hasHardware: false, evidence: [proof('sow'), activation] },
      'software_activated',
    ],
    [
      'services only: done',
      { lines: [services()], hasHardware: false, evidence: [proof('sow'), milestone] },
      'services_completed',
    ],
    [
      'hardware and services: done',
      { lines: [hardware(), services()], evidence: [po, shipment, milestone] },
      'services_completed',
    ],
  ];
  test.each(cases)('%s', (_name, over, stage) => {
    expect(carried(over)).toBe(stage);
  });

  test("a source's word counts up to Quote Sent", () => {
    for (const word of STAGE_IDS) {
      const stage = stageCarriedBy(deal(), TODAY, word);
      const expected = word === 'closed_lost' ? 'lead' : isFromCommitOn(word) ? 'hardware_quote_sent' : word;
      expect(stage).toBe(expected);
    }
    expect(stageCarriedBy(deal({ evidence: [po] }), TODAY, 'lead')).toBe('hardware_po_received');
  });

  test('voiding the PO puts the deal back to what is left', () => {
    const facts = committedDeal();
    const voided = facts.evidence.map((e) => (e.kind === 'po' ? { ...e, voided: true } : e));
    expect(stageCarriedBy({ ...facts, evidence: voided }, TODAY)).toBe('hardware_quote_sent');
    const demoOnly = voided.filter(({ kind }) => kind !== 'quote');
    expect(stageCarriedBy({ ...facts, evidence: demoOnly }, TODAY)).toBe('demo');
  });
});

describe('the stage that counts', () => {
  test('before the PO it is the recorded one', () => {
    expect(effectiveStage(deal({ stage: 'hardware_quote_sent' }), TODAY)).toBe('hardware_quote_sent');
    expect(effectiveStage(deal({ stage: 'closed_lost', outcome: 'lost' }), TODAY)).toBe('closed_lost');
  });

  test('from the PO on it is never above the evidence of that day', () => {
    const facts = committedDeal({
      stage: 'hardware_shipped',
      evidence: [proof('po', { evidenceOn: day(-30) }), proof('shipment')],
    });
    expect(effectiveStage(facts, TODAY)).toBe('hardware_shipped');
    expect(effectiveStage(facts, day(-11))).toBe('hardware_po_received');
    expect(effectiveStage(facts, day(-31))).toBe('hardware_quote_sent');
  });

  test('on any deal: at or beyond the PO only with a live document', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const stage = effectiveStage(facts, TODAY);
        if (isFromCommitOn(stage)) expect(commitEvidence(facts, TODAY)).not.toBeNull();
        expect(stageOrder(stage)).toBeLessThanOrEqual(stageOrder(facts.stage));
      }),
    );
  });
});

describe('outcome', () => {
  test('won when the last applicable stage is done', () => {
    const done = committedDeal({ lines: [hardware()], evidence: [proof('po'), proof('shipment')] });
    expect(outcomeAfter(done, 'hardware_shipped', TODAY, DEFAULT_STAGE_MODEL)).toBe('won');
    expect(outcomeAfter(done, 'hardware_po_received', TODAY, DEFAULT_STAGE_MODEL)).toBe('open');
    const part = { ...done, evidence: [proof('po'), proof('shipment', { units: 5 })] };
    expect(outcomeAfter(part, 'hardware_shipped', TODAY, DEFAULT_STAGE_MODEL)).toBe('open');
  });

  test('the same stage is not the end where software follows', () => {
    const facts = committedDeal({ evidence: [proof('po'), proof('shipment')] });
    expect(outcomeAfter(facts, 'hardware_shipped', TODAY, DEFAULT_STAGE_MODEL)).toBe('open');
  });

  test('closed lost is lost', () => {
    expect(outcomeAfter(deal(), 'closed_lost', TODAY, DEFAULT_STAGE_MODEL)).toBe('lost');
  });
});

describe('imported rows', () => {
  const po = proof('po', { evidenceOn: day(-30) });

  test('before the PO the source is believed', () => {
    const standing = importedStanding(deal(), 'hardware_quote_sent', 'open', TODAY, DEFAULT_STAGE_MODEL);
    expect(standing).toMatchObject({ stage: 'hardware_quote_sent', outcome: 'open' });
  });

  test.each([
    'hardware_po_received',
    'hardware_shipped',
    'software_activated',
    'services_completed',
  ] as const)('a source stage %s without PO data is Quote Sent', (stage) => {
    expect(importedStanding(deal(), stage, 'open', TODAY, DEFAULT_STAGE_MODEL)).toMatchObject({
      stage: 'hardware_quote_sent',
      outcome: 'open',
    });
  });

  test('Closed Won without proof stays won, at Quote Sent', () => {
    expect(importedStanding(deal(), 'services_completed', 'won', TODAY, DEFAULT_STAGE_MODEL)).toMatchObject({
      stage: 'hardware_quote_sent',
      outcome: 'won',
    });
  });

  test('Closed Won with a PO is open at the PO: signed is not shipped', () => {
    const facts = deal({ evidence: [po] });
    expect(importedStanding(facts, 'services_completed', 'won', TODAY, DEFAULT_STAGE_MODEL)).toMatchObject({
      stage: 'hardware_po_received',
      outcome: 'open',
    });
  });

  test('later stages need their own dates', () => {
    const shipped = deal({ evidence: [po, proof('shipment')] });
    expect(importedStanding(shipped, 'services_completed', 'won', TODAY, DEFAULT_STAGE_MODEL).stage).toBe(
      'hardware_shipped',
    );
    const all = deal({ evidence: [po, proof('shipment'), proof('activation'), proof('milestone')] });
    expect(importedStanding(all, 'services_completed', 'won', TODAY, DEFAULT_STAGE_MODEL)).toMatchObject({
      stage: 'services_completed',
      outcome: 'won',
    });
  });

  test('a row with a PO is at the PO whatever its stage is called', () => {
    expect(importedStanding(deal({ evidence: [po] }), 'demo', 'open', TODAY, DEFAULT_STAGE_MODEL).stage).toBe(
      'hardware_po_received',
    );
  });

  test('a PO dated after as-of proves nothing yet', () => {
    const facts = deal({ evidence: [proof('po', { evidenceOn: day(1) })] });
    expect(importedStanding(facts, 'hardware_po_received', 'open', TODAY, DEFAULT_STAGE_MODEL).stage).toBe(
      'hardware_quote_sent',
    );
  });

  test('lost by the source is lost, even with a PO', () => {
    const lost = { stage: 'closed_lost', outcome: 'lost' };
    expect(importedStanding(deal({ evidence: [po] }), 'demo', 'lost', TODAY, DEFAULT_STAGE_MODEL)).toEqual(
      lost,
    );
    expect(importedStanding(deal(), 'closed_lost', null, TODAY, DEFAULT_STAGE_MODEL)).toEqual(lost);
  });

  test('a stage word for lost on a row that is not lost starts again as a lead', () => {
    expect(importedStanding(deal(), 'closed_lost', 'open', TODAY, DEFAULT_STAGE_MODEL)).toMatchObject({
      stage: 'lead',
      outcome: 'open',
    });
  });

  test('no import passes the PO without a complete live document', () => {
    const word = fc.constantFrom(...STAGE_IDS);
    const outcome = fc.constantFrom(null, 'open' as const, 'won' as const, 'lost' as const);
    fc.assert(
      fc.property(anyDeal, word, outcome, (facts, mapped, source) => {
        const standing = importedStanding(facts, mapped, source, TODAY, DEFAULT_STAGE_MODEL);
        if (isFromCommitOn(standing.stage)) expect(commitEvidence(facts, TODAY)).not.toBeNull();
        expect(standing.outcome === 'lost').toBe(standing.stage === 'closed_lost');
        const after = { ...facts, stage: standing.stage, outcome: standing.outcome };
        expect(effectiveStage(after, TODAY)).toBe(standing.stage);
      }),
    );
  });
});

test('more evidence never carries less, except an activation that contradicts the shipment', () => {
  fc.assert(
    fc.property(
      anyDeal,
      fc.constantFrom('quote' as const, 'po' as const, 'milestone' as const),
      (facts, kind) => {
        const more = { ...facts, evidence: [...facts.evidence, proof(kind)] };
        const before = stageOrder(stageCarriedBy(facts, TODAY));
        const after = stageOrder(stageCarriedBy(more, TODAY));
        expect(after).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});
