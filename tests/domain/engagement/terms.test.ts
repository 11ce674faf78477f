import { describe, expect, it } from 'vitest';
import { termsAt } from '@/domain/engagement/terms';
import { date } from '@/domain/values/calendar-date';
import { aTerm } from './a-term';

const JANUARY_ENDS = '2026-02-01T00:00:00Z';
const FEBRUARY_ENDS = '2026-03-01T00:00:00Z';

describe('the terms that a month counts by', () => {
  const ten = aTerm();
  const twelve = aTerm({ version: 2, contractedDays: 1200, recordedAt: '2026-02-20T09:00:00Z' });

  it('are those that stood at its end, in whatever order they come', () => {
    expect(termsAt([twelve, ten], JANUARY_ENDS)).toEqual(ten);
    expect(termsAt([twelve, ten], FEBRUARY_ENDS)).toEqual(twelve);
  });

  it('are not changed at the very instant at which the next month begins', () => {
    const late = { ...twelve, recordedAt: JANUARY_ENDS };
    expect(termsAt([ten, late], JANUARY_ENDS)).toEqual(ten);
    expect(termsAt([ten, { ...late, recordedAt: '2026-01-31T23:59:59.999Z' }], JANUARY_ENDS)?.version).toBe(
      2,
    );
  });

  it('hold from the first day where they were entered late', () => {
    const begun = aTerm({ contractedDays: null });
    expect(termsAt([begun, twelve], JANUARY_ENDS)).toEqual(twelve);
    expect(termsAt([twelve], JANUARY_ENDS)).toEqual(twelve);
  });

  it('begin and end when the engagement did, even where that was written down after the month', () => {
    const over = aTerm({
      version: 2,
      startOn: date('2026-01-12'),
      endOn: date('2026-01-20'),
      contractedDays: 1200,
      recordedAt: '2026-02-20T09:00:00Z',
    });
    expect(termsAt([ten, over], JANUARY_ENDS)).toMatchObject({
      contractedDays: 1000,
      startOn: '2026-01-12',
      endOn: '2026-01-20',
    });
  });

  it('say nothing agreed where nothing is, or is not any more', () => {
    const begun = aTerm({ contractedDays: null });
    const ended = aTerm({ version: 3, contractedDays: null, recordedAt: '2026-02-25T09:00:00Z' });
    expect(termsAt([], JANUARY_ENDS)).toBeNull();
    expect(termsAt([begun], JANUARY_ENDS)).toEqual(begun);
    expect(termsAt([begun], '2026-01-01T00:00:00Z')).toEqual(begun);
    expect(termsAt([ten, twelve, ended], FEBRUARY_ENDS)).toEqual(ended);
  });
});
