import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RoomEvent } from '@/domain/reviews/events';
import type { Standing } from './deal-figures';

/** Facts that are older than this are read again when the room turns to another deal: they may have changed elsewhere. */
const OLD_MS = 15_000;
const TOGETHER_MS = 250;

/**
 * Keeps the facts of the deals up to date: what an event tells of a deal is known at once, the rest (evidence, what a stage still asks for)
 * is read again with the page, once for events that come together.
 */
export function useFacts(drawnAt: string): {
  heard: ReadonlyMap<string, Standing>;
  hear: (event: RoomEvent) => void;
} {
  const router = useRouter();
  const [heard, setHeard] = useState<ReadonlyMap<string, Standing>>(new Map());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const read = useRef(0);
  useEffect(() => {
    read.current = performance.now();
  }, [drawnAt]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const hear = useCallback(
    ({ happening }: RoomEvent) => {
      if (happening.kind === 'ruled' || happening.kind === 'tookBack') {
        const { dealId, after: standing, dealVersion: version } = happening;
        setHeard((known) => new Map(known).set(dealId, { standing, version }));
      }
      const old = performance.now() - read.current > OLD_MS;
      if (!changesFacts(happening) && !(happening.kind === 'pointed' && old)) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => router.refresh(), TOGETHER_MS);
    },
    [router],
  );
  return { heard, hear };
}

function changesFacts(happening: RoomEvent['happening']): boolean {
  switch (happening.kind) {
    case 'ruled':
      return happening.outcome !== 'held' && happening.outcome !== 'parked';
    case 'opened':
    case 'tookBack':
    case 'answered':
    case 'closed':
      return true;
    default:
      return false;
  }
}
