import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AgendaForm } from '@/features/board/components/agenda-form';
import { BoardMonths } from '@/features/board/components/board-months';
import { DecisionList } from '@/features/board/components/decision-list';
import { HourBar } from '@/features/board/components/hour-bar';
import { HourClock } from '@/features/board/components/hour-clock';
import { SeatList } from '@/features/board/components/seat-list';
import { monthOf } from '@/domain/board/months';
import { FIRST_AGENDA } from '@/domain/board/agenda';
import { date } from '@/domain/values/calendar-date';
import { samplePage } from '../../support/sample-board-page';
import { wordsOf } from '../ceo/words-of';

const OCTOBER = 2026 * 12 + 9;
const NOW = '2026-11-05T15:10:00.000Z';

/** A router that goes nowhere: what is drawn here is drawn once. */
const ROUTER = {
  back: () => undefined,
  forward: () => undefined,
  refresh: () => undefined,
  push: () => undefined,
  replace: () => undefined,
  prefetch: () => undefined,
} as unknown as NonNullable<ComponentProps<typeof AppRouterContext.Provider>['value']>;
const routed = (children: React.ReactElement) => (
  <AppRouterContext.Provider value={ROUTER}>{children}</AppRouterContext.Provider>
);

describe('the clock of the hour', () => {
  const agenda = FIRST_AGENDA.map((item) => ({ ...item, secondsUsed: 0 }));
  const clock = (more: Partial<ComponentProps<typeof HourClock>>) =>
    routed(
      <HourClock
        slug="acme"
        month="2026-10"
        agenda={agenda}
        timer={{ item: null, since: null, used: {} }}
        now={NOW}
        open
        mayWrite
        {...more}
      />,
    );

  it('says what is planned before the hour, and offers nothing to press', () => {
    const words = wordsOf(clock({ open: false }));
    expect(words).toContain('60 min planned');
    expect(words).not.toMatch(/Start|Pause|Next item/);
  });

  it('reckons what runs from the stored instant, the same after every reload', () => {
    const timer = { item: 'kpis', since: '2026-11-05T15:00:00.000Z', used: { actions: 300 } };
    const words = wordsOf(clock({ timer }));
    expect(words).toContain('15:00 of 60 min');
    expect(words).toContain('10:00 of 15 min');
    expect(words).toContain('5:00 of 10 min');
    expect(wordsOf(clock({ timer }))).toBe(words);
  });

  it('marks the running item as the current step, over its time in amber', () => {
    const timer = { item: 'kpis', since: '2026-11-05T14:50:00.000Z', used: {} };
    const markup = renderToStaticMarkup(clock({ timer }));
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
    expect(markup).toMatch(/text-look[^>]*>20:00 of/);
  });

  it('lets any other item begin, and has no buttons for who only reads', () => {
    const timer = { item: 'close', since: NOW, used: {} };
    expect(wordsOf(clock({ timer })).match(/Start/g)).toHaveLength(4);
    expect(wordsOf(clock({ timer, mayWrite: false }))).not.toMatch(/Start/);
  });

  it('shows to everybody what an hour used that is not on any more', () => {
    const timer = { item: null, since: null, used: { kpis: 61 } };
    expect(wordsOf(clock({ timer, open: false, mayWrite: false }))).toContain('1:01 of 60 min');
  });
});

describe('the bar of the hour', () => {
  const bar = (timer: ComponentProps<typeof HourBar>['timer'], mayWrite = true) =>
    wordsOf(
      routed(
        <HourBar
          slug="acme"
          month="2026-10"
          agenda={FIRST_AGENDA.map((item) => ({ ...item, secondsUsed: 0 }))}
          timer={timer}
          now={NOW}
          mayWrite={mayWrite}
        />,
      ),
    );
  const since = '2026-11-05T15:05:00.000Z';

  it('says what runs, how much of it is left, and offers the next item', () => {
    const words = bar({ item: 'kpis', since, used: { actions: 300 } });
    expect(words).toContain('10:00 left');
    expect(words).toContain('The KPIs: what moved, and why');
    expect(words).toContain('10:00 of 60 min');
    expect(words).toContain('Pause Next item : Forecast by stream, and what missed');
  });

  it('counts on beyond an item’s time, and has no next item after the last', () => {
    const words = bar({ item: 'close', since: '2026-11-05T15:00:00.000Z', used: {} });
    expect(words).toContain('5:00 over');
    expect(words).toContain('Pause');
    expect(words).not.toContain('Next item');
  });

  it('goes on after a pause, and is only read by the others', () => {
    const paused = { item: null, since: null, used: { actions: 60 } };
    expect(bar(paused)).toContain('Go on');
    expect(bar(paused, false)).not.toContain('Go on');
    expect(bar({ item: 'kpis', since, used: {} }, false)).not.toMatch(/Pause|Next item/);
  });
});

describe('who is asked', () => {
  const seat = (userId: string, more: object = {}) => ({
    userId,
    name: `Name of ${userId}`,
    role: 'CEO' as const,
    answer: null,
    attended: null,
    ...more,
  });
  type Room = ComponentProps<typeof SeatList>['room'];
  const list = (room: Partial<Room>, held = true) =>
    wordsOf(
      <SeatList
        slug="acme"
        month="2026-10"
        held={held}
        room={{
          seats: [seat('me'), seat('other')] as unknown as Room['seats'],
          members: [],
          me: 'me',
          mayWrite: false,
          mayAttend: true,
          ...room,
        }}
      />,
    );

  it('answers for himself only, and not once it is said that he was there', () => {
    expect(list({}).match(/I come/g)).toHaveLength(1);
    const said = [seat('me', { attended: true })] as unknown as Room['seats'];
    expect(list({ seats: said })).not.toContain('I come');
    expect(list({ mayAttend: false })).not.toContain('I come');
  });

  it('is marked, taken out and asked by the CRO alone', () => {
    const members = [
      { userId: 'viewer', name: 'Vic', role: 'VIEWER' as const },
      { userId: 'rep', name: 'Ria', role: 'REP' as const },
      { userId: 'me', name: 'Me', role: 'CEO' as const },
    ];
    const cro = list({ mayWrite: true, members });
    expect(cro.match(/Was there/g)).toHaveLength(2);
    expect(cro).toContain('Ask somebody');
    expect(list({ mayWrite: true, members }, false)).not.toContain('Was there');
    expect(list({ members })).not.toMatch(/Was there|Take out|Ask somebody/);
    const onlyReps = members.filter(({ role }) => role === 'REP');
    expect(list({ mayWrite: true, members: onlyReps })).not.toContain('Ask somebody');
  });

  it('is said where nobody is', () => {
    expect(list({ seats: [] })).toBe('Nobody has been asked yet.');
  });
});

describe('what was agreed', () => {
  const { lastMonth, thisMonth } = samplePage();
  type Rows = ComponentProps<typeof DecisionList>['rows'];
  const rows = [...lastMonth.items, ...thisMonth].map(({ id, kind, text, became }) => ({
    id,
    kind,
    text,
    version: 1,
    ownerId: null,
    owner: null,
    dueOn: null,
    settledAt: null,
    by: null,
    recordedAt: NOW,
    state:
      kind === 'decision'
        ? 'taken'
        : became.startsWith('kept')
          ? 'done'
          : became === 'dropped'
            ? became
            : 'open',
  })) as unknown as Rows;
  const list = (more: Partial<ComponentProps<typeof DecisionList>>) =>
    wordsOf(
      <DecisionList
        slug="acme"
        month={null}
        items={lastMonth.items}
        rows={rows}
        members={[]}
        none="Nothing was agreed."
        {...more}
      />,
    );

  it('last month is settled here, opened again, and neither added to nor taken out', () => {
    const words = list({});
    expect(words.match(/Done /g)).toHaveLength(1);
    expect(words.match(/Open again/g)).toHaveLength(3);
    expect(words).not.toContain('Take out');
  });

  it('says who owes what by when, and what became of it', () => {
    const words = list({ rows: [] });
    expect(words).toContain('Carla Okafor, by 10 Oct 2026: kept on 9 Oct 2026');
    expect(words).toContain('Dana Whitlock, by 15 Oct 2026: kept late on 22 Oct 2026');
    expect(words).toContain('Marcus Bell, by 20 Oct 2026: late');
    expect(words).not.toMatch(/Done|Drop |Open again/);
  });

  it('this month is added to, and is said where it is nothing', () => {
    expect(list({ month: '2026-10', items: thisMonth })).toContain('Take out');
    expect(list({ items: [], rows: [] })).toBe('Nothing was agreed.');
  });
});

describe('the agenda as a form', () => {
  const form = (items: { key: string; title: string; minutes: number }[], mayWrite = true) =>
    renderToStaticMarkup(<AgendaForm slug="acme" current={{ version: 3, items }} mayWrite={mayWrite} />);
  const item = (key: string, minutes: number) => ({ key, title: `Item ${key}`, minutes });

  it('adds its minutes up, and says how many are too many', () => {
    expect(form([item('a', 20), item('b', 40)])).toContain('60 of 60 minutes.');
    expect(form([item('a', 20), item('b', 40)])).not.toContain('Take 0 out');
    expect(form([item('a', 30), item('b', 45)])).toContain('75 of 60 minutes. Take 15 out.');
  });

  it('moves the first not earlier and the last not later', () => {
    const markup = form([item('a', 20), item('b', 20)]);
    const disabled = (label: string) =>
      new RegExp(`<button[^>]*aria-label="${label}"[^>]*>`).exec(markup)?.[0].includes('disabled=""');
    expect(['Earlier: Item a', 'Later: Item a', 'Earlier: Item b', 'Later: Item b'].map(disabled)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('takes no thirteenth item, and nothing at all from who only reads', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => item(`i${i}`, 5));
    expect(form(twelve)).toMatch(/<button[^>]*disabled=""[^>]*>(<[^>]*>)*Add an item/);
    expect(form(twelve.slice(1))).not.toMatch(/<button[^>]*disabled=""[^>]*>(<[^>]*>)*Add an item/);
    expect(form(twelve, false)).not.toContain('Publish the agenda');
  });
});

describe('the list of months', () => {
  type List = ComponentProps<typeof BoardMonths>['list'];
  const closed = {
    id: 'r1',
    period: OCTOBER,
    month: monthOf(OCTOBER),
    state: 'closed',
    heldOn: date('2026-11-05'),
    asked: 3,
    attended: 2,
    openedAt: null,
    closedAt: '2026-11-05T15:58:00.000Z',
    closedBy: 'Dana Whitlock',
  };
  const list = (more: Partial<List>) =>
    wordsOf(
      <BoardMonths
        slug="acme"
        list={
          {
            today: date('2026-11-20'),
            zone: 'Pacific/Auckland',
            months: [closed],
            unplanned: [],
            mayPlan: true,
            mayWriteAgenda: true,
            ...more,
          } as unknown as List
        }
      />,
    );

  it('says who closed it when, on the company’s own clock', () => {
    const words = list({});
    expect(words).toContain('2 of 3');
    expect(words).toContain('6 Nov 2026, 04:58, Dana Whitlock');
  });

  it('counts nobody as there before the day, and offers to plan only to who may', () => {
    const planned = { ...closed, state: 'planned', closedAt: null, closedBy: null };
    expect(list({ months: [planned] as unknown as List['months'] })).not.toContain('2 of 3');
    const unplanned = [monthOf(OCTOBER + 1)];
    expect(list({ unplanned })).toContain('November 2026 has no review yet. Look at its figures Plan');
    expect(list({ unplanned, mayPlan: false })).not.toMatch(/Look at its figures Plan/);
  });

  it('says what a first month is for where there is none', () => {
    expect(list({ months: [] })).toContain('No month has a review yet');
  });
});
