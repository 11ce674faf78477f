import { describe, expect, test } from 'vitest';
import type { RoomEvent, RoomHappening } from '@/domain/reviews/events';
import { roomOf } from '@/domain/reviews/room';
import { RoomStore } from '@/features/reviews/components/room/room-store';
import { ServerClock } from '@/features/reviews/components/room/server-clock';
import { opened, presented, actionAdded } from './room-events';

const AT = '2026-11-20T09:00:00.000Z';
const NORA = { userId: 'nora', name: 'Nora' };

function event(seq: number, happening: RoomHappening, byUserId = 'nora'): RoomEvent {
  return { seq, at: AT, byUserId, byName: byUserId, happening };
}

const start = () => new RoomStore(roomOf([event(1, opened)]));
const texts = (store: RoomStore) => store.shown().actions.map(({ text }) => text);

describe('events', () => {
  test('count once, whichever way and in whatever order they come', () => {
    const store = start();
    const two = event(2, actionAdded('Call Ada'));
    expect(store.take([two]).news).toEqual([two]);
    expect(store.take([event(1, opened), two]).news).toEqual([]);
    const three = event(3, actionAdded('Send the quote'));
    expect(store.take([event(4, presented('sam')), three]).news.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(texts(store)).toEqual(['Call Ada', 'Send the quote']);
  });

  test('after a gap wait for the missing ones', () => {
    const store = start();
    expect(store.take([event(3, actionAdded('Third'))])).toEqual({ news: [], gap: true });
    expect([store.seq, texts(store)]).toEqual([1, []]);
    expect(store.take([event(2, actionAdded('Second')), event(3, actionAdded('Third'))]).gap).toBe(false);
    expect(texts(store)).toEqual(['Second', 'Third']);
  });

  test('end with the close, even for whom the way there is not told', () => {
    const store = start();
    const { news, gap } = store.take([event(9, { kind: 'closed', sha256: 'x' })]);
    expect([news.length, gap, store.shown().phase, store.seq]).toEqual([1, false, 'closed', 9]);
  });

  test('of a newer server that the page does not know are passed over, not waited for', () => {
    const store = start();
    const unknown = { kind: 'danced' } as unknown as RoomHappening;
    store.take([event(2, unknown), event(3, actionAdded('After'))]);
    expect([store.seq, texts(store)]).toEqual([3, ['After']]);
  });

  test('leave the same room as long as nothing happened', () => {
    const store = start();
    const before = store.shown();
    store.take([event(1, opened)]);
    expect(store.shown()).toBe(before);
    expect(store.replace(roomOf([event(1, opened)]))).toBe(false);
  });
});

describe('an own action', () => {
  test('that ticks another one off is not taken for the first: each shows at once and stays', () => {
    const added = (seq: number, actionId: string) =>
      event(seq, { ...actionAdded(actionId), actionId } as RoomHappening);
    const store = new RoomStore(roomOf([event(1, opened), added(2, 'a'), added(3, 'b')]));
    const done = (actionId: string) => ({ kind: 'actionSettled' as const, actionId, state: 'done' as const });
    for (const actionId of ['a', 'b']) store.hope(done(actionId), AT, NORA);
    const states = () => store.shown().actions.map(({ state, version }) => [state, version]);
    expect(states()).toEqual([
      ['done', 2],
      ['done', 2],
    ]);
    store.take([event(4, done('b'))]);
    expect(states()).toEqual([
      ['done', 2],
      ['done', 2],
    ]);
  });

  test('shows at once, and once when its event is there: before the answer or after it', () => {
    for (const first of ['event', 'answer']) {
      const store = start();
      const key = store.hope(actionAdded('Call Ada'), AT, NORA);
      expect(texts(store)).toEqual(['Call Ada']);
      const real = event(2, actionAdded('Call Ada'));
      if (first === 'event') store.take([real]);
      store.settle(key, real);
      store.take([real]);
      expect([texts(store), store.seq]).toEqual([['Call Ada'], 2]);
    }
  });

  test('goes again when it was refused, and nothing else does', () => {
    const store = start();
    const key = store.hope(actionAdded('Call Ada'), AT, NORA);
    store.take([event(2, actionAdded('By Sam'), 'sam')]);
    expect(texts(store)).toEqual(['By Sam', 'Call Ada']);
    store.settle(key, null);
    expect(texts(store)).toEqual(['By Sam']);
  });

  test('stays in sight while the events before it are still missing', () => {
    const store = start();
    const key = store.hope(actionAdded('Mine'), AT, NORA);
    expect(store.settle(key, event(3, actionAdded('Mine'))).gap).toBe(true);
    expect(texts(store)).toEqual(['Mine']);
    store.take([event(2, actionAdded('By Sam'), 'sam'), event(3, actionAdded('Mine'))]);
    expect(texts(store)).toEqual(['By Sam', 'Mine']);
  });

  test("is not taken for somebody else's of the same kind", () => {
    const store = start();
    store.hope(actionAdded('Call Ada'), AT, NORA);
    store.take([event(2, actionAdded('Call Ada'), 'sam')]);
    expect(texts(store)).toEqual(['Call Ada', 'Call Ada']);
  });
});

describe("the server's time", () => {
  function clockAt(server: string) {
    let elapsed = 1000;
    const clock = new ServerClock(server, () => elapsed);
    const text = () => new Date(clock.now()).toISOString();
    return { clock, text, pass: (ms: number) => (elapsed += ms) };
  }

  test('runs on between messages, and takes the message that was least late', () => {
    const { clock, text, pass } = clockAt('2026-11-20T09:00:00.000Z');
    pass(5000);
    clock.hear('2026-11-20T09:00:05.300Z');
    expect(text()).toBe('2026-11-20T09:00:05.300Z');
    clock.hear('2026-11-20T09:00:05.100Z');
    expect(text()).toBe('2026-11-20T09:00:05.300Z');
  });

  test('is right again after the browser was asleep', () => {
    const { clock, text } = clockAt('2026-11-20T09:00:00.000Z');
    clock.hear('2026-11-20T10:30:00.000Z');
    expect(text()).toBe('2026-11-20T10:30:00.000Z');
    clock.hear('2026-11-20T10:00:00.000Z');
    expect(text()).toBe('2026-11-20T10:00:00.000Z');
  });
});
