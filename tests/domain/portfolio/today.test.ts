import { describe, expect, it } from 'vitest';
import type { CompanyFacts, Meeting } from '@/domain/portfolio/needs';
import { byTime, todayOf } from '@/domain/portfolio/today';
import { date } from '@/domain/values/calendar-date';

const TODAY = date('2026-11-23');
const meeting = (state: Meeting['state'], on = '2026-11-23', startsAt: string | null = null): Meeting => ({
  id: 'm',
  on: date(on),
  startsAt,
  state,
  period: null,
});
const NOTHING: CompanyFacts = {
  today: TODAY,
  role: 'CRO',
  alarms: ['grr'],
  variance: null,
  nothingCame: false,
  findings: null,
  save: null,
  renewals: null,
  handoffs: null,
  approvals: null,
  actions: { review: { overdue: 0, today: 0 }, board: { overdue: 0, today: 0 } },
  requests: { open: 0, overdue: 0, answered: 0 },
  review: null,
  board: null,
  unanswered: false,
  days: null,
};
const of = (facts: Partial<CompanyFacts>) => todayOf({ ...NOTHING, ...facts });
const kinds = (facts: Partial<CompanyFacts>) => of(facts).map(({ kind }) => kind);

describe('what is for today in a company', () => {
  it('is nothing where nothing is due, whatever else is wrong', () => {
    expect(of({})).toEqual([]);
    expect(
      kinds({ review: meeting('planned', '2026-11-24'), board: meeting('planned', '2026-12-01') }),
    ).toEqual([]);
  });

  it('has the meetings that are on, whenever they were planned, and those of the day', () => {
    expect(kinds({ review: meeting('open', '2026-11-22'), board: meeting('planned') })).toEqual([
      'review_on',
      'board',
    ]);
    expect(kinds({ review: meeting('planned'), board: meeting('open') })).toEqual(['board_on', 'review']);
  });

  it('counts what is due with what is overdue, and is red only for the latter', () => {
    const due = (overdue: number, today: number) =>
      of({ actions: { review: { overdue, today }, board: { overdue: 0, today: 0 } } })[0];
    expect(due(0, 2)).toMatchObject({ kind: 'actions', count: 2, overdue: 0, tone: null });
    expect(due(1, 2)).toMatchObject({ kind: 'actions', count: 3, overdue: 1, tone: 'act' });
  });

  it('gives the CEO the questions and the CRO the answers', () => {
    const requests = { open: 2, overdue: 0, answered: 1 };
    expect(kinds({ requests })).toEqual(['request_answered']);
    expect(kinds({ requests, role: 'CEO', unanswered: true })).toEqual(['answer_request', 'say_coming']);
  });

  it('adds the first three checks of the audit', () => {
    const [found] = of({ findings: { wonUnshipped: 1, closePast: 2, zombies: 3 } });
    expect(found).toMatchObject({ kind: 'findings', count: 6 });
  });
});

describe('the list across companies', () => {
  it('goes by time first, then by kind, then by what is overdue', () => {
    const placed = (company: string, facts: Partial<CompanyFacts>) =>
      of(facts).map((item) => ({ company, item }));
    const actions = (overdue: number) => ({
      review: { overdue, today: 1 },
      board: { overdue: 0, today: 0 },
    });
    const list = [
      ...placed('A', {
        actions: actions(0),
        review: meeting('planned', '2026-11-23', '2026-11-23T15:00:00Z'),
      }),
      ...placed('B', { actions: actions(3), board: meeting('planned') }),
      ...placed('C', { review: meeting('planned', '2026-11-23', '2026-11-23T08:00:00Z') }),
      ...placed('D', { board: meeting('open') }),
    ];
    expect(list.toSorted(byTime).map(({ company, item }) => `${company} ${item.kind}`)).toEqual([
      'D board_on',
      'B board',
      'C review',
      'A review',
      'B actions',
      'A actions',
    ]);
  });
});
