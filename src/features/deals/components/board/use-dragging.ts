import { useEffect, useRef, type RefObject } from 'react';
import type { Drops } from './board-drag';

/** Brings dragging to the board once it stands: its code comes apart from the page's. */
export function useDragging(board: RefObject<HTMLElement | null>, enabled: boolean, drops: Drops): void {
  const latest = useRef(drops);
  useEffect(() => {
    latest.current = drops;
  });
  useEffect(() => {
    const element = board.current;
    if (!enabled || !element) return;
    let stop: (() => void) | null = null;
    let gone = false;
    void import('./board-drag').then(({ watchBoard }) => {
      if (gone) return;
      stop = watchBoard(element, {
        onStart: (id) => latest.current.onStart(id),
        onEnd: (id, to) => latest.current.onEnd(id, to),
      });
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [board, enabled]);
}
