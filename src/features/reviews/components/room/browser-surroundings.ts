import type { Surroundings } from './room-connection';

/** The connection's surroundings in a real browser. */
export const BROWSER: Surroundings = {
  openStream: (url) => {
    const source = new EventSource(url);
    return {
      on: (name, hear) =>
        source.addEventListener(name, (event) =>
          hear(event instanceof MessageEvent ? String(event.data) : ''),
        ),
      close: () => source.close(),
    };
  },
  ask: async (url) => {
    const answer = await fetch(url, { headers: { Accept: 'application/json' }, cache: 'no-store' });
    return { status: answer.status, body: answer.ok ? ((await answer.json()) as unknown) : null };
  },
  later: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
  chance: Math.random,
};
