import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { LISTENER_NAME } from '@/platform/live/listener';
import { asAdmin, testDatabase } from '../../support/database';
import { startProcess, type LiveProcess } from '../../support/live/process';
import { Reader } from '../../support/live/reader';
import { happen, makeRoom, openRoom, type TestRoom } from '../../support/live/room';
import { serveRooms, type LiveServer } from '../../support/live/server';
import type { Person } from '../../support/people';

let server: LiveServer;
let other: LiveProcess;
const readers: Reader[] = [];
const processes: LiveProcess[] = [];

async function another(): Promise<LiveProcess> {
  const started = await startProcess();
  processes.push(started);
  return started;
}

beforeAll(async () => {
  [server, other] = await Promise.all([serveRooms(100), another()]);
});
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.end('SIGKILL')));
  await server.close();
});

type From = { at?: string; after?: number; lastId?: number };

function read(room: TestRoom, who: Person, { at = server.origin, after = 0, lastId }: From = {}): Reader {
  const headers: Record<string, string> = lastId === undefined ? {} : { 'last-event-id': String(lastId) };
  const reader = new Reader(`${at}${room.path}?after=${after}`, who.token, headers);
  readers.push(reader);
  return reader;
}

async function readThere(room: TestRoom, who: Person, from: From = {}): Promise<Reader> {
  const reader = read(room, who, from);
  await reader.until(({ messages }) => messages.some(({ name }) => name === 'ping'));
  return reader;
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('what happens in a room', () => {
  test('reaches everybody in it, in both processes, once and in order', async () => {
    const room = await makeRoom('live-two');
    const all = await Promise.all([
      readThere(room, room.cro),
      readThere(room, room.rep, { at: other.origin }),
      readThere(room, room.rep),
    ]);
    await openRoom(room);
    for (const seq of numbers(2, 20)) await happen(room, seq);
    for (const reader of all) {
      await reader.until(({ seqs }) => seqs.length >= 20);
      expect(reader.seqs).toEqual(numbers(1, 20));
      const ids = reader.messages.filter(({ name }) => name === 'room').map(({ id }) => id);
      expect(ids).toEqual(numbers(1, 20).map(String));
    }
  });

  test('stays in its room: another company and another review hear nothing of it', async () => {
    const [room, elsewhere] = [await makeRoom('live-here'), await makeRoom('live-elsewhere')];
    const [here, there] = [await readThere(room, room.cro), await readThere(elsewhere, elsewhere.cro)];
    await openRoom(room);
    await openRoom(elsewhere);
    await happen(room, 2);
    await here.until(({ seqs }) => seqs.length >= 2);
    await there.until(({ seqs }) => seqs.length > 0);
    expect(there.seqs).toEqual([1]);
  });

  test('is not sent when it is rolled back', async () => {
    const room = await makeRoom('live-rolled-back');
    const reader = await readThere(room, room.cro);
    await openRoom(room);
    // A gap in the chain: the database refuses it.
    await expect(happen(room, 7)).rejects.toThrow('review_event');
    await happen(room, 2);
    await reader.until(({ seqs }) => seqs.length >= 2);
    expect(reader.seqs).toEqual([1, 2]);
  });
});

describe('whoever was away', () => {
  test('gets exactly what he missed, in order, once: by his page or by the browser itself', async () => {
    const room = await makeRoom('live-away');
    await openRoom(room);
    const before = await readThere(room, room.rep);
    await happen(room, 2);
    await before.until(({ seqs }) => seqs.length === 2);
    await before.close();
    for (const seq of numbers(3, 40)) await happen(room, seq);
    const page = read(room, room.rep, { after: 2 });
    const browser = read(room, room.rep, { after: 0, lastId: 2, at: other.origin });
    for (const reader of [page, browser]) {
      await reader.until(({ seqs }) => seqs.length >= 38);
      await happen(room, reader === page ? 41 : 42);
      await reader.until(({ seqs }) => seqs.includes(reader === page ? 41 : 42));
    }
    expect(page.seqs.slice(0, 39)).toEqual(numbers(3, 41));
    expect(browser.seqs).toEqual(numbers(3, 42));
  });

  test('misses nothing of what happens while he comes in', async () => {
    const room = await makeRoom('live-busy');
    await openRoom(room);
    const busy = (async () => {
      for (const seq of numbers(2, 60)) await happen(room, seq);
    })();
    const comers: Reader[] = [];
    for (let comer = 0; comer < 12; comer++) {
      comers.push(
        read(room, comer % 2 ? room.cro : room.rep, { at: comer % 3 ? server.origin : other.origin }),
      );
      await comers.at(-1)?.until(({ seqs }) => seqs.length > 0);
    }
    await busy;
    for (const reader of comers) {
      await reader.until(({ seqs }) => seqs.length >= 60);
      expect(reader.seqs).toEqual(numbers(1, 60));
    }
  });

  test('can ask without a stream', async () => {
    const room = await makeRoom('live-asks');
    await openRoom(room);
    await happen(room, 2);
    await readThere(room, room.cro);
    const answer = await fetch(`${server.origin}${room.path}?after=1`, {
      headers: { cookie: `next-auth.session-token=${room.rep.token}`, accept: 'application/json' },
    });
    const body = (await answer.json()) as { events: { seq: number }[]; people: unknown[]; over: boolean };
    expect([answer.status, body.events.map(({ seq }) => seq), body.people.length, body.over]).toEqual([
      200,
      [2],
      1,
      false,
    ]);
  });
});

describe('when something dies', () => {
  test('a killed server loses no action: who comes back to another one has them all', async () => {
    const room = await makeRoom('live-killed');
    const victim = await another();
    await openRoom(room);
    const reader = await readThere(room, room.rep, { at: victim.origin, after: 1 });
    await happen(room, 2);
    await reader.until(({ seqs }) => seqs.length === 1);
    await victim.end('SIGKILL');
    await reader.untilEnd();
    await happen(room, 3);
    await happen(room, 4);
    const restarted = await another();
    const back = read(room, room.rep, { at: restarted.origin, after: 2 });
    await back.until(({ seqs }) => seqs.length >= 2);
    await happen(room, 5);
    await back.until(({ seqs }) => seqs.length >= 3);
    expect(back.seqs).toEqual([3, 4, 5]);
  });

  test('a process that is told to end says so to everybody and ends at once', async () => {
    const room = await makeRoom('live-told');
    const told = await another();
    const reader = await readThere(room, room.cro, { at: told.origin });
    await told.end('SIGTERM');
    await reader.untilEnd();
    expect(reader.why).toBe('restart');
  });

  test('what happens while the connection to the database is broken comes when it is back', async () => {
    const room = await makeRoom('live-broken');
    await openRoom(room);
    const both = [await readThere(room, room.cro), await readThere(room, room.rep, { at: other.origin })];
    // Both processes listen, and then neither does.
    const listening = `FROM pg_stat_activity WHERE application_name = '${LISTENER_NAME}' AND datname = '${testDatabase().name}'`;
    await asAdmin(async (client) => {
      await expect.poll(async () => (await client.query(`SELECT 1 ${listening}`)).rowCount).toBe(2);
      await client.query(`SELECT pg_terminate_backend(pid) ${listening}`);
    });
    for (const seq of numbers(2, 6)) await happen(room, seq);
    for (const reader of both) {
      await reader.until(({ seqs }) => seqs.length >= 6);
      expect(reader.seqs).toEqual(numbers(1, 6));
    }
  });
});
