import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAlarm } from '@/platform/jobs/alarm';

const KEY = Symbol.for('commitpoint.alarm');
const stop = () => (globalThis as { [KEY]?: () => void })[KEY]?.();

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('rings after the first time, then again and again, and one alarm is enough for a process', async () => {
  let rung = 0;
  const work = () => Promise.resolve(void rung++);
  startAlarm(work, 30, 600);
  startAlarm(work, 1, 1);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(rung).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(rung).toBe(1);
  await vi.advanceTimersByTimeAsync(1_200_000);
  expect(rung).toBe(3);
});

test('never rings while it is still at work, and goes on after a failure', async () => {
  const ends: (() => void)[] = [];
  let rung = 0;
  startAlarm(
    () => {
      rung++;
      return rung === 1
        ? new Promise((_, fail) => ends.push(() => fail(new Error('broken'))))
        : Promise.resolve();
    },
    1,
    10,
  );
  process.env.LOG_LEVEL = 'silent';
  await vi.advanceTimersByTimeAsync(60_000);
  expect(rung).toBe(1);
  ends.at(0)?.();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(rung).toBe(2);
});

test('tells its work to stop when the process ends, and rings no more', async () => {
  const signals: AbortSignal[] = [];
  startAlarm((signal) => Promise.resolve(void signals.push(signal)), 1, 10);
  await vi.advanceTimersByTimeAsync(1000);
  stop();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});
