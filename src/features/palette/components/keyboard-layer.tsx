'use client';

import { usePathname, useRouter } from 'next/navigation';
import { Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { hearKeys, stopHearing } from '@/ui/keyboard/early-keys';
import { isTaken, offeredActions, onActions, type Action } from '@/ui/keyboard/actions';
import { onSingleKeys, singleKeysOn } from '@/ui/keyboard/single-keys';
import { useActions } from '@/ui/keyboard/use-actions';
import { lazyPart } from '@/ui/lazy-part';
import { applyTheme, THEMES } from '@/ui/theme';
import type { PaletteFrame } from '../entries';
import { keepRecent } from '../recents';

const loadPalette = () => import('./palette-dialog');
const PaletteDialog = lazyPart(loadPalette);
const HelpSheet = lazyPart(() => import('./help-sheet'));

type Props = {
  slug: string;
  frame: PaletteFrame;
  open: boolean;
  onClose: () => void;
};

/** Hears the keys of every action that is offered, and holds the palette and the help sheet. */
export default function KeyboardLayer({ slug, frame, open, onClose }: Props) {
  const [help, setHelp] = useState(false);
  const showHelp = useCallback(() => setHelp(true), []);
  const own = useOwnActions(frame, showHelp);
  useActions(own);
  useRecents(slug);
  const actions = useSyncExternalStore(onActions, offeredActions, offeredActions);
  const on = useSyncExternalStore(onSingleKeys, singleKeysOn, () => true);
  useEffect(() => {
    loadPalette().catch(() => undefined);
    document.addEventListener('keydown', notePress, true);
    if (singleKeysOn()) for (const action of hearKeys(offeredActions(), performance.now())) action.run?.();
    return () => {
      document.removeEventListener('keydown', notePress, true);
      stopHearing();
    };
  }, []);
  return (
    <>
      {actions.map((action) =>
        action.keys && action.run ? <Shortcut key={action.id} action={action} on={on} /> : null,
      )}
      <Suspense fallback={null}>
        {open ? <PaletteDialog {...{ slug, frame, actions }} onClose={onClose} /> : null}
        {help ? <HelpSheet actions={actions} on={on} onClose={() => setHelp(false)} /> : null}
      </Suspense>
    </>
  );
}

/** The key pressed now and the one before it. */
let pressed: readonly [KeyboardEvent | null, KeyboardEvent | null] = [null, null];

function notePress(event: KeyboardEvent): void {
  pressed = [event, pressed[0]];
}

const SEQUENCE_MS = 1000;

/** The second letter after G is not a key of its own: "g e" goes somewhere and edits nothing. */
function followsG(event: KeyboardEvent): boolean {
  const [, before] = pressed;
  return before?.key === 'g' && event.timeStamp - before.timeStamp < SEQUENCE_MS;
}

/** One key, or two one after the other. By the sign typed and not by the place on the keyboard, which differs from land to land. */
function Shortcut({ action, on }: { action: Action; on: boolean }) {
  const keys = (action.keys ?? '').toLowerCase();
  useHotkeys(
    keys.replace(' ', '>'),
    (event) => {
      if (!isTaken(event.target) && (keys.includes(' ') || !followsG(event))) action.run?.();
    },
    {
      enabled: on,
      useKey: true,
      preventDefault: true,
      // A sign like "?" needs Shift on one keyboard and not on the other.
      ignoreModifiers: !/[a-z]/.test(keys),
      sequenceTimeoutMs: SEQUENCE_MS,
      ignoreEventWhen: (event) =>
        isTaken(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat,
    },
    [action],
  );
  return null;
}

const THEME_WORDS = { light: 'Light theme', dark: 'Dark theme', system: 'Theme of the system' };

/** What works on every page. Z and the arrow keys are heard where they work; here the help sheet learns of them. */
function useOwnActions(frame: PaletteFrame, showHelp: () => void): Action[] {
  const router = useRouter();
  return useMemo(
    () => [
      { id: 'palette', label: 'Search and commands', group: 'Everywhere', keys: 'Ctrl K' },
      {
        id: 'help',
        label: 'Keyboard shortcuts',
        group: 'Everywhere',
        keys: '?',
        words: 'help',
        run: showHelp,
      },
      {
        id: 'filter',
        label: 'Go to the filter',
        group: 'Everywhere',
        keys: '/',
        words: 'search',
        run: toFilter,
      },
      { id: 'undo', label: 'Undo the last change', group: 'Everywhere', keys: 'z' },
      ...frame.entries.map(({ href, ...entry }) => ({ ...entry, run: () => router.push(href) })),
      ...THEMES.map((theme) => ({
        id: `theme-${theme}`,
        label: THEME_WORDS[theme],
        group: 'Theme',
        words: 'appearance colour mode',
        run: () => applyTheme(theme),
      })),
    ],
    [frame, router, showHelp],
  );
}

function toFilter(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  field?.focus();
  field?.select();
}

/** Deals and customers that were looked at are what one looks for next. The heading is there a moment after the address. */
function useRecents(slug: string): void {
  const path = usePathname();
  useEffect(() => {
    const detail = /\/deals\/[0-9a-f-]{36}$/.test(path)
      ? 'Deal'
      : /\/customers\/[0-9a-f-]{36}$/.test(path)
        ? 'Customer'
        : null;
    if (!detail) return;
    const timer = setTimeout(() => {
      const label = document.querySelector('main h1')?.textContent;
      if (label) keepRecent(slug, { href: path, label, detail });
    }, 600);
    return () => clearTimeout(timer);
  }, [path, slug]);
}
