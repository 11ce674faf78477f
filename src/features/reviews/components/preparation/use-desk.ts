import { useEffect, useState, useSyncExternalStore } from 'react';
import { clearOldDrafts, draftShelf, type Owner } from './draft-shelf';
import type { Lane } from './lane';
import { SaveDesk, type DealOnDesk } from './save-desk';
import { answerSender } from './send-answer';

/** The desk that saves the answers of one preparation, and the lanes of its deals as they stand. */
export function useDesk(owner: Owner, deals: readonly DealOnDesk[]): [SaveDesk, ReadonlyMap<string, Lane>] {
  const [desk] = useState(() => deskOf(owner, deals));
  useEffect(() => {
    clearOldDrafts(browserStorage(), now());
    desk.start();
    const wake = () => desk.wake();
    window.addEventListener('online', wake);
    // Left or come back to: both are moments to send what waits.
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('pagehide', wake);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('pagehide', wake);
      desk.stop();
    };
  }, [desk]);
  useEffect(() => desk.renew(deals), [desk, deals]);
  return [desk, useSyncExternalStore(desk.listen, desk.lanes, desk.lanes)];
}

function deskOf(owner: Owner, deals: readonly DealOnDesk[]): SaveDesk {
  return new SaveDesk(deals, {
    send: answerSender(owner.slug, owner.reviewId, owner.userId),
    shelf: draftShelf(browserStorage(), owner, now()),
    newKey: () => crypto.randomUUID(),
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  });
}

/** Milliseconds since 1970, as well as the browser knows. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

/** null on the server, and in a browser that keeps nothing. */
function browserStorage(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage;
  } catch {
    return null;
  }
}
