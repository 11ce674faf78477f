import { lazy, type ComponentType } from 'react';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;
/** Tries with a network before a part is given up: then it is not on the server any more, and the page says that it failed. */
const MOST_TRIES = 5;

/**
 * As React.lazy, for a part whose code may be asked for while there is no connection: it waits for one instead of breaking the page that
 * stands there.
 */
export function lazyPart<P>(load: () => Promise<{ default: ComponentType<P> }>) {
  return lazy(() => patiently(load, pauseOf));
}

/** Loads until it works; gives up, throwing what `load` threw, after some tries that had a network. */
export async function patiently<T>(
  load: () => Promise<T>,
  pause: (failures: number) => Promise<{ online: boolean }>,
): Promise<T> {
  let tried = 0;
  for (let failures = 0; ; failures++) {
    try {
      return await load();
    } catch (error) {
      const { online } = await pause(failures);
      if (online) tried++;
      if (tried >= MOST_TRIES) throw error;
    }
  }
}

/** Waits longer after each failure; less if the connection comes back. */
function pauseOf(failures: number): Promise<{ online: boolean }> {
  const online = navigator.onLine;
  return new Promise((resolve) => {
    const timer = setTimeout(done, Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS));
    function done() {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve({ online });
    }
    window.addEventListener('online', done);
  });
}
