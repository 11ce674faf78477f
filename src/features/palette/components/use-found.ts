import { useEffect, useState } from 'react';

export type Found = {
  deals: { id: string; name: string; customer: string | null; standing: string }[];
  customers: { id: string; name: string }[];
};

const NOTHING: Found = { deals: [], customers: [] };
const LEAST_LETTERS = 2;
const PAUSE_MS = 90;

/** Deals and customers that answer to what was typed, asked once the typing pauses. What was found stays until the next answer. */
export function useFound(slug: string, typed: string): { found: Found; waiting: boolean } {
  const text = typed.trim();
  const [answer, setAnswer] = useState({ text: '', found: NOTHING });
  const asks = text.length >= LEAST_LETTERS;
  useEffect(() => {
    if (!asks) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void ask(slug, text, stop.signal).then((found) => {
        if (found) setAnswer({ text, found });
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [slug, text, asks]);
  return { found: asks ? answer.found : NOTHING, waiting: asks && answer.text !== text };
}

/** null: no answer, or not the one that is waited for any more. */
async function ask(slug: string, text: string, signal: AbortSignal): Promise<Found | null> {
  try {
    const response = await fetch(`/api/t/${slug}/palette?q=${encodeURIComponent(text)}`, { signal });
    return response.ok ? ((await response.json()) as Found) : NOTHING;
  } catch {
    return signal.aborted ? null : NOTHING;
  }
}
