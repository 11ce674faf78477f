import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGE_IDS } from '@/domain/deals/deal';
import { GATED_STAGES, SKIPPABLE_STAGES, stageModel, type StageModelDraft } from '@/domain/deals/stage-model';
import {
  COMMIT_STAGE,
  DEAL_CONDITIONS,
  DEFAULT_STAGE_MODEL,
  GATE_SUBJECTS,
  isFromCommitOn,
  OPEN_STAGES,
} from '@/domain/deals/stages';

const defaults = OPEN_STAGES.map((stage) => ({
  stage,
  probabilityBp: DEFAULT_STAGE_MODEL.probabilityBp[stage],
}));

function withFigure(stage: string, probabilityBp: number) {
  return defaults.map((row) => (row.stage === stage ? { stage, probabilityBp } : row));
}

function fieldsOf(stages: StageModelDraft['stages'], rest: Omit<StageModelDraft, 'stages'> = {}) {
  const result = stageModel(2, { stages, ...rest });
  return result.ok ? null : result.refusal.fields;
}

test('the default table is itself a valid model, with or without its Closed Lost row', () => {
  expect(stageModel(1, { stages: defaults })).toEqual({ ok: true, value: DEFAULT_STAGE_MODEL });
  const lost = { stage: 'closed_lost', probabilityBp: 0 };
  expect(stageModel(1, { stages: [...defaults, lost] }).ok).toBe(true);
});

describe('a new version of the table', () => {
  test('may change figures and keeps its version number', () => {
    const result = stageModel(7, { stages: withFigure('demo', 2500) });
    expect(result.ok && result.value.version).toBe(7);
    expect(result.ok && result.value.probabilityBp.demo).toBe(2500);
    expect(result.ok && result.value.probabilityBp.closed_lost).toBe(0);
  });

  test('must rise: a quote above the PO is named at the PO', () => {
    expect(fieldsOf(withFigure('hardware_quote_sent', 7500))).toEqual({
      hardware_po_received: 'The probability must be above that of Hardware Quote Sent.',
    });
  });

  test('must rise strictly', () => {
    expect(fieldsOf(withFigure('demo', 1000))).toHaveProperty('demo');
  });

  test('keeps the seven stages', () => {
    expect(fieldsOf(defaults.filter(({ stage }) => stage !== 'demo'))).toEqual({
      demo: 'This stage is missing. The seven stages stay.',
    });
    expect(fieldsOf([...defaults, { stage: 'verbal', probabilityBp: 3000 }])).toHaveProperty('verbal');
    expect(fieldsOf([...defaults, { stage: 'demo', probabilityBp: 2000 }])).toEqual({
      demo: 'This stage is listed twice.',
    });
  });

  test.each([-1, 10_001, 12.5, Number.NaN])('refuses the figure %d', (figure) => {
    expect(fieldsOf(withFigure('services_completed', figure))).toHaveProperty('services_completed');
  });

  test('a lost deal counts nothing', () => {
    expect(fieldsOf([...defaults, { stage: 'closed_lost', probabilityBp: 5 }])).toEqual({
      closed_lost: 'A lost deal counts 0 %.',
    });
  });

  test('whatever is accepted rises, so nothing before the PO exceeds the PO', () => {
    const figures = fc.array(fc.integer({ min: -10, max: 10_010 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(figures, (drawn) => {
        const rows = OPEN_STAGES.map((stage, i) => ({ stage, probabilityBp: drawn[i] ?? 0 }));
        const result = stageModel(1, { stages: rows });
        const rising = drawn.every(
          (bp, i) => bp >= 0 && bp <= 10_000 && (i === 0 || bp > (drawn[i - 1] ?? 0)),
        );
        expect(result.ok).toBe(rising);
      }),
    );
    const sorted = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(sorted, (drawn) => {
        const rising = drawn.toSorted((a, b) => a - b);
        const rows = OPEN_STAGES.map((stage, i) => ({ stage, probabilityBp: rising[i] ?? 0 }));
        const result = stageModel(1, { stages: rows.toReversed() });
        if (!result.ok) throw new Error('a rising table must be accepted');
        const { probabilityBp } = result.value;
        for (const stage of OPEN_STAGES.filter((id) => !isFromCommitOn(id))) {
          expect(probabilityBp[stage]).toBeLessThan(probabilityBp[COMMIT_STAGE]);
        }
      }),
    );
  });
});

describe('names', () => {
  const named = (stage: string, label: string) =>
    defaults.map((row) => (row.stage === stage ? { ...row, label } : row));

  test("may be the tenant's own, trimmed", () => {
    const result = stageModel(2, { stages: named('demo', '  Proof on site ') });
    expect(result.ok && result.value.labels).toEqual({
      ...DEFAULT_STAGE_MODEL.labels,
      demo: 'Proof on site',
    });
  });

  test.each([
    ['', 'A stage needs a name.'],
    ['   ', 'A stage needs a name.'],
    ['x'.repeat(61), 'At most 60 characters.'],
    ['lead', 'Lead has this name already.'],
  ])('%s is refused at its stage', (label, sentence) => {
    expect(fieldsOf(named('demo', label))).toEqual({ 'label.demo': sentence });
  });
});

describe('rules', () => {
  test('of the closed lists are kept', () => {
    const gates = GATED_STAGES.flatMap((stage) => GATE_SUBJECTS.map((subject) => ({ stage, subject })));
    const notApplicable = SKIPPABLE_STAGES.flatMap((stage) =>
      DEAL_CONDITIONS.map((when) => ({ stage, when })),
    );
    const result = stageModel(2, { stages: defaults, gates, notApplicable });
    expect(result).toEqual({ ok: true, value: { ...DEFAULT_STAGE_MODEL, version: 2, gates, notApplicable } });
  });

  test.each([
    [{ stage: 'lead', subject: 'sow' }],
    [{ stage: 'closed_lost', subject: 'sow' }],
    [{ stage: 'demo', subject: 'a handshake' }],
  ])('a gate %o is refused', (gate) => {
    expect(Object.keys(fieldsOf(defaults, { gates: [gate] }) ?? {})).toEqual([
      `gate.${gate.stage}.${gate.subject}`,
    ]);
  });

  test.each([
    ...STAGE_IDS.filter((stage) => !SKIPPABLE_STAGES.includes(stage)).map((stage) => ({
      stage,
      when: 'pilot',
    })),
    { stage: 'demo', when: 'small' },
  ])('leaving out %o is refused', (rule) => {
    const fields = fieldsOf(defaults, { notApplicable: [rule] });
    expect(Object.keys(fields ?? {})).toEqual([`notApplicable.${rule.stage}.${rule.when}`]);
  });

  test('are listed once', () => {
    const gate = { stage: 'demo', subject: 'amount' };
    const rule = { stage: 'demo', when: 'pilot' };
    expect(fieldsOf(defaults, { gates: [gate, gate], notApplicable: [rule, rule] })).toEqual({
      'gate.demo.amount': 'This condition is listed twice.',
      'notApplicable.demo.pilot': 'This rule is listed twice.',
    });
  });
});

test('whatever is refused names its field, whatever is accepted rises and is told apart', () => {
  const draft = fc.record({
    stages: fc.array(
      fc.record({
        stage: fc.constantFrom(...STAGE_IDS, 'won'),
        probabilityBp: fc.oneof(fc.integer({ min: -1, max: 10_001 }), fc.double()),
        label: fc.oneof(fc.string({ maxLength: 70 }), fc.constantFrom('Demo', 'Lead', '')),
      }),
      { maxLength: 9 },
    ),
    gates: fc.array(
      fc.record({ stage: fc.constantFrom(...STAGE_IDS), subject: fc.constantFrom(...GATE_SUBJECTS, 'luck') }),
      { maxLength: 4 },
    ),
    notApplicable: fc.array(
      fc.record({
        stage: fc.constantFrom(...STAGE_IDS),
        when: fc.constantFrom(...DEAL_CONDITIONS, 'always'),
      }),
      { maxLength: 3 },
    ),
  });
  const whole = fc
    .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 7, maxLength: 7 }), draft)
    .map(([figures, rest]) => {
      const rising = figures.toSorted((a, b) => a - b);
      return {
        ...rest,
        stages: OPEN_STAGES.map((stage, i) => ({ stage, probabilityBp: rising[i] ?? 0, label: `S${i}` })),
      };
    });
  fc.assert(
    fc.property(fc.oneof(draft, whole), (drawn) => {
      const result = stageModel(2, drawn);
      if (!result.ok) {
        expect(
          Object.values(result.refusal.fields ?? {}).filter((sentence) => sentence.length > 5),
        ).not.toEqual([]);
        return;
      }
      const { probabilityBp, labels } = result.value;
      const figures = OPEN_STAGES.map((stage) => probabilityBp[stage]);
      expect(figures.every((bp, i) => i === 0 || bp > (figures[i - 1] ?? 0))).toBe(true);
      expect(new Set(Object.values(labels).map((label) => label.toLowerCase())).size).toBe(8);
    }),
    { numRuns: 500 },
  );
});
