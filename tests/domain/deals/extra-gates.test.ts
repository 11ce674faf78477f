import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isApplicable, lastApplicableStage } from '@/domain/deals/applicability';
import { effectiveStage, importedStanding, outcomeAfter } from '@/domain/deals/carried';
import type { DealFacts, StageId } from '@/domain/deals/deal';
import { missingFor } from '@/domain/deals/gates';
import { checkMove } from '@/domain/deals/moves';
import { judge } from '@/domain/deals/probability';
import { GATED_STAGES, SKIPPABLE_STAGES } from '@/domain/deals/stage-model';
import {
  type DEAL_CONDITIONS,
  DEFAULT_STAGE_MODEL,
  GATE_SUBJECTS,
  isFromCommitOn,
  type StageModel,
} from '@/domain/deals/stages';
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

const model = (over: Partial<StageModel>): StageModel => ({ ...DEFAULT_STAGE_MODEL, version: 2, ...over });
const asking = (stage: StageId, ...subjects: StageModel['gates'][number]['subject'][]) =>
  model({ gates: subjects.map((subject) => ({ stage, subject })) });
const lacks = (facts: DealFacts, stage: StageId, rules: StageModel) =>
  missingFor(facts, stage, TODAY, rules).map(({ code }) => code);

const QUOTED = deal({
  hasContact: true,
  demoOn: day(-60),
  lines: THREE_STREAMS,
  evidence: [proof('quote', { evidenceOn: day(-40) })],
});

describe('what a model asks for beyond the fixed gate of Quote Sent', () => {
  test.each<[StageModel['gates'][number]['subject'], Partial<DealFacts>, Partial<DealFacts>]>([
    ['amount', { lines: [], amountMinor: 0n }, { lines: [], amountMinor: 1n }],
    ['close_date', { closeOn: null }, { closeOn: day(30) }],
    ['next_step', { nextStep: 'Send the SOW' }, { nextStep: 'Send the SOW', nextStepOn: day(3) }],
    ['stream_split', { lines: [] }, {}],
    ['sow', {}, { evidence: [...QUOTED.evidence, proof('sow')] }],
    ['order_form', {}, { evidence: [...QUOTED.evidence, proof('order_form')] }],
    ['order_confirmation', {}, { evidence: [...QUOTED.evidence, proof('order_confirmation')] }],
    ['file', {}, { evidence: [proof('quote', { hasFile: true })] }],
    ['verified', {}, { evidence: [proof('quote', { verified: true })] }],
  ])('%s', (subject, without, having) => {
    const rules = asking('hardware_quote_sent', subject);
    expect(lacks({ ...QUOTED, ...without }, 'hardware_quote_sent', rules)).toEqual([subject]);
    expect(lacks({ ...QUOTED, ...having }, 'hardware_quote_sent', rules)).toEqual([]);
    expect(lacks({ ...QUOTED, ...without }, 'demo', rules)).toEqual([]);
    expect(lacks({ ...QUOTED, ...without }, 'hardware_quote_sent', DEFAULT_STAGE_MODEL)).toEqual([]);
  });

  test('a void record, one of tomorrow and one in parts open nothing', () => {
    const rules = asking('hardware_quote_sent', 'sow', 'file');
    const evidence = [
      proof('sow', { voided: true }),
      proof('sow', { evidenceOn: day(1) }),
      proof('sow', { reference: ' ' }),
      proof('quote'),
      proof('quote', { hasFile: true, voided: true }),
    ];
    expect(lacks({ ...QUOTED, evidence }, 'hardware_quote_sent', rules)).toEqual(['sow', 'file']);
  });

  test('the file is asked of the record that opens the stage, the order form where there is no hardware', () => {
    const rules = asking('hardware_po_received', 'file');
    const withFile = { hasFile: true, evidenceOn: day(-20) };
    const po = committedDeal({ evidence: [proof('quote', withFile), proof('po')] });
    expect(lacks(po, 'hardware_po_received', rules)).toEqual(['file']);
    const subscription = { ...QUOTED, lines: [software()], hasHardware: false };
    const form = { ...subscription, evidence: [...QUOTED.evidence, proof('order_form', withFile)] };
    expect(lacks(form, 'hardware_po_received', rules)).toEqual([]);
  });

  test('what the fixed gate says already is said once', () => {
    expect(
      lacks({ ...QUOTED, evidence: [] }, 'hardware_quote_sent', asking('hardware_quote_sent', 'quote')),
    ).toEqual(['quote']);
  });
});

describe('at the doors', () => {
  const rules = asking('hardware_po_received', 'sow');
  const ordered = committedDeal({ stage: 'hardware_quote_sent' });

  test('a move is refused with what is missing', () => {
    const move = { to: 'hardware_po_received', reason: null, asOf: TODAY } as const;
    expect(checkMove(ordered, { ...move, model: rules })).toMatchObject({
      ok: false,
      refusal: { code: 'gate', details: { missing: [{ code: 'sow', stage: 'hardware_po_received' }] } },
    });
    expect(checkMove(ordered, { ...move, model: DEFAULT_STAGE_MODEL }).ok).toBe(true);
  });

  test('from the PO on an import holds where a further gate is shut', () => {
    const facts = deal({ lines: THREE_STREAMS, evidence: [proof('po'), proof('shipment')] });
    const standing = (over: StageModel) =>
      importedStanding(facts, 'hardware_shipped', 'open', TODAY, over).stage;
    expect(standing(DEFAULT_STAGE_MODEL)).toBe('hardware_shipped');
    expect(standing(rules)).toBe('hardware_quote_sent');
    expect(standing(asking('hardware_shipped', 'close_date'))).toBe('hardware_po_received');
  });

  test('before the PO the source is believed, and what is missing stays said', () => {
    const asked = asking('hardware_quote_sent', 'close_date');
    expect(importedStanding(deal(), 'hardware_quote_sent', 'open', TODAY, asked).stage).toBe(
      'hardware_quote_sent',
    );
    expect(lacks(deal(), 'hardware_quote_sent', asked)).toContain('close_date');
  });

  test('a new version moves no deal that stands beyond it', () => {
    expect(effectiveStage(committedDeal(), TODAY)).toBe('hardware_po_received');
    expect(judge(committedDeal(), rules, TODAY)).toMatchObject({ bp: 7000, category: 'commit' });
  });

  test('no deal, whatever its evidence, is imported or moved past a gate that it does not meet', () => {
    const gate = fc.record({
      stage: fc.constantFrom(...GATED_STAGES.filter(isFromCommitOn)),
      subject: fc.constantFrom(...GATE_SUBJECTS),
    });
    const rest = [fc.constantFrom(...GATED_STAGES), fc.array(gate, { maxLength: 3 })] as const;
    fc.assert(
      fc.property(anyDeal, ...rest, (facts, to, gates) => {
        const own = model({ gates });
        const met = (stage: StageId) =>
          !missingFor(facts, stage, TODAY, own).some((item) =>
            gates.some((asked) => asked.stage === item.stage && asked.subject === item.code),
          );
        const imported = importedStanding(facts, to, 'open', TODAY, own).stage;
        if (isFromCommitOn(imported)) expect(met(imported)).toBe(true);
        const move = checkMove(facts, { to, reason: 'Because', asOf: TODAY, model: own });
        if (move.ok && isFromCommitOn(to)) expect(met(to)).toBe(true);
      }),
    );
  });
});

describe('a stage that a version leaves out', () => {
  const leaving = (...notApplicable: StageModel['notApplicable']) => model({ notApplicable });
  const pilots = leaving({ stage: 'demo', when: 'pilot' }, { stage: 'services_completed', when: 'pilot' });

  test('asks for nothing and takes no deal', () => {
    const facts = { ...QUOTED, demoOn: null };
    expect(lacks(facts, 'hardware_quote_sent', pilots)).toEqual(['demo_date']);
    expect(lacks({ ...facts, isPilot: true }, 'hardware_quote_sent', pilots)).toEqual([]);
    const move = { to: 'demo', reason: null, asOf: TODAY, model: pilots } as const;
    expect(checkMove(deal({ isPilot: true, hasContact: true }), move)).toMatchObject({
      refusal: {
        code: 'rule',
        message: expect.stringContaining('version 2 of the stage model leaves it out'),
      },
    });
  });

  test('ends the deal at the stage before', () => {
    const evidence = [proof('po'), proof('shipment'), proof('activation')];
    const pilot = committedDeal({ stage: 'software_activated', evidence, isPilot: true });
    expect(lastApplicableStage(pilot, pilots)).toBe('software_activated');
    expect(outcomeAfter(pilot, 'software_activated', TODAY, pilots)).toBe('won');
    expect(judge(pilot, pilots, TODAY).bp).toBe(10_000);
    expect(judge(pilot, DEFAULT_STAGE_MODEL, TODAY).bp).toBe(9500);
    const done = {
      ...pilot,
      evidence: [...evidence, proof('milestone')],
      stage: 'services_completed' as const,
    };
    expect(judge(done, pilots, TODAY)).toMatchObject({ bp: 10_000, stage: 'services_completed' });
  });

  test.each<[(typeof DEAL_CONDITIONS)[number], Partial<DealFacts>, Partial<DealFacts>]>([
    ['pilot', { isPilot: true }, {}],
    ['no_hardware', { lines: [software(), services()], hasHardware: false }, { lines: [hardware()] }],
    ['no_software', { lines: [hardware()] }, { lines: [] }],
    ['no_services', { lines: [hardware()] }, { lines: [services({ recurring: true })] }],
  ])('%s', (when, of, notOf) => {
    const rules = leaving({ stage: 'demo', when });
    expect(isApplicable(deal(of), 'demo', rules)).toBe(false);
    expect(isApplicable(deal(notOf), 'demo', rules)).toBe(true);
  });

  test('is never one that carries the commit', () => {
    expect(SKIPPABLE_STAGES).toEqual(['demo', 'services_completed']);
  });
});
