import { describe, expect, test } from 'vitest';
import { EVIDENCE_KINDS, hasHardwareLines } from '@/domain/deals/deal';
import {
  commitEvidence,
  commitKinds,
  documentUnder,
  firstDay,
  isComplete,
  liveEvidence,
} from '@/domain/deals/evidence';
import { day, deal, hardware, proof, services, software, TODAY } from './deal-facts';

describe('what counts as live', () => {
  test('voided records and those dated after as-of do not', () => {
    const kept = proof('quote', { evidenceOn: TODAY });
    const facts = deal({
      evidence: [kept, proof('po', { voided: true }), proof('shipment', { evidenceOn: day(1) })],
    });
    expect(liveEvidence(facts, TODAY)).toEqual([kept]);
  });

  test('what is in the future today is live on its day', () => {
    const facts = deal({ evidence: [proof('po', { evidenceOn: day(5) })] });
    expect(liveEvidence(facts, day(4))).toEqual([]);
    expect(liveEvidence(facts, day(5))).toHaveLength(1);
  });
});

describe('what is complete', () => {
  test.each(['quote', 'po'] as const)('a %s needs number and amount', (kind) => {
    expect(isComplete(proof(kind))).toBe(true);
    expect(isComplete(proof(kind, { reference: ' ' }))).toBe(false);
    expect(isComplete(proof(kind, { amountMinor: null }))).toBe(false);
    expect(isComplete(proof(kind, { amountMinor: 0n }))).toBe(false);
  });

  test.each(['order_form', 'sow'] as const)('a signed %s needs its number', (kind) => {
    expect(isComplete(proof(kind))).toBe(true);
    expect(isComplete(proof(kind, { reference: null }))).toBe(false);
  });

  test('a shipment needs units; other kinds only their day', () => {
    expect(isComplete(proof('shipment'))).toBe(true);
    expect(isComplete(proof('shipment', { units: 0 }))).toBe(false);
    expect(isComplete(proof('activation', { reference: null }))).toBe(true);
    expect(isComplete(proof('milestone', { reference: null }))).toBe(true);
  });
});

describe('what commits a customer', () => {
  test('with hardware the PO alone', () => {
    expect(commitKinds(true)).toEqual(['po']);
    for (const kind of EVIDENCE_KINDS) {
      const facts = deal({ lines: [hardware()], evidence: [proof(kind)] });
      expect(commitEvidence(facts, TODAY) !== null).toBe(kind === 'po');
    }
  });

  test('without hardware also a signed order form or SOW', () => {
    for (const kind of EVIDENCE_KINDS) {
      const facts = deal({ lines: [software()], evidence: [proof(kind)] });
      expect(commitEvidence(facts, TODAY) !== null).toBe(['po', 'order_form', 'sow'].includes(kind));
    }
  });

  test('the earliest complete one', () => {
    const first = proof('po', { reference: 'A', evidenceOn: day(-5) });
    const evidence = [
      proof('po', { evidenceOn: day(-2) }),
      first,
      proof('po', { reference: '', evidenceOn: day(-9) }),
    ];
    expect(commitEvidence(deal({ evidence }), TODAY)).toBe(first);
  });

  test('an incomplete, voided or future one does not', () => {
    const soft = [{ reference: null }, { amountMinor: null }, { voided: true }, { evidenceOn: day(1) }];
    for (const over of soft) {
      expect(commitEvidence(deal({ evidence: [proof('po', over)] }), TODAY)).toBeNull();
    }
  });
});

test('the first day of a kind, of the deal or of one line', () => {
  const live = [
    proof('activation', { evidenceOn: day(-3), lineId: 'a' }),
    proof('activation', { evidenceOn: day(-5), lineId: 'b' }),
    proof('activation', { evidenceOn: day(-4) }),
  ];
  expect(firstDay(live, 'activation')).toBe(day(-5));
  expect(firstDay(live, 'activation', 'a')).toBe(day(-4));
  expect(firstDay(live, 'activation', 'b')).toBe(day(-5));
  expect(firstDay(live, 'shipment')).toBeNull();
});

test('hardware is what the lines say; unknown means hardware', () => {
  expect(hasHardwareLines([])).toBe(true);
  expect(hasHardwareLines([], false)).toBe(false);
  expect(hasHardwareLines([software(), hardware()])).toBe(true);
  expect(hasHardwareLines([software(), services()], true)).toBe(false);
});

describe('the document that a deal is recorded to stand on', () => {
  const named = (id: string, kind: 'po' | 'order_form', over = {}) => ({ id, ...proof(kind, over) });

  test('is the one it names while that commits it, else the first that does', () => {
    const both = [named('a', 'po'), named('b', 'po')];
    expect(documentUnder(both, true, 'b')?.id).toBe('b');
    expect(documentUnder(both, true, null)?.id).toBe('a');
    expect(documentUnder([named('a', 'po'), named('b', 'po', { voided: true })], true, 'b')?.id).toBe('a');
  });

  test('is none that is incomplete, void, or of another kind than the lines ask for', () => {
    expect(documentUnder([named('a', 'po', { amountMinor: 0n })], true, 'a')).toBeNull();
    expect(documentUnder([named('a', 'order_form')], true, 'a')).toBeNull();
    expect(documentUnder([named('a', 'order_form')], false, null)?.id).toBe('a');
  });
});
