import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AgendaForm } from '@/features/board/components/agenda-form';
import { AgendaList } from '@/features/board/components/agenda-list';
import { BoardMonths } from '@/features/board/components/board-months';
import { DecisionList } from '@/features/board/components/decision-list';
import { SeatList } from '@/features/board/components/seat-list';
import { monthOf } from '@/domain/board/months';
import { FIRST_AGENDA } from '@/domain/board/agenda';
import { date } from '@/domain/values/calendar-date';
import { samplePage } from '../../support/sample-board-page';
import { wordsOf } from '../ceo/words-of';

const OCTOBER = 2026 * 12 + 9;
const NOW = '2026-11-05T15:10:00.000Z';

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
  const form = (items: { key: string; title: string; minutes: number }[]) =>
    renderToStaticMarkup(<AgendaForm slug="acme" current={{ version: 3, items }} />);
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

  it('takes no thirteenth item', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => item(`i${i}`, 5));
    expect(form(twelve)).toMatch(/<button[^>]*disabled=""[^>]*>(<[^>]*>)*Add an item/);
    expect(form(twelve.slice(1))).not.toMatch(/<button[^>]*disabled=""[^>]*>(<[^>]*>)*Add an item/);
  });
});

describe('the agenda for who only reads it', () => {
  it('is read, with nothing that looks as if it could be typed into', () => {
    const markup = renderToStaticMarkup(<AgendaList items={FIRST_AGENDA} />);
    expect(markup).toContain('The KPIs: what moved, and why');
    expect(markup).toContain('15 min');
    expect(markup).toContain('60 min');
    expect(markup).not.toMatch(/<input|<button/);
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
