import { describe, expect, test } from 'vitest';
import { linkWords, type RoomLink } from '@/features/reviews/components/room/connection-words';
import { RoomConnection, type Stream } from '@/features/reviews/components/room/room-connection';
import { RoomStore } from '@/features/reviews/components/room/room-store';
import type { RoomEvent } from '@/domain/reviews/events';
import { roomOf } from '@/domain/reviews/room';
import { actionAdded, opened } from './room-events';

const NOW = '2026-11-20T09:00:00.000Z';
const URL = '/live';

type Answer = { status: number; body: unknown } | 'down';

/** A browser without a browser: the test opens, breaks and ends streams, answers questions and lets time pass. */
class World {
  readonly store = new RoomStore(roomOf([event(1)]));
  readonly links: RoomLink[] = [];
  readonly opened: { url: string; closed: boolean; hear: Map<string, (data: string) => void> }[] = [];
  readonly asked: string[] = [];
  readonly versions: number[] = [];
  answer: Answer = missed([]);
  private timers: { at: number; work: () => void }[] = [];
  private at = 0;
  readonly connection = new RoomConnection(
    URL,
    {
      seq: () => this.store.seq,
      take: (events) => {
        const { news, gap } = this.store.take(events);
        return { news: news.length, gap };
      },
      people: () => undefined,
      serverTime: () => undefined,
      version: (version) => this.versions.push(version),
      link: (link) => this.links.push(link),
    },
    {
      openStream: (url) => this.open(url),
      ask: (url) => {
        this.asked.push(url);
        return this.answer === 'down'
          ? Promise.reject(new TypeError('fetch failed'))
          : Promise.resolve(this.answer);
      },
      later: (milliseconds, work) => {
        const timer = { at: this.at + milliseconds, work };
        this.timers.push(timer);
        return () => void (this.timers = this.timers.filter((one) => one !== timer));
      },
      chance: () => 0.5,
    },
  );

  get stream() {
    const last = this.opened.at(-1);
    if (!last) throw new Error('No stream was opened');
    return last;
  }

  get link(): RoomLink | undefined {
    return this.links.at(-1);
  }

  get running(): number {
    return this.timers.length;
  }

  say(name: string, message: object = {}): void {
    this.stream.hear.get(name)?.(JSON.stringify({ now: NOW, ...message }));
  }

  break(): void {
    this.stream.hear.get('error')?.('');
  }

  /** Lets time pass, timer by timer, and whatever they started finish. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.at + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.at = next.at;
      this.timers = this.timers.filter((one) => one !== next);
      next.work();
      await settled();
    }
    this.at = until;
    await settled();
  }

  private open(url: string): Stream {
    const stream = { url, closed: false, hear: new Map<string, (data: string) => void>() };
    this.opened.push(stream);
    return { on: (name, hear) => void stream.hear.set(name, hear), close: () => (stream.closed = true) };
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function event(seq: number): RoomEvent {
  const happening = seq === 1 ? opened : actionAdded(`Number ${seq}`);
  return { seq, at: NOW, byUserId: 'sam', byName: 'Sam', happening };
}

function missed(events: RoomEvent[], over = false): Answer {
  return { status: 200, body: { now: NOW, events, people: [], over, version: 7 } };
}

function connected(): World {
  const world = new World();
  world.connection.start();
  world.say('ping');
  return world;
}

test('the version of the review is heard with every ping and every answer', async () => {
  const world = connected();
  world.say('ping', { version: 3 });
  await world.connection.catchUp();
  expect(world.versions.slice(-2)).toEqual([3, 7]);
});

describe('a page in the room', () => {
  test('reads from its last event on, and is live with the first ping', () => {
    const world = connected();
    expect([world.stream.url, world.link]).toEqual(['/live?after=1', { kind: 'live' }]);
    world.say('room', { event: event(2) });
    expect(world.store.seq).toBe(2);
  });

  test('asks for what is missing when an event is not the next one', async () => {
    const world = connected();
    world.answer = missed([event(2), event(3)]);
    world.say('room', { event: event(3) });
    await settled();
    expect([world.asked, world.store.seq]).toEqual([['/live?after=1'], 3]);
  });

  test('comes back by itself and says how much happened meanwhile', async () => {
    const world = connected();
    world.break();
    expect([world.link, world.stream.closed]).toEqual([{ kind: 'reconnecting' }, true]);
    world.answer = missed([event(2), event(3)]);
    await world.pass(1000);
    expect(world.stream.url).toBe('/live?after=3');
    world.say('room', { event: event(4) });
    world.say('ping');
    expect(world.link).toEqual({ kind: 'back', changes: 3 });
    world.say('ping');
    expect(world.link).toEqual({ kind: 'back', changes: 3 });
    await world.pass(5000);
    expect(world.link).toEqual({ kind: 'live' });
  });

  test('tries again in growing pauses while the server is away, and goes on where it was', async () => {
    const world = connected();
    world.answer = 'down';
    world.break();
    await world.pass(60_000);
    const tries = world.asked.length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(15);
    expect([world.link, world.opened.length]).toEqual([{ kind: 'reconnecting' }, 1]);
    world.answer = missed([event(2)]);
    await world.pass(10_000);
    world.say('ping');
    expect([world.store.seq, world.link]).toEqual([2, { kind: 'back', changes: 1 }]);
  });

  test('does not wait when the network is said to be back', async () => {
    const world = connected();
    world.answer = 'down';
    world.break();
    await world.pass(30_000);
    world.connection.hurry();
    expect(world.opened.length).toBe(2);
    world.say('ping');
    expect(world.link).toEqual({ kind: 'back', changes: 0 });
    world.connection.hurry();
    expect(world.opened.length).toBe(2);
  });

  test('notices a stream that died without a word', async () => {
    const world = connected();
    await world.pass(36_000);
    expect(world.opened.length).toBe(2);
  });

  test('asks every few seconds where streams do not get through, and tries one now and then', async () => {
    const world = new World();
    world.connection.start();
    await world.pass(30_000);
    expect(world.link).toEqual({ kind: 'polling' });
    world.answer = missed([event(2)]);
    await world.pass(3_000);
    expect(world.store.seq).toBe(2);
    const before = world.opened.length;
    await world.pass(60_000);
    expect(world.opened.length).toBeGreaterThan(before);
    world.say('ping');
    expect(world.link?.kind).toBe('back');
  });
});

describe('it is over', () => {
  test('when the stream says so, or the answer to a question: nothing is tried again', async () => {
    const ends: [(world: World) => void, string][] = [
      [(world) => world.say('end', { why: 'closed' }), 'closed'],
      [(world) => world.say('end', { why: 'signed_out' }), 'signed_out'],
      [breaksInto({ status: 401, body: null }), 'signed_out'],
      [breaksInto({ status: 404, body: null }), 'no_access'],
      [breaksInto(missed([event(2)], true)), 'closed'],
    ];
    for (const [end, why] of ends) {
      const world = connected();
      end(world);
      await world.pass(120_000);
      expect(world.link).toEqual({ kind: 'ended', why });
      expect([world.opened.length, world.running]).toEqual([1, 0]);
    }
  });

  test('not when the server restarts', async () => {
    const world = connected();
    world.say('end', { why: 'restart' });
    await world.pass(1000);
    expect(world.opened.length).toBe(2);
  });

  test('for a while when nobody looks: no connection, and all that was missed afterwards', async () => {
    const world = connected();
    world.connection.stop({ kind: 'resting' });
    expect([world.stream.closed, world.running]).toEqual([true, 0]);
    world.connection.start();
    world.say('room', { event: event(2) });
    world.say('ping');
    expect(world.link).toEqual({ kind: 'back', changes: 1 });
    await world.pass(0);
  });
});

function breaksInto(answer: Answer) {
  return (world: World) => {
    world.answer = answer;
    world.break();
  };
}

test('the words are for people', () => {
  const words = (link: RoomLink) => linkWords(link);
  expect(words({ kind: 'live' })).toBeNull();
  expect(words({ kind: 'reconnecting' })).toBe('Reconnecting…');
  expect(words({ kind: 'back', changes: 3 })).toBe('Back, 3 changes');
  expect(words({ kind: 'back', changes: 1 })).toBe('Back, 1 change');
  expect(words({ kind: 'back', changes: 0 })).toBe('Back, nothing changed');
  expect(words({ kind: 'ended', why: 'signed_out' })).toContain('Sign in again');
});
