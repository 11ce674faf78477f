import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoomHappening } from '@/domain/reviews/events';
import {
  applyEvent,
  isChallenged,
  roomOf,
  rulingOn,
  WAITING_ROOM,
  type RoomState,
} from '@/domain/reviews/room';
import { chain, chains, opening, standing } from './a-room';

/** So that whoever writes into a state is found out. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

function ruling(outcome: 'held' | 'knocked_down' | 'parked'): RoomHappening {
  return {
    kind: 'ruled',
    dealId: 'ria-1',
    outcome,
    reason: 'No PO',
    before: standing(),
    after: standing(outcome === 'knocked_down' ? 2000 : 4000),
    dealVersion: 3,
  };
}

function after(...happenings: RoomHappening[]): RoomState {
  return roomOf(chain([opening(), ...happenings].map((happening) => ({ after: 1000, happening }))));
}

function dealOf(room: RoomState, dealId = 'ria-1') {
  const deal = room.deals.find((one) => one.dealId === dealId);
  if (!deal) throw new Error('Not on the agenda');
  return deal;
}

describe('the fold of any chain', () => {
  test('is the same wherever it is cut: catching up is the whole replay', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (events, cut) => {
        const at = cut % (events.length + 1);
        const early = frozen(roomOf(frozen(events.slice(0, at))));
        expect(events.slice(at).reduce(applyEvent, early)).toEqual(roomOf(events));
      }),
    );
  });

  test('takes each event once, in order: one that comes twice or after a gap changes nothing', () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.nat(), (events, first, second) => {
        const at = first % events.length;
        const state = frozen(roomOf(events.slice(0, at)));
        const stray = events[second % events.length];
        if (stray && stray.seq !== at + 1) expect(applyEvent(state, stray)).toBe(state);
      }),
    );
  });

  test('is plain JSON, and knows its last event', () => {
    fc.assert(
      fc.property(chains, (events) => {
        const state = roomOf(events);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(state.seq).toBe(events.length);
        expect(state.deals).toHaveLength(6);
      }),
    );
  });

  test('ends with the close: nothing after it changes anything, nor does anything before the opening', () => {
    fc.assert(
      fc.property(chains, chains, (events, more) => {
        const [last] = chain([{ after: 0, happening: { kind: 'closed', sha256: 'a' } }]);
        const open = roomOf(events);
        const closed = last ? applyEvent(open, { ...last, seq: open.seq + 1 }) : open;
        expect(closed.phase).toBe('closed');
        for (const [index, event] of more.entries())
          expect(applyEvent(closed, { ...event, seq: closed.seq + 1 + index })).toBe(closed);
        for (const event of more.slice(1))
          expect(applyEvent(WAITING_ROOM, { ...event, seq: 1 })).toBe(WAITING_ROOM);
      }),
    );
  });

  test('takes a ruling back as if it had never been', () => {
    fc.assert(
      fc.property(chains, (events) => {
        const open = roomOf(events.filter(({ happening }) => happening.kind !== 'closed'));
        const next = (state: RoomState, happening: RoomHappening) =>
          applyEvent(state, {
            seq: state.seq + 1,
            at: '2026-11-24T18:00:00.000Z',
            byUserId: null,
            byName: '',
            happening,
          });
        const ruled = next(open, ruling('knocked_down'));
        expect(rulingOn(dealOf(ruled))?.outcome).toBe('knocked_down');
        const back = next(ruled, { kind: 'tookBack', dealId: 'ria-1', after: standing(), dealVersion: 4 });
        expect(back.deals).toEqual(open.deals);
      }),
    );
  });
});

describe('a room', () => {
  test('begins with the agenda by seat and position, led by who opened it, at the first rep', () => {
    const room = after();
    expect(room.deals.map(({ dealId }) => dealId)).toEqual([
      'ria-1',
      'ria-2',
      'ben-1',
      'ben-2',
      'cai-1',
      'cai-2',
    ]);
    expect(room.presenter).toEqual({ userId: 'u-1', name: 'Cora' });
    expect(room.cursor).toEqual({ repId: 'ria', dealId: null });
    expect(room.timer.runningSince).toBeNull();
  });

  test('keeps the ruling before when the last one is taken back', () => {
    const room = after(ruling('held'), ruling('knocked_down'), {
      kind: 'tookBack',
      dealId: 'ria-1',
      after: standing(),
      dealVersion: 4,
    });
    expect(rulingOn(dealOf(room))).toMatchObject({ outcome: 'held', seq: 2, byName: 'Cora' });
  });

  test('counts a deal as challenged when it was doubted in words, or ruled otherwise than held or parked', () => {
    const doubt: RoomHappening = { kind: 'challenged', dealId: 'ria-1', reason: 'Who signs?' };
    expect(isChallenged(dealOf(after()))).toBe(false);
    expect(isChallenged(dealOf(after(ruling('held'))))).toBe(false);
    expect(isChallenged(dealOf(after(ruling('parked'))))).toBe(false);
    expect(isChallenged(dealOf(after(doubt, ruling('held'))))).toBe(true);
    expect(isChallenged(dealOf(after(ruling('knocked_down'))))).toBe(true);
  });

  test('carries what was judged, answered and agreed', () => {
    const action = {
      actionId: 'a-1',
      dealId: null,
      text: 'Ask',
      ownerId: 'u',
      ownerName: 'U',
      dueOn: '2026-12-01',
    };
    const room = after(
      { kind: 'promiseJudged', dealId: 'ria-1', result: 'late' },
      { kind: 'promiseJudged', dealId: 'ria-1', result: 'kept' },
      { kind: 'actionAdded', ...action },
      { kind: 'actionSettled', actionId: 'a-1', state: 'done' },
      { kind: 'presented', userId: 'u-2', name: 'Dora' },
    );
    expect(dealOf(room).promise).toEqual({ result: 'kept', byName: 'Cora' });
    expect(room.actions).toEqual([{ ...action, state: 'done', version: 2, byName: 'Cora' }]);
    expect(room.presenter?.name).toBe('Dora');
  });
});
