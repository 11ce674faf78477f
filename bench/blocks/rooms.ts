import { setTimeout as sleep } from 'node:timers/promises';
import { alone, megabytes, ms, type Row } from '../report';
import { act, type Acted, type BenchRoom, makeRoom, PEOPLE_OF_ROOM } from '../support/bench-rooms';
import { liveFloor } from '../support/live-floor';
import { type LiveReader, openReader } from '../support/live-reader';
import { residentMegabytes } from '../support/machine';
import { median, percentile } from '../support/measure';
import { fetchOk } from '../support/server';
import type { Bench } from '../world';

const MOST_MEDIAN_MS = 500;
/** A CRO does something so often, evenly spread: nobody does it in step with the others. */
const PAUSE_MS = 2_000;
const FLOOR_EVERY_MS = 250;
/** Within this time everything must have arrived at the end. */
const ARRIVE_MS = 10_000;
const SETTLE_MS = 5_000;
const LONG_SECONDS = 300;

type Held = { room: BenchRoom; readers: LiveReader[]; done: Acted[]; errors: string[] };

/**
 * Rooms with six people each, held open while each CRO points, challenges and agrees on actions by his page's own requests: from pressing
 * to the arrival at the other five. Beside it, in the same time, the least that carries a word from a database to five readers.
 */
export async function roomsBlock(bench: Bench): Promise<Row[]> {
  const { origin, pid } = await bench.server();
  const { rooms: count, roomSeconds } = bench.sizes;
  const seconds = bench.options.full ? LONG_SECONDS : roomSeconds;
  const rooms: BenchRoom[] = [];
  for (let number = 0; number < count; number++) rooms.push(await makeRoom(number));
  const [first] = rooms;
  if (first) await fetchOk(`${origin}/t/${first.slug}/reviews/${first.reviewId}`, first.cookies[0]);
  await sleep(SETTLE_MS);
  const before = residentMegabytes(pid) ?? NaN;
  const held = await Promise.all(rooms.map((room) => hold(origin, room)));
  const working = Promise.all(
    held.map((one, index) => work(origin, one, seconds, (index / count) * PAUSE_MS)),
  );
  const floor = await liveFloor(PEOPLE_OF_ROOM - 1, FLOOR_EVERY_MS, working);
  await working;
  const during = residentMegabytes(pid) ?? NaN;
  for (const one of held) await check(one);
  for (const { readers } of held) for (const reader of readers) reader.close();
  await sleep(SETTLE_MS);
  return rows(held, floor, seconds, { before, during, after: residentMegabytes(pid) ?? NaN });
}

async function hold(origin: string, room: BenchRoom): Promise<Held> {
  const url = `${origin}/api/t/${room.slug}/review-live/${room.reviewId}?after=1`;
  const readers = await Promise.all(room.cookies.map((cookie) => openReader(url, cookie)));
  return { room, readers, done: [], errors: [] };
}

async function work(origin: string, held: Held, seconds: number, offset: number): Promise<void> {
  const until = performance.now() + seconds * 1000;
  await sleep(offset);
  for (let turn = 0; performance.now() < until; turn++) {
    const [name, input] = deed(held.room, turn);
    const acted = await act(origin, held.room, name, input).catch((error: unknown) => String(error));
    if (typeof acted === 'string') held.errors.push(acted);
    else if (!acted.event) held.errors.push(acted.answer.slice(0, 500));
    else held.done.push(acted);
    await sleep(PAUSE_MS);
  }
}

/** From deal to deal; now and then a word about it, an action, the clock. */
function deed({ reviewId, deals, croId }: BenchRoom, turn: number): [name: string, input: object] {
  const dealId = deals[turn % deals.length];
  const text = `Number ${turn}`;
  if (turn % 7 === 3) return ['challengeAction', { reviewId, dealId, reason: text }];
  if (turn % 7 === 5)
    return ['addActionAction', { reviewId, dealId, text, ownerId: croId, dueOn: '2026-12-01' }];
  if (turn % 7 === 6)
    return ['timerAction', { reviewId, change: Math.floor(turn / 7) % 2 === 0 ? 'start' : 'pause' }];
  return ['pointAction', { reviewId, repId: null, dealId }];
}

/** Everything has arrived everywhere, once and in order, and every stream is still open. */
async function check({ readers, done, errors }: Held): Promise<void> {
  const last = Math.max(1, ...done.map(({ event }) => event?.seq ?? 0));
  const until = performance.now() + ARRIVE_MS;
  while (readers.some(({ seqs }) => seqs.at(-1) !== last) && performance.now() < until) await sleep(50);
  for (const { seqs, ended } of readers) {
    if (ended) errors.push('A stream ended');
    if (seqs.length !== last - 1 || seqs.some((seq, index) => seq !== index + 2))
      errors.push(`A reader has ${seqs.length} of ${last - 1} events`);
  }
}

type Memory = { before: number; during: number; after: number };

/** Milliseconds of every arrival at one of the other five: since the press, and since the acknowledgement (below zero: before it). */
function arrivals(held: Held[]): { pressed: number[]; known: number[] } {
  const times = { pressed: [] as number[], known: [] as number[] };
  for (const { readers, done } of held) {
    for (const { event, sent, acknowledged } of done) {
      for (const { arrived } of readers.slice(1)) {
        const at = arrived.get(event?.seq ?? 0) ?? Infinity;
        times.pressed.push(at - sent);
        times.known.push(at - acknowledged);
      }
    }
  }
  return times;
}

function rows(
  held: Held[],
  floor: { heard: number[]; read: number[] },
  seconds: number,
  memory: Memory,
): Row[] {
  const { pressed, known } = arrivals(held);
  const errors = held.flatMap((one) => one.errors);
  const actions = held.reduce((sum, { done }) => sum + done.length, 0);
  const [ours, told] = [spread(pressed), spread(known)];
  const [least, heard] = [spread(floor.read), spread(floor.heard)];
  return [
    {
      what: `${held.length} rooms × ${PEOPLE_OF_ROOM}, ${seconds} s: from pressing to the other five`,
      ours: shown(ours),
      floor: shown(least),
      ratio: ours.p50 / least.p50,
      goal: `p50 ≤ ${MOST_MEDIAN_MS} ms`,
      met: ours.p50 <= MOST_MEDIAN_MS,
      figures: { ...ours, floorP50: least.p50, floorP95: least.p95, listenP50: heard.p50 },
    },
    alone({
      what: 'The same from the acknowledged command',
      ours: shown(told),
      goal: `p50 ≤ ${MOST_MEDIAN_MS} ms`,
      met: told.p50 <= MOST_MEDIAN_MS,
      figures: told,
    }),
    alone({
      what: `Errors in ${actions} actions, ${pressed.length} arrivals`,
      ours: errors.length === 0 ? '0' : `${errors.length}: ${errors[0]}`,
      goal: '0',
      met: errors.length === 0 && actions > 0,
      figures: { errors: errors.length, actions, arrivals: pressed.length, first: errors[0] ?? null },
    }),
    alone({
      what: 'Memory of the server before, with all in, after all left',
      ours: [memory.before, memory.during, memory.after].map(megabytes).join(', '),
      goal: null,
      met: null,
      figures: { beforeMb: memory.before, duringMb: memory.during, afterMb: memory.after },
    }),
  ];
}

type Spread = { p50: number; p95: number };

function spread(times: number[]): Spread {
  return { p50: median(times), p95: percentile(times, 95) };
}

function shown({ p50, p95 }: Spread): string {
  return `p50 ${ms(p50)}, p95 ${ms(p95)}`;
}
