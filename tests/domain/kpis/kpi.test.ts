import { describe, expect, it } from 'vitest';
import { alarmOf, leftOut, notJudged } from '@/domain/kpis/kpi';

describe('an alarm', () => {
  it('is raised by its reasons, and by nothing else', () => {
    expect(alarmOf([])).toEqual({ raised: false, reasons: [], notJudged: null });
    expect(alarmOf(['Below 90 %.'])).toEqual({ raised: true, reasons: ['Below 90 %.'], notJudged: null });
  });

  it('keeps its reasons when the list that it was given goes on growing', () => {
    const reasons = ['Below 90 %.'];
    const alarm = alarmOf(reasons);
    reasons.push('Two quarters in a row.');
    expect(alarm.reasons).toEqual(['Below 90 %.']);
  });

  it('that could not be judged is not raised, and says why', () => {
    expect(notJudged('Nothing was signed.')).toEqual({
      raised: false,
      reasons: [],
      notJudged: 'Nothing was signed.',
    });
  });
});

it('only what was really left out is told', () => {
  const some = { what: 'pilots', count: 2, why: 'they are no customers yet' };
  expect(leftOut(some, { ...some, count: 0 })).toEqual([some]);
  expect(leftOut()).toEqual([]);
});
