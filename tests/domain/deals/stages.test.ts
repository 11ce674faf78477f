import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STAGE_IDS } from '@/domain/deals/deal';
import {
  COMMIT_STAGE,
  DEFAULT_STAGE_MODEL,
  isFromCommitOn,
  isStageId,
  laterStage,
  OPEN_STAGES,
  percentText,
  stageModel,
  stageOrder,
} from '@/domain/deals/stages';

const defaults = OPEN_STAGES.map((stage) => ({
  stage,
  probabilityBp: DEFAULT_STAGE_MODEL.probabilityBp[stage],
}));

function withFigure(stage: string, probabilityBp: number) {
  return defaults.map((row) => (row.stage === stage ? { stage, probabilityBp } : row));
}

function fieldsOf(rows: { stage: string; probabilityBp: number }[]) {
  const result = stageModel(2, rows);
  return result.ok ? null : result.refusal.fields;
}

describe('the default stage table', () => {
  test.each([
    ['lead', 1000],
    ['demo', 2000],
    ['hardware_quote_sent', 4000],
    ['hardware_po_received', 7000],
    ['hardware_shipped', 8500],
    ['software_activated', 9500],
    ['services_completed', 10_000],
    ['closed_lost', 0],
  ] as const)('%s is %i basis points', (stage, bp) => {
    expect(DEFAULT_STAGE_MODEL.probabilityBp[stage]).toBe(bp);
  });

  test('is itself a valid model, with or without its Closed Lost row', () => {
    expect(stageModel(1, defaults)).toEqual({ ok: true, value: DEFAULT_STAGE_MODEL });
    expect(stageModel(1, [...defaults, { stage: 'closed_lost', probabilityBp: 0 }]).ok).toBe(true);
  });
});

describe('order', () => {
  test('the seven stages rise, Closed Lost stands before all', () => {
    expect(OPEN_STAGES).toHaveLength(7);
    expect(OPEN_STAGES.map(stageOrder)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(stageOrder('closed_lost')).toBe(-1);
  });

  test('the commit begins at the PO', () => {
    expect(STAGE_IDS.filter(isFromCommitOn)).toEqual(OPEN_STAGES.slice(OPEN_STAGES.indexOf(COMMIT_STAGE)));
  });

  test('the later of two stages', () => {
    expect(laterStage('demo', 'lead')).toBe('demo');
    expect(laterStage('demo', 'hardware_shipped')).toBe('hardware_shipped');
    expect(laterStage('closed_lost', 'lead')).toBe('lead');
  });

  test('only the eight ids are stages', () => {
    expect(isStageId('demo')).toBe(true);
    expect(isStageId('Closed Won')).toBe(false);
  });
});

describe('a new version of the table', () => {
  test('may change figures and keeps its version number', () => {
    const result = stageModel(7, withFigure('demo', 2500));
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
        const result = stageModel(1, rows);
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
        const result = stageModel(1, rows.toReversed());
        if (!result.ok) throw new Error('a rising table must be accepted');
        const { probabilityBp } = result.value;
        for (const stage of OPEN_STAGES.filter((id) => !isFromCommitOn(id))) {
          expect(probabilityBp[stage]).toBeLessThan(probabilityBp[COMMIT_STAGE]);
        }
      }),
    );
  });
});

test('a probability reads as a percentage', () => {
  expect(percentText(7000)).toBe('70 %');
  expect(percentText(1250)).toBe('12.5 %');
});
