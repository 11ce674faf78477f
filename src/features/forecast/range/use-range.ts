'use client';

import { useEffect, useState } from 'react';
import type { ForecastFilter } from '@/domain/forecast/filter';
import type { Range, RangeInput } from '@/domain/forecast/simulation/range';
import type { Clocks } from '@/domain/values/clocks';
import { withFilter } from '../filter-address';
import { askWorker } from './ask-worker';

/** `range` while waiting: the one before, which fades until the next is there. */
export type RangeState = { state: 'waiting' | 'ready' | 'failed'; range: Range | null };

const WAITING: RangeState = { state: 'waiting', range: null };

/**
 * The range of the forecast that a page shows: fetched as numbers and drawn in a worker, after the page stands. `past` is how many quarters
 * before the current one the page shows; periods and columns are in the order of the forecast.
 */
export function useRange({
  slug,
  filter,
  clock,
  past = 0,
}: {
  slug: string;
  filter: ForecastFilter;
  clock: Clocks;
  past?: number;
}): RangeState {
  const address = withFilter(`/api/t/${slug}/forecast-range?past=${past}`, filter, clock);
  const [fetched, setFetched] = useState<{ address: string; input: RangeInput | null } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void fetchInput(address, stop.signal).then((input) => {
      if (!stop.signal.aborted) setFetched({ address, input });
    });
    return () => stop.abort();
  }, [address]);
  const input = fetched?.address === address ? fetched.input : null;
  const drawn = useDrawnRange(input);
  return fetched?.address === address && input === null ? { ...drawn, state: 'failed' } : drawn;
}

/** Draws an input in the worker; null: there is none yet. A later input overtakes the one that is being drawn. */
export function useDrawnRange(input: RangeInput | null): RangeState {
  const [drawn, setDrawn] = useState<{ of: RangeInput | null; answer: RangeState }>({
    of: null,
    answer: WAITING,
  });
  useEffect(() => {
    if (!input) return;
    const stop = new AbortController();
    const answer = (state: RangeState) => {
      if (!stop.signal.aborted) setDrawn({ of: input, answer: state });
    };
    askWorker(input, stop.signal).then(
      (range) => answer({ state: 'ready', range }),
      () => answer({ state: 'failed', range: null }),
    );
    return () => stop.abort();
  }, [input]);
  return drawn.of === input && input !== null
    ? drawn.answer
    : { state: 'waiting', range: drawn.answer.range };
}

async function fetchInput(address: string, signal: AbortSignal): Promise<RangeInput | null> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? ((await response.json()) as RangeInput) : null;
  } catch {
    return null;
  }
}
