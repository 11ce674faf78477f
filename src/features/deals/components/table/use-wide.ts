'use client';

import { useSyncExternalStore } from 'react';

const WIDE = '(width > 640px)';

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(WIDE);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** Scripts run and the screen is wide enough for a table. On the server and on a phone it is not. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => false,
  );
}
