import type { Range, RangeInput } from '@/domain/forecast/simulation/range';

type Question = {
  input: RangeInput;
  signal: AbortSignal;
  done: (range: Range) => void;
  failed: (reason: Error) => void;
};

let worker: Worker | null = null;
let asked: Question | null = null;
const waiting: Question[] = [];

/**
 * Draws a range in the page's one worker, one question after the other; one that nobody waits for any more by then is not asked. The
 * worker is made with the first question, and made again if it broke.
 */
export function askWorker(input: RangeInput, signal: AbortSignal): Promise<Range> {
  return new Promise((done, failed) => {
    waiting.push({ input, signal, done, failed });
    if (!asked) askNext();
  });
}

function askNext(): void {
  asked = waiting.shift() ?? null;
  if (asked?.signal.aborted) askNext();
  else if (asked) {
    worker ??= open();
    worker.postMessage(asked.input);
  }
}

function open(): Worker {
  const made = new Worker(new URL('./range-worker.ts', import.meta.url), { type: 'module' });
  made.addEventListener('message', ({ data }: MessageEvent<Range>) => {
    asked?.done(data);
    askNext();
  });
  made.addEventListener('error', () => {
    made.terminate();
    worker = null;
    asked?.failed(new Error('The range could not be drawn'));
    askNext();
  });
  return made;
}
