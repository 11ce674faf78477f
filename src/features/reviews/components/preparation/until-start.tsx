'use client';

import { useEffect, useState } from 'react';
import { millisecondsOf } from '@/domain/values/instant';
import { untilText } from '../../until-text';

/** "in 22 hours", counted on while the page is open. `now` is the server's: the browser's clock may be wrong. */
export function UntilStart({ startsAt, now }: { startsAt: string; now: string }) {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - begun), 20_000);
    return () => clearInterval(timer);
  }, []);
  return <>{untilText(millisecondsOf(startsAt) - millisecondsOf(now) - elapsed)}</>;
}
