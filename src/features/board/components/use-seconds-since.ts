'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const LOOK_MS = 1000;
const ASK_EVERY = 15;

/** Whole seconds since the page was made, while something runs; every quarter of a minute `asks` what others have done. */
export function useSecondsSince(now: string, { runs, asks }: { runs: boolean; asks: boolean }): number {
  const router = useRouter();
  const [passed, setPassed] = useState({ since: now, seconds: 0 });
  useEffect(() => {
    if (!runs) return;
    const began = performance.now();
    const timer = setInterval(() => {
      const seconds = Math.floor((performance.now() - began) / LOOK_MS);
      setPassed({ since: now, seconds });
      if (asks && seconds % ASK_EVERY === 0 && document.visibilityState === 'visible') router.refresh();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [now, runs, asks, router]);
  return passed.since === now ? passed.seconds : 0;
}
