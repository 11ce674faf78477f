import { describe, expect, test } from 'vitest';
import { Presence, type PresenceNotice, type RoomKey } from '@/features/reviews/live/presence';

const ROOM: RoomKey = 'tenant/review';
const nameOf = (userId: string) => `Name of ${userId}`;

/** Two processes and a clock that the test turns; what one announces the other hears. */
function twoProcesses() {
  let at = 0;
  const [one, two] = [new Presence('p1', () => at), new Presence('p2', () => at)];
  const pass = (from: Presence, to: Presence, rooms: RoomKey[] = [ROOM]) =>
    from
      .notices(rooms, false)
      .flatMap((notice) => to.hear(JSON.parse(JSON.stringify(notice)) as PresenceNotice));
  const seen = (presence: Presence) => presence.people(ROOM, nameOf).map(({ userId }) => userId);
  return { one, two, pass, seen, turn: (ms: number) => (at += ms) };
}

describe('who is in a room', () => {
  test('is everybody of all processes, longest first, each once however many pages he has open', () => {
    const { one, two, pass, seen } = twoProcesses();
    one.enter(ROOM, {}, 'nora', 3000);
    one.enter(ROOM, {}, 'nora', 2000);
    two.enter(ROOM, {}, 'sam', 1000);
    two.enter(ROOM, {}, 'nora', 5000);
    pass(two, one);
    expect(seen(one)).toEqual(['sam', 'nora']);
    expect(one.people(ROOM, nameOf)[1]).toEqual({
      userId: 'nora',
      name: 'Name of nora',
      since: '1970-01-01T00:00:02.000Z',
    });
  });

  test('is without him once his last page is closed, here and elsewhere', () => {
    const { one, two, pass, seen } = twoProcesses();
    const [first, second] = [{}, {}];
    one.enter(ROOM, first, 'nora', 1);
    one.enter(ROOM, second, 'nora', 2);
    two.enter(ROOM, {}, 'sam', 3);
    pass(one, two);
    one.leave(ROOM, first);
    expect(pass(one, two)).toEqual([ROOM]);
    expect(seen(two)).toEqual(['nora', 'sam']);
    one.leave(ROOM, second);
    pass(one, two);
    expect([seen(two), one.rooms()]).toEqual([['sam'], []]);
  });

  test('forgets the people of a process that has fallen silent, and no others', () => {
    const { one, two, pass, seen, turn } = twoProcesses();
    one.enter(ROOM, {}, 'nora', 1);
    two.enter(ROOM, {}, 'sam', 2);
    pass(one, two);
    turn(10_000);
    expect(two.forget()).toEqual([]);
    turn(2_000);
    expect(two.forget()).toEqual([ROOM]);
    expect(seen(two)).toEqual(['sam']);
  });

  test('does not mind rooms that are not its own, nor its own announcements', () => {
    const { one, two, pass, seen } = twoProcesses();
    one.enter(ROOM, {}, 'nora', 1);
    expect(pass(one, two)).toEqual([]);
    expect(pass(one, one)).toEqual([]);
    expect(seen(two)).toEqual([]);
  });

  test('fits into notifications, however many rooms and people there are', () => {
    const { one } = twoProcesses();
    const rooms = Array.from(
      { length: 120 },
      (_, index): RoomKey => `${'t'.repeat(36)}/${String(index).padEnd(36)}`,
    );
    for (const room of rooms)
      for (let person = 0; person < 150; person++)
        one.enter(room, {}, `${person}`.padEnd(36), 1_763_800_000_000 + person);
    const notices = one.notices(rooms, true);
    expect(notices.flatMap((notice) => notice.rooms.map(([room]) => room))).toEqual(rooms);
    expect(notices.every(({ ask }) => ask === 1)).toBe(true);
    expect(Math.max(...notices.map((notice) => Buffer.byteLength(JSON.stringify(notice))))).toBeLessThan(
      8000,
    );
  });
});
