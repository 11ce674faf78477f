import { useEffect, useRef, type RefObject } from 'react';

/** What had the focus and is gone, because somebody decided or turned to another deal, hands it to the heading of the deal. */
export function useKeptFocus(root: RefObject<HTMLElement | null>, heading: string): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const element = root.current;
    const note = (event: FocusEvent) => {
      last.current = event.target instanceof Element ? event.target : null;
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [root]);
  useEffect(() => {
    if (!last.current || last.current.isConnected) return;
    last.current = null;
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (lost) document.getElementById(heading)?.focus({ preventScroll: true });
  });
}
