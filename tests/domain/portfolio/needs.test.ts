import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byNeed, needsOf, type CompanyFacts, type Meeting, type Ranked } from '@/domain/portfolio/needs';
import { date } from '@/domain/values/calendar-date';

const TODAY = date('2026-11-23');
const planned = (on: string, startsAt: string | null = null): Meeting => ({
  id: 'm',
  on: date(on),
  startsAt,
  state: 'planned',
  period: null,
});

/** A company of which nothing needs anybody. */
const CALM: CompanyFacts = {
  today: TODAY,
  role: 'CRO',
  alarms: [],
  variance: { ratio: { numerator: 10n, denominator: 100n } },
  nothingCame: false,
  findings: { wonUnshipped: 0, closePast: 0, zombies: 0 },
  save: { notPaying: 0, notConnected: 0 },
  renewals: { due: 0 },
  handoffs: { missing: 0, returned: 0 },
  approvals: { open: 0, oldestDays: 0 },
  actions: { review: { overdue: 0, today: 0 }, board: { overdue: 0, today: 0 } },
  requests: { open: 0, overdue: 0, answered: 0 },
  review: planned('2026-11-24', '2026-11-24T09:00:00Z'),
  board: planned('2026-12-03'),
  unanswered: false,
  signatures: { own: 0, ceo: 0 },
  unspokenSince: null,
  days: { contracted: 1000, used: 650 },
};
const of = (facts: Partial<CompanyFacts>) => needsOf({ ...CALM, ...facts });
const said = (facts: Partial<CompanyFacts>) => of(facts).map(({ id, tone, count }) => [id, tone, count]);

describe('what needs the reader', () => {
  it('is nothing where nothing is wrong', () => {
    expect(of({})).toEqual([]);
    expect(of({ findings: null, save: null, renewals: null, handoffs: null, approvals: null })).toEqual([]);
  });

  it('is red where somebody must act', () => {
    expect(of({ alarms: ['grr', 'ttfv'] })).toEqual([
      { id: 'kpi_alarm', tone: 'act', count: 1, kpi: 'grr' },
      { id: 'kpi_alarm', tone: 'act', count: 1, kpi: 'ttfv' },
    ]);
    expect(said({ save: { notPaying: 3, notConnected: 2 } })).toEqual([
      ['not_paying', 'act', 3],
      ['silent_paying', 'look', 2],
    ]);
    expect(said({ actions: { review: { overdue: 2, today: 5 }, board: { overdue: 1, today: 0 } } })).toEqual([
      ['actions_overdue', 'act', 2],
      ['board_actions_overdue', 'act', 1],
    ]);
  });

  it('judges the forecast by the goal of under 20 %, and no figure by nothing', () => {
    const off = (numerator: bigint) => said({ variance: { ratio: { numerator, denominator: 100n } } });
    expect(off(19n)).toEqual([]);
    expect(off(20n)).toEqual([['variance', 'act', 1]]);
    expect(said({ variance: { ratio: null, reason: 'nothing was realised' } })).toEqual([]);
    expect(said({ variance: null })).toEqual([]);
    // Nothing came of what was forecast: no percentage says how far that is off.
    const none = { ratio: null, reason: 'nothing was realised' };
    expect(said({ variance: none, nothingCame: true })).toEqual([['variance', 'act', 1]]);
  });

  it('makes an approval red on its second day', () => {
    expect(said({ approvals: { open: 2, oldestDays: 1 } })).toEqual([['approvals', 'look', 2]]);
    expect(said({ approvals: { open: 2, oldestDays: 2 } })).toEqual([['approvals', 'act', 2]]);
  });

  it('makes a board review red the day after its day, unless it is on', () => {
    expect(said({ board: planned('2026-11-23') })).toEqual([]);
    expect(said({ board: planned('2026-11-22') })).toEqual([['board_overdue', 'act', 1]]);
    expect(said({ board: { ...planned('2026-11-22'), state: 'open' } })).toEqual([]);
  });

  it('asks the CEO for his answers, and the CRO only to look', () => {
    const requests = { open: 2, overdue: 1, answered: 0 };
    expect(said({ requests })).toEqual([['requests', 'look', 2]]);
    expect(said({ requests, role: 'CEO' })).toEqual([['requests', 'act', 2]]);
    expect(said({ requests: { ...requests, overdue: 0 }, role: 'CEO' })).toEqual([['requests', 'look', 2]]);
  });

  it('misses a meeting that nobody planned, where the reader could', () => {
    expect(said({ review: null, board: null })).toEqual([
      ['no_review', 'look', 1],
      ['no_board', 'look', 1],
    ]);
    expect(said({ review: null, board: null, role: 'CEO' })).toEqual([]);
  });

  it('counts days over what is agreed, not the last agreed one', () => {
    expect(said({ days: { contracted: 1000, used: 1000 } })).toEqual([]);
    expect(said({ days: { contracted: 1000, used: 1001 } })).toEqual([['days_over', 'look', 1]]);
    expect(said({ days: { contracted: null, used: 500 } })).toEqual([]);
  });
});

describe('the order of companies', () => {
  const ranked = (company: string, facts: Partial<CompanyFacts> = {}): Ranked => {
    const { review, board } = { ...CALM, ...facts };
    return { company, needs: of(facts), review, board };
  };
  const order = (...companies: Ranked[]) => companies.toSorted(byNeed).map(({ company }) => company);

  it('puts a meeting that is on before everything, then red, amber, the next meeting and the name', () => {
    const on = ranked('On', { review: { ...planned('2026-11-23'), state: 'open' } });
    const red = ranked('Red', { alarms: ['grr', 'nnarr'] });
    const pale = ranked('Pale', { alarms: ['grr'] });
    const amber = ranked('Amber', { renewals: { due: 9 }, handoffs: { missing: 1, returned: 0 } });
    const soon = ranked('Soon', { review: planned('2026-11-23', '2026-11-23T15:00:00Z') });
    const calm = ranked('Calm');
    const also = ranked('Also calm');
    expect(order(calm, also, soon, amber, pale, red, on)).toEqual([
      'On',
      'Red',
      'Pale',
      'Amber',
      'Soon',
      'Also calm',
      'Calm',
    ]);
  });

  it('counts kinds of items, not what is in them', () => {
    const many = ranked('Many zombies', { findings: { wonUnshipped: 0, closePast: 0, zombies: 500 } });
    const two = ranked('Two kinds', { findings: { wonUnshipped: 1, closePast: 1, zombies: 0 } });
    expect(order(many, two)).toEqual(['Two kinds', 'Many zombies']);
  });

  it('is one order, whatever it begins from', () => {
    const one = fc
      .record({ name: fc.string(), alarms: fc.subarray(['grr', 'ttfv'] as const), due: fc.nat(2) })
      .map(({ name, alarms, due }) => ranked(name, { alarms, renewals: { due } }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (companies) => {
        const sorted = companies.toSorted(byNeed);
        for (const [i, company] of sorted.entries())
          for (const after of sorted.slice(i)) expect(byNeed(company, after)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
