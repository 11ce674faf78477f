import { describe, expect, it } from 'vitest';
import { NO_ANSWERS } from '@/domain/reviews/answers';
import { date } from '@/domain/values/calendar-date';
import { firstUnanswered, inOrder, lacks, missingOn } from '@/features/reviews/components/preparation/five';
import { laneOf, released, typed, type Lane } from '@/features/reviews/components/preparation/lane';
import type { PreparedDeal } from '@/features/reviews/preparation-view';

const WHOLE = {
  ...NO_ANSWERS,
  nextStep: 'Send the quote by Friday',
  nextStepOn: date('2026-11-27'),
  evidenceAnswer: 'none_yet',
  riskKind: 'budget',
} as const;

/** Of a prepared deal what these functions look at. */
function prepared(dealId: string, change: Partial<PreparedDeal> = {}): PreparedDeal {
  return { dealId, name: dealId, outcome: 'open', missingAnswers: [], ...change } as PreparedDeal;
}

const lanes = (lane: Lane) => new Map([['a', lane]]);
const whole = laneOf({ version: 2, answers: WHOLE, prefilled: [] });
const questions = (lane: Lane, deal = prepared('a')) =>
  missingOn(deal, lanes(lane)).missing.map(({ question }) => question);

describe('the five', () => {
  it('stand in the order that was chosen', () => {
    const deals = [prepared('a'), prepared('b')];
    expect(inOrder(deals, ['b', 'x', 'a']).map(({ dealId }) => dealId)).toEqual(['b', 'a']);
  });

  it('open at the first that lacks an answer, else at the first', () => {
    const lacking = { missingAnswers: [{ question: 'risk', message: '' }] } as const;
    const missing = { missingAnswers: [...lacking.missingAnswers] };
    const closed = prepared('b', { outcome: 'lost', ...missing });
    expect(firstUnanswered([prepared('a'), closed, prepared('c', missing)])).toBe('c');
    expect(firstUnanswered([prepared('a'), closed])).toBe('a');
    expect(firstUnanswered([])).toBeNull();
  });

  it('are ready once everything is answered and saved', () => {
    expect(questions(whole)).toEqual([]);
    expect(lacks(prepared('a'), lanes(whole))).toBe(false);
    const suggested = { ...whole, prefilled: ['risk'] as const };
    expect(questions(suggested)).toEqual(['risk']);
    expect(lacks(prepared('a'), lanes(suggested))).toBe(true);
  });

  it('are not ready while a step will not be saved as it stands, though an earlier one is stored', () => {
    const step = { nextStep: 'Follow up' };
    const held = typed(whole, 'nextStep', step, true);
    expect(questions(held)).toEqual(['nextStep']);
    expect(lacks(prepared('a'), lanes(held))).toBe(false);
    expect(questions(released(held, 'nextStep', step))).toEqual([]);
  });

  it('ask nothing of a deal that is closed, or has not come in yet', () => {
    const empty = laneOf({ version: null, answers: NO_ANSWERS, prefilled: [] });
    expect(questions(empty)).toHaveLength(3);
    expect(questions(empty, prepared('a', { outcome: 'won' }))).toEqual([]);
    expect(lacks(prepared('a', { outcome: 'won' }), lanes(empty))).toBe(false);
    expect(missingOn(prepared('b'), lanes(empty)).missing).toEqual([]);
  });
});
