import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Range, RangeInput } from '@/domain/forecast/simulation/range';

/** The browser's worker as far as a page sees it: what it was asked, and a way to answer or to break. */
class StandIn extends EventTarget {
  static made: StandIn[] = [];
  asked: RangeInput[] = [];
  ended = false;
  constructor() {
    super();
    StandIn.made.push(this);
  }
  postMessage(input: RangeInput) {
    this.asked.push(input);
  }
  terminate() {
    this.ended = true;
  }
  answer(range: Partial<Range>) {
    this.dispatchEvent(new MessageEvent('message', { data: range }));
  }
}

const input = (seed: number) => ({ seed }) as RangeInput;
const never = new AbortController().signal;

beforeEach(() => {
  StandIn.made = [];
  vi.resetModules();
  vi.stubGlobal('Worker', StandIn);
});
afterEach(() => vi.unstubAllGlobals());

const load = () => import('@/features/forecast/range/ask-worker');

test('one worker answers one question after the other', async () => {
  const { askWorker } = await load();
  const [first, second] = [askWorker(input(1), never), askWorker(input(2), never)];
  const [worker] = StandIn.made;
  expect(worker?.asked).toEqual([input(1)]);
  worker?.answer({ trials: 1 });
  expect(await first).toEqual({ trials: 1 });
  expect(worker?.asked).toEqual([input(1), input(2)]);
  worker?.answer({ trials: 2 });
  expect(await second).toEqual({ trials: 2 });
  expect(StandIn.made).toHaveLength(1);
});

test('a question that nobody waits for any more is not asked', async () => {
  const { askWorker } = await load();
  const stop = new AbortController();
  void askWorker(input(1), never);
  void askWorker(input(2), stop.signal);
  const last = askWorker(input(3), never);
  stop.abort();
  StandIn.made[0]?.answer({ trials: 1 });
  expect(StandIn.made[0]?.asked).toEqual([input(1), input(3)]);
  StandIn.made[0]?.answer({ trials: 3 });
  expect(await last).toEqual({ trials: 3 });
});

test('a worker that breaks is told, and the next question has a new one', async () => {
  const { askWorker } = await load();
  const broken = askWorker(input(1), never);
  const next = askWorker(input(2), never);
  StandIn.made[0]?.dispatchEvent(new Event('error'));
  await expect(broken).rejects.toThrow('could not be drawn');
  expect(StandIn.made[0]?.ended).toBe(true);
  StandIn.made[1]?.answer({ trials: 2 });
  expect(await next).toEqual({ trials: 2 });
});
