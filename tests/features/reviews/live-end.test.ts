import { createHook } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { roomHub } from '@/features/reviews/live/room-hub';
import { RoomStream } from '@/features/reviews/live/room-stream';
import { MOST_OF_SESSION, StreamLimits } from '@/features/reviews/live/stream-limits';
import { deleteMembership } from '@/platform/auth/memberships';
import { endSession, startSession } from '@/platform/auth/sessions';
import { pool } from '@/platform/db/pool';
import { LISTENER_NAME } from '@/platform/live/listener';
import { asAdmin, testDatabase } from '../../support/database';
import { Reader } from '../../support/live/reader';
import { happen, makeRoom, openRoom, type TestRoom } from '../../support/live/room';
import { serveRooms, type LiveServer } from '../../support/live/server';

const PING_MS = 100;
let server: LiveServer;
const readers: Reader[] = [];

beforeAll(async () => {
  server = await serveRooms(PING_MS);
});
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});
afterAll(() => server.close());

function read(path: string, token: string | null): Reader {
  const reader = new Reader(`${server.origin}${path}?after=0`, token);
  readers.push(reader);
  return reader;
}

async function inside(room: TestRoom, token: string): Promise<Reader> {
  const reader = read(room.path, token);
  await reader.until(({ messages }) => messages.some(({ name }) => name === 'ping'));
  return reader;
}

async function whyItEnds(reader: Reader): Promise<string | undefined> {
  await reader.untilEnd();
  return reader.why;
}

describe('a stream ends, and says why, when', () => {
  test('the session is revoked', async () => {
    const room = await makeRoom('end-session');
    const reader = await inside(room, room.cro.token);
    await endSession(room.cro.token);
    expect(await whyItEnds(reader)).toBe('signed_out');
  });

  test('the member is removed', async () => {
    const room = await makeRoom('end-member');
    const reader = await inside(room, room.rep.token);
    await deleteMembership(pool(), room.tenantId, room.rep.userId);
    expect(await whyItEnds(reader)).toBe('no_access');
  });

  test('the room is closed: after everybody has heard it', async () => {
    const room = await makeRoom('end-closed');
    await openRoom(room);
    const reader = await inside(room, room.rep.token);
    await happen(room, 2, { kind: 'closed', sha256: 'x' });
    expect(await whyItEnds(reader)).toBe('closed');
    expect(reader.seqs).toEqual([1, 2]);
  });

  test('the room opens and he has no seat in it: of what happens there he gets nothing', async () => {
    const room = await makeRoom('end-no-seat');
    const [seated, other] = [await inside(room, room.rep.token), await inside(room, room.other.token)];
    await openRoom(room);
    await happen(room, 2);
    expect(await whyItEnds(other)).toBe('no_access');
    expect(other.seqs).toEqual([]);
    await seated.until(({ seqs }) => seqs.length === 2);
  });
});

test('an open page alone does not keep a session alive', async () => {
  const room = await makeRoom('end-idle');
  const reader = await inside(room, room.cro.token);
  await asAdmin((client) =>
    client.query(`UPDATE session SET last_seen_at = now() - interval '7 hours' WHERE user_id = $1`, [
      room.cro.userId,
    ]),
  );
  const pings = reader.messages.length;
  await reader.until(({ messages }) => messages.length > pings + 3);
  const seen = await asAdmin((client) =>
    client.query(`SELECT 1 FROM session WHERE user_id = $1 AND last_seen_at < now() - interval '6 hours'`, [
      room.cro.userId,
    ]),
  );
  expect(seen.rowCount).toBe(1);
});

describe('the door', () => {
  test('answers a stranger, a foreign company and an unknown review alike, and nobody without a session', async () => {
    const [room, foreign] = [await makeRoom('door-own'), await makeRoom('door-foreign')];
    await openRoom(room);
    const unknown = `/api/t/${room.slug}/review-live/00000000-0000-7000-8000-000000000000`;
    const refused = [
      read(room.path, foreign.cro.token),
      read(room.path.replace(room.slug, foreign.slug), foreign.cro.token),
      read(unknown, room.cro.token),
      read(room.path, room.other.token),
      read(room.path.replace(room.slug, 'nobody'), room.cro.token),
    ];
    await Promise.all(refused.map((reader) => reader.untilEnd()));
    const shown = refused.map(({ status, body, headers }) => {
      const { date: _date, ...rest } = headers;
      return JSON.stringify([status, body, rest]);
    });
    expect(refused[0]?.status).toBe(404);
    expect(new Set(shown).size).toBe(1);
    const nobody = read(room.path, null);
    await nobody.untilEnd();
    expect(nobody.status).toBe(401);
  });

  test('lets nobody on the way keep, compress or hold back what it sends', async () => {
    const room = await makeRoom('door-headers');
    const { headers } = await inside(room, room.cro.token);
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
  });

  test('refuses one session too many pages, in words', async () => {
    const room = await makeRoom('door-limit');
    await Promise.all(Array.from({ length: MOST_OF_SESSION }, () => inside(room, room.cro.token)));
    const last = read(room.path, room.cro.token);
    await last.untilEnd();
    expect([last.status, last.body]).toEqual([429, expect.stringContaining('Close some of them')]);
  });

  test('counts no more than a process holds, and forgets who has gone', () => {
    const limits = new StreamLimits();
    const taken = Array.from({ length: 2000 }, (_, index) => limits.take(`s${index}`));
    expect(new Set(taken)).toEqual(new Set(['taken']));
    expect(limits.take('one more')).toBe('process');
    limits.free('s7');
    expect(limits.take('one more')).toBe('taken');
  });
});

test('a reader who does not read is dropped', async () => {
  const room = await makeRoom('end-slow');
  let closed = 0;
  const hub = roomHub();
  const stream = new RoomStream({
    hub,
    follower: { ...room, userId: room.cro.userId, name: 'cro', seq: 0, missed: [], version: 1 },
    over: false,
    pingMs: 60_000,
    look: () => Promise.resolve(null),
    guarded: () => false,
    closed: () => closed++,
  });
  const body = stream.body(new AbortController().signal);
  const long = { kind: 'challenged' as const, dealId: 'd', reason: 'x'.repeat(10_000) };
  for (let seq = 1; seq <= 40; seq++)
    stream.event({ seq, at: '2026-11-20T09:00:00.000Z', byUserId: null, byName: 'cro', happening: long });
  expect([closed, hub.size]).toEqual([1, 0]);
  await expect(body.getReader().read()).rejects.toThrow('does not read');
});

test('two hundred streams that came and went leave no listener, no timer and no connection', async () => {
  const room = await makeRoom('end-many');
  await openRoom(room);
  const tokens = await Promise.all(Array.from({ length: 10 }, () => startSession(room.cro.userId, 'a test')));
  const signalsBefore = process.listenerCount('SIGTERM');
  const timers = countOwnTimers();
  const many = await Promise.all(
    tokens.flatMap((token) => Array.from({ length: 20 }, () => inside(room, token))),
  );
  expect(roomHub().size).toBe(200);
  expect(await listeners()).toBe(1);
  await happen(room, 2);
  await Promise.all(many.map((reader) => reader.until(({ seqs }) => seqs.includes(2))));
  await Promise.all(many.map((reader) => reader.close()));
  while (roomHub().size > 0 || (await listeners()) > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(timers.made()).toBeGreaterThan(200);
  await expect.poll(timers.left).toEqual([]);
  timers.stop();
  expect(process.listenerCount('SIGTERM')).toBe(signalsBefore);
});

function listeners(): Promise<number> {
  return asAdmin(async (client) => {
    const found = await client.query(
      'SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND datname = $2',
      [LISTENER_NAME, testDatabase().name],
    );
    return found.rowCount ?? 0;
  });
}

/** The timers that code of the live connection made and that still run, by where they were made. */
function countOwnTimers() {
  const running = new Map<number, string>();
  let made = 0;
  const hook = createHook({
    init: (id, type) => {
      if (type !== 'Timeout') return;
      const line = new Error().stack
        ?.split('\n')
        .find((each) => /src\/(features\/reviews|platform)\/live\//.test(each));
      if (!line) return;
      made++;
      running.set(id, line);
    },
    destroy: (id) => running.delete(id),
  }).enable();
  return { made: () => made, left: () => [...running.values()], stop: () => hook.disable() };
}
