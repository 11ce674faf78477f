import type { Range, RangeInput } from '@/domain/forecast/simulation/range';

type Waiting = { done: (range: Range) => void; failed: (reason: Error) => void };
type Line = { worker: Worker; waiting: Map<number, Waiting> };

let line: Line | null = null;
let asked = 0;

/** Draws a range in the page's one worker; it is made with the first question and made again if it broke. */
export function askWorker(input: RangeInput): Promise<Range> {
  line ??= open();
  const { worker, waiting } = line;
  const id = ++asked;
  return new Promise((done, failed) => {
    waiting.set(id, { done, failed });
    worker.postMessage({ id, input });
  });
}

function open(): Line {
  const worker = new Worker(new URL('./range-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  worker.addEventListener('message', ({ data }: MessageEvent<{ id: number; range: Range }>) => {
    waiting.get(data.id)?.done(data.range);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const { failed } of waiting.values()) failed(new Error('The range could not be drawn'));
    worker.terminate();
    line = null;
  });
  return { worker, waiting };
}
