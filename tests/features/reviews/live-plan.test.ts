import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { rescheduleReview, skipReview, unskipReview } from '@/features/reviews/commands-plan';
import { addDays } from '@/domain/values/calendar-date';
import { today } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { startProcess, type LiveProcess } from '../../support/live/process';
import { Reader } from '../../support/live/reader';
import { happen, makeRoom, openRoom, type TestRoom } from '../../support/live/room';
import { serveRooms, type LiveServer } from '../../support/live/server';
import type { Person } from '../../support/people';
import { value } from '../../support/tenants';

// What is planned is no event of the room, and the pages that wait for it hear of it all the same.

let here: LiveServer;
let there: LiveProcess;
let room: TestRoom;
let cro: Caller;
let rooms = 0;
const readers: Reader[] = [];

beforeAll(async () => {
  // So rarely that what comes was announced.
  [here, there] = await Promise.all([serveRooms(600_000), startProcess(600_000)]);
});
beforeEach(async () => {
  rooms += 1;
  room = await makeRoom(`live-plan-${rooms}`);
  cro = { kind: 'member', userId: room.cro.userId, tenantSlug: room.slug };
});
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});
afterAll(async () => {
  await there.end('SIGKILL');
  await here.close();
});

async function wait(who: Person, at: { origin: string }): Promise<Reader> {
  const reader = new Reader(`${at.origin}${room.path}?after=0`, who.token);
  readers.push(reader);
  await reader.until(({ version }) => version !== undefined);
  return reader;
}

const inAWeek = () => ({ reviewId: room.reviewId, on: addDays(today('UTC'), 7), minuteOfDay: 540 });

test('a move, a skip and its undo reach every page that waits, in both processes; the room’s chain stays empty', async () => {
  const { reviewId } = room;
  const waiting = await Promise.all([wait(room.cro, here), wait(room.rep, there)]);
  expect(waiting.map(({ version }) => version)).toEqual([1, 1]);
  const steps = [
    () => rescheduleReview(cro, inAWeek()),
    () => skipReview(cro, { reviewId, reason: 'Fair week' }),
    () => unskipReview(cro, { reviewId }),
  ];
  for (const [index, step] of steps.entries()) {
    value<unknown>(await step());
    for (const reader of waiting) await reader.until(({ version }) => version === index + 2);
  }
  expect(waiting.flatMap(({ seqs, why }) => [seqs, why])).toEqual([[], undefined, [], undefined]);
});

test('who comes to a skipped review waits there, and gets the room when it is held after all', async () => {
  const { reviewId } = room;
  value(await rescheduleReview(cro, inAWeek()));
  value(await skipReview(cro, { reviewId, reason: 'Fair week' }));
  const reader = await wait(room.rep, there);
  value(await unskipReview(cro, { reviewId }));
  await reader.until(({ version }) => version === 4);
  await openRoom(room);
  await happen(room, 2);
  await reader.until(({ seqs }) => seqs.length === 2);
  expect(reader.seqs).toEqual([1, 2]);
});

test('a change that nobody announced is seen when the reader is looked at again', async () => {
  const often = await startProcess();
  try {
    const reader = await wait(room.rep, often);
    await asAdmin((client) =>
      client.query('UPDATE review SET minutes = 45, version = version + 1 WHERE id = $1', [room.reviewId]),
    );
    await reader.until(({ version }) => version === 2);
    expect(reader.why).toBeUndefined();
  } finally {
    await often.end('SIGKILL');
  }
});
