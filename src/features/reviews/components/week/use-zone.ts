'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** The browser's own time zone; `onServer` until the page is alive. */
export function useZone(onServer: string): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => onServer,
  );
}
