import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startProcess, type LiveProcess } from '../../support/live/process';
import { Reader } from '../../support/live/reader';
import { makeRoom, type TestRoom } from '../../support/live/room';
import { serveRooms, type LiveServer } from '../../support/live/server';
import type { Person } from '../../support/people';

let here: LiveServer;
let there: LiveProcess;
const readers: Reader[] = [];
const processes: LiveProcess[] = [];

async function another(): Promise<LiveProcess> {
  const started = await startProcess();
  processes.push(started);
  return started;
}

beforeAll(async () => {
  [here, there] = await Promise.all([serveRooms(500), another()]);
});
afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()));
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.end('SIGKILL')));
  await here.close();
});

async function enter(room: TestRoom, who: Person, at: { origin: string }): Promise<Reader> {
  const reader = new Reader(`${at.origin}${room.path}?after=0`, who.token);
  readers.push(reader);
  await reader.until(({ people }) => people.includes(who.userId));
  return reader;
}

const sees =
  (...people: Person[]) =>
  (reader: Reader) =>
    JSON.stringify(reader.people.toSorted()) ===
    JSON.stringify(people.map(({ userId }) => userId).toSorted());

test('everybody sees everybody, by name, whichever process serves him; who leaves is gone for all', async () => {
  const room = await makeRoom('people-two');
  const cro = await enter(room, room.cro, here);
  const rep = await enter(room, room.rep, there);
  await Promise.all([cro.until(sees(room.cro, room.rep)), rep.until(sees(room.cro, room.rep))]);
  await cro.until(({ messages }) => messages.at(-1)?.data.people?.every(({ name }) => name !== '') ?? false);
  const names = cro.messages.at(-1)?.data.people?.map(({ name }) => name);
  expect(names).toEqual(['cro', 'rep']);
  const second = await enter(room, room.rep, here);
  await rep.close();
  await second.until(sees(room.cro, room.rep));
  await second.close();
  await cro.until(sees(room.cro));
});

test('the people of a killed process are forgotten, and are there again where they come back', async () => {
  const room = await makeRoom('people-killed');
  const victim = await another();
  const cro = await enter(room, room.cro, here);
  const rep = await enter(room, room.rep, victim);
  await cro.until(sees(room.cro, room.rep));
  await victim.end('SIGKILL');
  await rep.untilEnd();
  await cro.until(sees(room.cro));
  await enter(room, room.rep, there);
  await cro.until(sees(room.cro, room.rep));
  expect(cro.people).toHaveLength(2);
});

test('nobody sees who is in another room', async () => {
  const [room, other] = [await makeRoom('people-here'), await makeRoom('people-there')];
  const cro = await enter(room, room.cro, here);
  await enter(other, other.cro, here);
  await enter(other, other.rep, there);
  await enter(room, room.rep, there);
  await cro.until(sees(room.cro, room.rep));
  const seen = new Set(cro.messages.flatMap(({ data }) => data.people?.map(({ userId }) => userId) ?? []));
  expect(seen).toEqual(new Set([room.cro.userId, room.rep.userId]));
});
