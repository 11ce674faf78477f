import { describe, expect, it } from 'vitest';
import { monthOf } from '@/domain/board/months';
import { date } from '@/domain/values/calendar-date';
import { WaitingList } from '@/features/ceo-home/components/waiting-list';
import type { Waiting } from '@/features/ceo-home/queries';
import { wordsOf } from './words-of';

const october = monthOf(2026 * 12 + 9);
const NOTHING: Waiting = {
  endorse: [],
  attend: [],
  answer: [],
  moreRequests: 0,
  close: [],
  actions: [],
  count: 0,
  next: null,
  name: 'Mara Lind',
  today: date('2026-11-20'),
  zone: 'UTC',
};

function shown(more: Partial<Waiting>): string {
  return wordsOf(
    <WaitingList
      slug="acme"
      waiting={{ ...NOTHING, ...more }}
      endorse={(version) => <b>endorse {version}</b>}
      answer={({ id }) => <b>answer {id}</b>}
      close={({ key }) => <b>close {key}</b>}
    />,
  );
}

describe('a line of what waits', () => {
  it('asks for the endorsement, of a version in force or to come', () => {
    const version = { version: 2, effectiveFrom: date('2026-12-01'), note: 'Demos', endorsed: false };
    expect(shown({ endorse: [{ ...version, state: 'to come' }] })).toBe(
      'Endorse version 2 of the stage model Demos. In force from 1 Dec 2026. The whole team sees your name under it. Read it first endorse 2',
    );
    expect(shown({ endorse: [{ ...version, note: null, state: 'in force' }] })).toContain(
      'In force since 1 Dec 2026',
    );
  });

  it('offers to close a month, and to come to a review', () => {
    const review = { month: october, heldOn: date('2026-11-23'), asked: true, answer: null };
    expect(shown({ close: [{ ...review, state: 'open' }] })).toMatch(/^Close October 2026 .* close 2026-10$/);
    expect(shown({ attend: [{ ...review, state: 'planned' }] })).toMatch(
      /^Board review of October 2026, 23 Nov 2026 .* I cannot come I come$/,
    );
  });

  it('says how many more requests wait than are drawn, and where they are', () => {
    expect(shown({ moreRequests: 4980 })).toMatch(/^4,980 more requests to answer .* All requests$/);
  });

  it('says of an action where it was promised, and marks what is late', () => {
    const action = { id: 'a', text: 'Call the supplier', dueOn: date('2026-11-18'), version: 1, late: true };
    const board = { ...action, of: 'board' as const, month: october, reviewId: null };
    expect(shown({ actions: [board] })).toMatch(
      /^Call the supplier Overdue You promised it for 18 Nov 2026 in the review of October 2026 \. Done$/,
    );
    const weekly = { ...action, of: 'weekly' as const, month: null, reviewId: 'r', late: false };
    expect(shown({ actions: [weekly] })).toMatch(/^Call the supplier You promised .* in a weekly review/);
  });
});
