import { describe, expect, it } from 'vitest';
import { DEFAULT_STAGE_MODEL } from '@/domain/deals/stages';
import {
  draftOfModel,
  problemsOf,
  sentDraft,
  toggleGate,
  toggleSkip,
} from '@/features/stage-models/components/model-draft';
import { changeWords, skipWords } from '@/features/stage-models/model-words';

const draft = draftOfModel(DEFAULT_STAGE_MODEL);
const typed = (demo: string) => ({ ...draft, percent: { ...draft.percent, demo } });

describe('a draft while it is typed', () => {
  it('begins as the table that it starts from, and can stand', () => {
    expect(problemsOf(draft)).toEqual({});
    const sent = sentDraft(draft).stages.map(({ stage, probabilityBp }) => [stage, probabilityBp]);
    expect(Object.fromEntries(sent)).toEqual(DEFAULT_STAGE_MODEL.probabilityBp);
  });

  it.each([
    ['25', 2500],
    ['12.5', 1250],
    ['12,25', 1225],
    [' 30 % ', 3000],
  ])('reads %s', (text, bp) => {
    expect(sentDraft(typed(text)).stages.find(({ stage }) => stage === 'demo')?.probabilityBp).toBe(bp);
  });

  it.each(['', 'x', '-5', '12.345', '1e1', '101'])(
    'says at the stage that %s is no percentage of a demo',
    (text) => {
      expect(problemsOf(typed(text))).toHaveProperty('demo');
    },
  );

  it('takes rules in and out', () => {
    const gate = { stage: 'demo', subject: 'amount' } as const;
    const rule = { stage: 'demo', when: 'pilot' } as const;
    const asked = toggleSkip(toggleGate(draft, gate), rule);
    expect([asked.gates, asked.notApplicable]).toEqual([[gate], [rule]]);
    const none = toggleSkip(toggleGate(asked, gate), rule);
    expect([none.gates, none.notApplicable]).toEqual([[], []]);
  });
});

describe('what a version changed', () => {
  it('is said a sentence each', () => {
    const after = {
      ...DEFAULT_STAGE_MODEL,
      version: 2,
      labels: { ...DEFAULT_STAGE_MODEL.labels, demo: 'Proof on site' },
      probabilityBp: { ...DEFAULT_STAGE_MODEL.probabilityBp, demo: 2500 },
      gates: [{ stage: 'hardware_po_received', subject: 'sow' }] as const,
      notApplicable: [{ stage: 'demo', when: 'pilot' }] as const,
    };
    expect(changeWords(DEFAULT_STAGE_MODEL, after)).toEqual([
      'Demo is called Proof on site',
      'Demo 20 % → 25 %',
      'Demo does not apply to pilots',
      'Hardware PO Received asks for the signed SOW',
    ]);
    expect(changeWords(after, DEFAULT_STAGE_MODEL)).toContain('Proof on site applies to every deal');
    expect(changeWords(after, after)).toEqual([]);
    expect(skipWords(after, 'services_completed')).toBe('deals without one-time services');
  });
});
