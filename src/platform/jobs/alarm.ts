import { logBug } from '@/platform/log/log';

const KEY = Symbol.for('commitpoint.alarm');
type Holder = { [KEY]?: () => void };

/**
 * Does `work` after `first` seconds and then every `every` seconds, never twice at a time, once a process. It keeps no process alive, and
 * between two times there is nothing but a timer: what the work needs it loads itself. A process that is told to end lets it go.
 */
export function startAlarm(work: (signal: AbortSignal) => Promise<void>, first: number, every: number): void {
  const holder = globalThis as Holder;
  if (holder[KEY]) return;
  const stopped = new AbortController();
  let timer = setTimeout(ring, first * 1000).unref();
  function ring() {
    void work(stopped.signal)
      .catch((error: unknown) => logBug(error, { operation: 'jobs' }))
      .finally(() => {
        if (!stopped.signal.aborted) timer = setTimeout(ring, every * 1000).unref();
      });
  }
  holder[KEY] = () => {
    delete holder[KEY];
    stopped.abort();
    clearTimeout(timer);
  };
  process.once('SIGTERM', holder[KEY]);
}
