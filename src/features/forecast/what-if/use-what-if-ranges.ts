import { useEffect, useMemo, useState } from 'react';
import { stepInput, type WhatIfRanges } from '@/domain/forecast/what-if';
import { useDrawnRange, type RangeState } from '../range/use-range';

/**
 * The ranges before and after, drawn in the worker. All steps of the slider come with one answer of the server, so that moving it asks
 * nobody; `address` is that of the numbers.
 */
export function useWhatIfRanges(address: string, step: number): { before: RangeState; after: RangeState } {
  const [fetched, setFetched] = useState<{ address: string; ranges: WhatIfRanges | null } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void fetchRanges(address, stop.signal).then((ranges) => {
      if (!stop.signal.aborted) setFetched({ address, ranges });
    });
    return () => stop.abort();
  }, [address]);
  const ranges = fetched?.address === address ? fetched.ranges : null;
  const before = useDrawnRange(ranges?.before ?? null);
  const after = useDrawnRange(useMemo(() => (ranges ? stepInput(ranges, step) : null), [ranges, step]));
  if (fetched?.address !== address || ranges) return { before, after };
  return { before: { ...before, state: 'failed' }, after: { ...after, state: 'failed' } };
}

async function fetchRanges(address: string, signal: AbortSignal): Promise<WhatIfRanges | null> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? ((await response.json()) as WhatIfRanges) : null;
  } catch {
    return null;
  }
}
