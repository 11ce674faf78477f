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
  stageOrder,
} from '@/domain/deals/stages';

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

test('a probability reads as a percentage', () => {
  expect(percentText(7000)).toBe('70 %');
  expect(percentText(1250)).toBe('12.5 %');
});
