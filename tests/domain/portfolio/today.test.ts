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
  signatures: { own: 0, ceo: 0 },
  unspokenSince: null,
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

  it('has the board review that was not held, and the month that nobody closed after it', () => {
    const october = { ...meeting('planned', '2026-11-05'), period: 2026 * 12 + 9 };
    expect(of({ board: october })).toMatchObject([{ kind: 'board_late', tone: 'act', meeting: october }]);
    expect(kinds({ board: { ...october, state: 'open' } })).toEqual(['close_month']);
    expect(kinds({ board: { ...october, state: 'open', on: TODAY } })).toEqual(['board_on']);
    // Held before its month is over, it cannot be closed yet.
    expect(kinds({ board: { ...october, state: 'open', period: 2026 * 12 + 10 } })).toEqual(['board_on']);
  });

  it('has a weekly review of last night that nobody has opened', () => {
    expect(kinds({ review: meeting('planned', '2026-11-22', '2026-11-22T23:30:00Z') })).toEqual(['review']);
  });

  it('asks each for his own signature, and tells the CRO of the CEO’s', () => {
    expect(of({ signatures: { own: 2, ceo: 1 } })).toMatchObject([
      { kind: 'sign_model', count: 2 },
      { kind: 'endorsement', count: 1 },
    ]);
    expect(kinds({ role: 'CEO', signatures: { own: 1, ceo: 1 } })).toEqual(['sign_model']);
  });

  it('has the verdict from day ninety on, until it is spoken', () => {
    expect(kinds({ unspokenSince: date('2026-08-26') })).toEqual(['verdict']);
    expect(kinds({ unspokenSince: date('2026-08-27') })).toEqual([]);
  });

  it('has what the ledger and the handoffs wait for', () => {
    expect(
      of({
        save: { notPaying: 2, notConnected: 1 },
        handoffs: { missing: 1, returned: 2 },
        renewals: { due: 4 },
      }).map(({ kind, count }) => [kind, count]),
    ).toEqual([
      ['not_paying', 2],
      ['handoffs', 3],
      ['silent_paying', 1],
      ['renewals', 4],
    ]);
  });

  it('tells the CRO of days over, and of unused ones only in the last week of the month', () => {
    const days = { contracted: 1000, used: 900 };
    expect(kinds({ days: { contracted: 1000, used: 1025 } })).toEqual(['days_over']);
    expect(kinds({ days: { contracted: 1000, used: 1025 }, role: 'CEO' })).toEqual([]);
    expect(kinds({ days })).toEqual([]);
    expect(kinds({ days, today: date('2026-11-24') })).toEqual(['days_left']);
    expect(kinds({ days: { ...days, used: 925 }, today: date('2026-11-30') })).toEqual([]);
    expect(kinds({ days: { contracted: null, used: 100 }, today: date('2026-11-30') })).toEqual([]);
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
