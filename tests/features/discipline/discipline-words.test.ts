import { describe, expect, it } from 'vitest';
import type { CeoSeat, KeptZombie } from '@/domain/board/discipline';
import { date } from '@/domain/values/calendar-date';
import {
  accessText,
  attendanceText,
  keepersText,
  modelText,
  requestsText,
  weeksText,
  zombiesText,
} from '@/features/discipline/discipline-words';

const kept = (by: string | null): KeptZombie => ({
  dealId: 'd',
  deal: 'Deal',
  how: 'justified',
  by,
  on: date('2026-11-01'),
});
const seat = (more: Partial<CeoSeat> = {}): CeoSeat => ({
  name: 'Mara',
  answer: null,
  attended: null,
  ...more,
});
const board = (state: 'planned' | 'open' | 'closed', ...ceos: CeoSeat[]) =>
  attendanceText({ state, ceos }).text;

describe('the cells of a month', () => {
  it('say how many silent deals were kept, by whom, and how many the rule closed', () => {
    expect(zombiesText({ kept: [], closed: 0 })).toBe('–');
    expect(zombiesText({ kept: [kept('Bo'), kept('Ria'), kept('Ria')], closed: 4 })).toBe('3 kept, 4 closed');
    expect(keepersText([kept('Bo'), kept('Ria'), kept('Ria'), kept(null)])).toBe('Ria 2, Bo 1, the system 1');
    expect(keepersText([])).toBe('');
  });

  it('say whether the CEO was there, and before that whether he comes', () => {
    expect(attendanceText(null).text).toBe('No review');
    expect(board('planned')).toBe('Not asked');
    expect(board('planned', seat())).toBe('No answer yet');
    expect(board('planned', seat({ answer: 'coming' }))).toBe('Comes');
    expect(board('planned', seat({ answer: 'not_coming' }))).toBe('Cannot come');
    expect(board('closed', seat())).toBe('Not recorded');
    expect(board('closed', seat({ attended: true }), seat({ attended: false }))).toBe('There');
    expect(attendanceText({ state: 'closed', ceos: [seat({ attended: false })] })).toEqual({
      text: 'Missed',
      missed: true,
    });
  });

  it('say what became of requests', () => {
    expect(requestsText({ asked: 0, answered: 0, late: 0, overdue: 0 })).toBe('–');
    expect(requestsText({ asked: 2, answered: 2, late: 0, overdue: 0 })).toBe('2 of 2 answered');
    expect(requestsText({ asked: 3, answered: 1, late: 1, overdue: 1 })).toBe(
      '1 of 3 answered, 1 late, 1 overdue',
    );
  });

  it('say hours, access and model', () => {
    expect(weeksText({ kept: 0, judged: 0 })).toBe('–');
    expect(weeksText({ kept: 0, judged: 1 })).toBe('0 of 1 week');
    expect(weeksText({ kept: 3, judged: 4 })).toBe('3 of 4 weeks');
    expect(accessText(null)).toBe('–');
    expect(accessText({ access: 'granted', since: null })).toBe('Granted');
    const since = date('2026-10-20');
    expect(modelText({ version: 2, since, endorsed: true })).toBe('Version 2, endorsed');
    expect(modelText({ version: 2, since, endorsed: false })).toBe('Version 2, not endorsed');
  });
});
