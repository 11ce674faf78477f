import { useEffect, useState } from 'react';

/** The server's instant, once a second while something runs. `start` is what the server drew with, so that the first picture is the same. */
export function useSeconds(now: () => string, start: string, running: boolean): string {
  const [at, setAt] = useState(start);
  useEffect(() => {
    const look = () => setAt(now());
    look();
    if (!running) return;
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [now, running]);
  return at;
}
