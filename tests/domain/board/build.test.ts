import { describe, expect, it } from 'vitest';
import { checkAgenda, FIRST_AGENDA } from '@/domain/board/agenda';
import { boardPageOf, type BoardFacts } from '@/domain/board/build';
import { outcomeOf } from '@/domain/board/decisions';
import { missingOf } from '@/domain/board/missing';
import { isOver, lastDayOfMonth, measuredOn, monthOf, parseMonth } from '@/domain/board/months';
import { canonicalPage } from '@/domain/board/page';
import { amountsBy, quarterAccuracy } from '@/domain/forecast/accuracy/quarters';
import { emptyColumns } from '@/domain/forecast/forecast';
import { alarmOf } from '@/domain/kpis/kpi';
import { date } from '@/domain/values/calendar-date';
import { quarterAt } from '@/domain/values/fiscal-calendar';
import { samplePage } from '../../support/sample-board-page';

const OCTOBER = 2026 * 12 + 9;
const CELL = { actualMinor: 0n, commitMinor: 0n, bestCaseMinor: 0n, pipelineMinor: 0n, weightedMinor: 0n };

function facts(more: Partial<BoardFacts> = {}): BoardFacts {
  const { kpis, attendance, endorsement, programme } = samplePage();
  const quarter = quarterAt(date('2026-10-31'), 1, 0);
  const before = quarterAt(date('2026-10-31'), 1, -1);
  const measured = (forecast: bigint, actual: bigint) => {
    const rep = (amount: bigint) => ({
      repId: null,
      name: null,
      amounts: amountsBy((column) => (column === 'hardware' ? amount : 0n)),
    });
    const start = { snapshotId: 's', asOf: before.from, reps: [rep(forecast)], cleaned: [] };
    return quarterAccuracy({ quarter: before, actual: [rep(actual)], taken: { start } }, null);
  };
  const cell = { ...CELL, actualMinor: 100n, weightedMinor: 50n, commitMinor: 70n };
  return {
    company: 'Northlight',
    currency: 'USD',
    zone: 'UTC',
    period: OCTOBER,
    asOf: date('2026-10-31'),
    heldOn: null,
    judgedOn: date('2026-11-05'),
    kpis: kpis.map(({ verdict: _, sentence: __, ...kpi }) => ({
      ...kpi,
      better: 'higher' as const,
      alarm: alarmOf([]),
    })),
    sentences: { grr: 'It leaks.', forecast: 'It held.' },
    forecast: {
      quarter,
      streams: { ...emptyColumns(), hardware: cell },
      total: cell,
      completed: measured(120n, 100n),
      running: quarterAccuracy({ quarter, actual: [], taken: {} }, null),
    },
    programme,
    lastMonth: {
      period: OCTOBER - 1,
      items: [
        {
          id: 'a',
          kind: 'action',
          text: 'Call',
          owner: 'Carla',
          dueOn: date('2026-11-04'),
          state: 'open',
          settledOn: null,
        },
      ],
    },
    thisMonth: [],
    agenda: FIRST_AGENDA,
    used: { kpis: 90 },
    attendance,
    endorsement,
    exceptions: { asked: 2, ofMonth: [] },
    corrections: {
      since: date('2026-10-06'),
      months: [
        { period: OCTOBER - 2, rows: 2, amountMinor: -500n },
        { period: OCTOBER - 1, rows: 1, amountMinor: 200n },
      ],
    },
    closed: null,
    ...more,
  };
}

describe('the page of a month', () => {
  it('puts every fact in its place, and has one text', () => {
    const page = boardPageOf(facts());
    expect(page.month).toEqual({ period: OCTOBER, key: '2026-10', name: 'October 2026' });
    expect(page.kpis.map(({ id, sentence }) => [id, sentence])).toContainEqual(['grr', 'It leaks.']);
    expect(page.kpis.find(({ id }) => id === 'grr')?.verdict.state).toBe('look');
    expect(page.forecast.rows.map(({ column, forecastMinor }) => [column, forecastMinor])).toEqual([
      ['hardware', '150'],
      ['software', '0'],
      ['services', '0'],
      ['total', '150'],
    ]);
    expect(page.forecast.completed).toMatchObject({ snapshotOn: '2026-07-01', biasBp: 2000, over: true });
    expect(page.forecast.completed.rows.at(-1)).toMatchObject({ column: 'total', varianceBp: 2000 });
    expect(page.forecast.running).toMatchObject({ rows: [], snapshotOn: null });
    expect(page.forecast.running.reason).toContain('No forecast was frozen');
    expect(page.lastMonth).toMatchObject({ month: 'September 2026', items: [{ became: 'late' }] });
    expect(page.corrections).toMatchObject({ rows: 3, sumMinor: '-300', months: [{ month: '2026-08' }, {}] });
    expect(page.exceptions).toMatchObject({ asked: 2, made: 0 });
    expect(page.agenda.find(({ key }) => key === 'kpis')?.secondsUsed).toBe(90);
    expect(() => canonicalPage(page)).not.toThrow();
  });

  it('says what is missing before a close', () => {
    const page = boardPageOf(facts({ sentences: {}, attendance: [] }));
    const missing = missingOf(page).join(' ');
    for (const word of [
      'No sentence about',
      'forecast',
      'Nobody was asked',
      'Nothing was decided',
      'not settled',
    ])
      expect(missing).toContain(word);
    expect(missingOf(samplePage({ kpis: [] })).some((line) => line.includes('sentence'))).toBe(false);
  });
});

describe('months', () => {
  it.each(['2026-13', '2026-1', 'october', '1850-01', '2026-10-01'])('%s names none', (key) => {
    expect(parseMonth(key)).toBeNull();
  });

  it('are measured on their last day, the running one today', () => {
    expect(parseMonth('2026-10')).toBe(OCTOBER);
    expect(monthOf(OCTOBER).name).toBe('October 2026');
    expect(lastDayOfMonth(OCTOBER)).toBe('2026-10-31');
    expect(measuredOn(OCTOBER, date('2026-10-12'))).toBe('2026-10-12');
    expect(measuredOn(OCTOBER, date('2026-11-12'))).toBe('2026-10-31');
    expect([isOver(OCTOBER, date('2026-10-31')), isOver(OCTOBER, date('2026-11-01'))]).toEqual([false, true]);
  });
});

describe('what became of an action', () => {
  const action = (state: 'open' | 'done' | 'dropped', settledOn: string | null = null) =>
    outcomeOf(
      {
        kind: 'action',
        state,
        dueOn: date('2026-11-05'),
        settledOn: settledOn === null ? null : date(settledOn),
      },
      date('2026-11-06'),
    );

  it('is kept on its day, late after it, and dropped where somebody said so', () => {
    expect(action('done', '2026-11-05')).toBe('kept');
    expect(action('done', '2026-11-06')).toBe('kept_late');
    expect(action('open')).toBe('late');
    expect(action('dropped', '2026-11-01')).toBe('dropped');
    const onItsDay = { kind: 'action', state: 'open', dueOn: date('2026-11-06'), settledOn: null } as const;
    expect(outcomeOf(onItsDay, date('2026-11-06'))).toBe('open');
  });
});

describe('an agenda', () => {
  it('takes an hour at most, and each item once', () => {
    expect(checkAgenda(FIRST_AGENDA).ok).toBe(true);
    const long = FIRST_AGENDA.map((item) => ({ ...item, minutes: 15 }));
    expect(checkAgenda(long)).toMatchObject({ ok: false, refusal: { remedy: 'Take 15 minutes out.' } });
    expect(checkAgenda([])).toMatchObject({ ok: false });
    const twice = [...FIRST_AGENDA.slice(0, 1), ...FIRST_AGENDA.slice(0, 1)];
    expect(checkAgenda(twice)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  });
});
