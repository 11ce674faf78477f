import { describe, expect, it } from 'vitest';
import { verdictOf, type VerdictGround } from '@/domain/board/verdict';
import { alarmOf, notJudged } from '@/domain/kpis/kpi';

const GROUND: VerdictGround = {
  value: 8000n,
  reason: null,
  better: 'higher',
  target: null,
  alarm: alarmOf([]),
  worsened: null,
};
const verdict = (more: Partial<VerdictGround>) => verdictOf({ ...GROUND, ...more });
const target = { amount: 8500n, text: '85 %' };

describe('the verdict on a KPI', () => {
  it('judges nothing without a figure, and says why', () => {
    expect(verdict({ value: null, reason: 'No cohort.', alarm: alarmOf(['Under 80 %.']) })).toEqual({
      state: 'not_judged',
      text: 'No cohort.',
    });
  });

  it('asks to act on a raised alarm, whatever the target says', () => {
    expect(verdict({ alarm: alarmOf(['One.', 'Two.']), target: { amount: 1n, text: '0 %' } })).toEqual({
      state: 'act',
      text: 'One. Two.',
    });
  });

  it('asks to look where a target is missed, in either direction', () => {
    expect(verdict({ target }).text).toBe('Under its target of 85 %.');
    expect(verdict({ value: 9000n, better: 'lower', target })).toEqual({
      state: 'look',
      text: 'Over its target of 85 %.',
    });
  });

  it('is on track where the target is met to the unit, even after a change for the worse', () => {
    expect(verdict({ value: 8500n, target, worsened: 'down 1 pp on Q2' })).toEqual({
      state: 'on_track',
      text: 'Its target of 85 % is met.',
    });
    expect(verdict({ value: 8500n, better: 'lower', target }).state).toBe('on_track');
  });

  it('asks to look at a change for the worse that no target judges', () => {
    expect(verdict({ worsened: 'down 1 pp on Q2' })).toEqual({
      state: 'look',
      text: 'Down 1 pp on Q2, and no target says how far is too far.',
    });
  });

  it('says where the alarm cannot judge either', () => {
    expect(verdict({ alarm: notJudged('It needs six quarters.') })).toEqual({
      state: 'not_judged',
      text: 'It needs six quarters.',
    });
    expect(verdict({}).state).toBe('on_track');
  });
});
