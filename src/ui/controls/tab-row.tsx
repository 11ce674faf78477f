'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { scrolledTo } from './scrolled-to';

type Props = {
  label: string;
  /** What the active tab links to; null: none is. */
  active: string | null;
  children: ReactNode;
};

/** The row itself: where it is too narrow for all tabs, the active one is scrolled to. Only the row scrolls, never the page. */
export function TabRow({ label, active, children }: Props) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!row.current || !tab) return;
    const [frame, box] = [row.current.getBoundingClientRect(), tab.getBoundingClientRect()];
    row.current.scrollLeft += scrolledTo(frame, box);
  }, [active]);
  return (
    <nav ref={row} aria-label={label} className="tab-list">
      {children}
    </nav>
  );
}
