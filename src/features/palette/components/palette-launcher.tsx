'use client';

import { Search } from 'lucide-react';
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { Kbd } from '@/ui/controls/kbd';
import { keepEarlyKey } from '@/ui/keyboard/early-keys';
import { lazyPart } from '@/ui/lazy-part';
import type { PaletteFrame } from '../entries';

const KeyboardLayer = lazyPart(() => import('./keyboard-layer'));

const IDLE_MS = 1500;
const never = () => () => undefined;

/** The way in: a button and Ctrl K. Keys and palette are code of their own, fetched once the page stands still. */
export function PaletteLauncher({ slug, frame }: { slug: string; frame: PaletteFrame }) {
  const [ready, setReady] = useState(false);
  const [open, setOpen] = useState(false);
  const heard = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), IDLE_MS);
    function onKey(event: KeyboardEvent) {
      if (event.key === 'Control' || event.key === 'Meta' || keepEarlyKey(event)) setReady(true);
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <>
      <button
        type="button"
        className="top-button search-button"
        aria-haspopup="dialog"
        aria-keyshortcuts={heard ? 'Control+K Meta+K' : undefined}
        aria-label="Search and commands"
        onPointerEnter={() => setReady(true)}
        onFocus={() => setReady(true)}
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="search-word">Search…</span>
        <span className="search-word">
          <Kbd>Ctrl K</Kbd>
        </span>
      </button>
      <Suspense fallback={null}>
        {ready || open ? <KeyboardLayer {...{ slug, frame, open }} onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  );
}
