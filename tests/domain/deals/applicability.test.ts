import { describe, expect, test } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import { isApplicable, isStreamDone, lastApplicableStage } from '@/domain/deals/applicability';
import { STAGE_IDS, type LineFacts, type StageId } from '@/domain/deals/deal';
import { day, deal, hardware, proof, services, software, THREE_STREAMS, TODAY } from './deal-facts';

const SHAPES: [string, LineFacts[], StageId[], StageId][] = [
  ['no lines', [], [], 'services_completed'],
  ['all three', THREE_STREAMS, [], 'services_completed'],
  ['hardware', [hardware()], ['software_activated', 'services_completed'], 'hardware_shipped'],
  ['software', [software()], ['hardware_shipped', 'services_completed'], 'software_activated'],
  ['services', [services()], ['hardware_shipped', 'software_activated'], 'services_completed'],
  ['hardware + software', [hardware(), software()], ['services_completed'], 'software_activated'],
  ['hardware + services', [hardware(), services()], ['software_activated'], 'services_completed'],
  ['software + services', [software(), services()], ['hardware_shipped'], 'services_completed'],
  [
    'software + support contract',
    [software(), services({ recurring: true })],
    ['hardware_shipped', 'services_completed'],
    'software_activated',
  ],
];

describe('which stages a deal has', () => {
  test.each(SHAPES)('%s', (_name, lines, skipped, last) => {
    const facts = deal({ lines });
    expect(STAGE_IDS.filter((stage) => !isApplicable(facts, stage, DEFAULT_STAGE_MODEL))).toEqual(skipped);
    expect(lastApplicableStage(facts, DEFAULT_STAGE_MODEL)).toBe(last);
  });
});

describe('when a stream is done', () => {
  test('hardware: when all units have shipped', () => {
    const part = deal({ lines: [hardware()], evidence: [proof('shipment', { units: 499 })] });
    expect(isStreamDone(part, 'hardware_shipped', TODAY)).toBe(false);
    const all = { ...part, evidence: [...part.evidence, proof('shipment', { units: 1 })] };
    expect(isStreamDone(all, 'hardware_shipped', TODAY)).toBe(true);
    expect(isStreamDone(all, 'hardware_shipped', day(-11))).toBe(false);
  });

  test('hardware of contracts alone: when something shipped', () => {
    const facts = deal({ lines: [hardware({ recurring: true })] });
    expect(isStreamDone(facts, 'hardware_shipped', TODAY)).toBe(false);
    expect(isStreamDone({ ...facts, evidence: [proof('shipment')] }, 'hardware_shipped', TODAY)).toBe(true);
  });

  test('software: when every line is active', () => {
    const lines = [software({ id: 'a' }), software({ id: 'b' })];
    const one = deal({ lines, evidence: [proof('activation', { lineId: 'a' })] });
    expect(isStreamDone(one, 'software_activated', TODAY)).toBe(false);
    const both = { ...one, evidence: [...one.evidence, proof('activation', { lineId: 'b' })] };
    expect(isStreamDone(both, 'software_activated', TODAY)).toBe(true);
  });

  test('services: when every milestone is complete; a support contract has none', () => {
    const lines = [services({ id: 'a' }), services({ id: 'b', recurring: true })];
    const facts = deal({ lines, evidence: [proof('milestone', { lineId: 'a' })] });
    expect(isStreamDone(facts, 'services_completed', TODAY)).toBe(true);
    expect(isStreamDone({ ...facts, evidence: [] }, 'services_completed', TODAY)).toBe(false);
  });

  test('without lines the record of the stage is enough', () => {
    const pairs = [
      ['hardware_shipped', 'shipment'],
      ['software_activated', 'activation'],
      ['services_completed', 'milestone'],
    ] as const;
    for (const [stage, kind] of pairs) {
      expect(isStreamDone(deal(), stage, TODAY)).toBe(false);
      expect(isStreamDone(deal({ evidence: [proof(kind)] }), stage, TODAY)).toBe(true);
    }
  });

  test.each(['lead', 'demo', 'hardware_quote_sent', 'hardware_po_received'] as const)(
    '%s never is',
    (stage) => {
      const facts = deal({
        lines: THREE_STREAMS,
        evidence: [proof('po'), proof('shipment'), proof('milestone')],
      });
      expect(isStreamDone(facts, stage, TODAY)).toBe(false);
      expect(isStreamDone(deal({ evidence: facts.evidence }), stage, TODAY)).toBe(false);
    },
  );
});
