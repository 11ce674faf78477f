import { useEffect, useMemo, useRef } from 'react';
import { isTaken, type Action } from '@/ui/keyboard/actions';
import { singleKeysOn } from '@/ui/keyboard/single-keys';
import { useActions } from '@/ui/keyboard/use-actions';
import type { BarKey } from './ruling-bar';

export type KeyDeeds = {
  press: (key: BarKey) => void;
  step: (step: 1 | -1) => void;
  toggleTime: () => void;
  extend: () => void;
  skip: () => void;
  takeBack: () => void;
  follow: () => void;
};

const RUN: readonly { keys: string; label: string; words: string; does: (deeds: KeyDeeds) => void }[] = [
  { keys: 'h', label: 'Held', words: 'decide ruling', does: ({ press }) => press('held') },
  { keys: 'k', label: 'Knock down', words: 'decide ruling 20', does: ({ press }) => press('knocked_down') },
  { keys: 'm', label: 'Move the stage', words: 'decide ruling', does: ({ press }) => press('moved') },
  { keys: 'l', label: 'Lost', words: 'decide ruling', does: ({ press }) => press('lost') },
  { keys: 'p', label: 'Park', words: 'decide ruling', does: ({ press }) => press('parked') },
  { keys: 'c', label: 'Challenge', words: 'ask doubt', does: ({ press }) => press('challenge') },
  { keys: 's', label: 'Skip the rep', words: 'timer', does: ({ skip }) => skip() },
];

const ALL: typeof RUN = [
  { keys: 'a', label: 'Add an action', words: 'todo', does: ({ press }) => press('action') },
];
const FOLLOW: typeof RUN = [
  { keys: 'f', label: 'Follow who leads', words: 'presenter', does: ({ follow }) => follow() },
];

/** Heard here, where the place of the focus counts; the help sheet learns of them. */
const HEARD_HERE: readonly Action[] = [
  { id: 'room-walk', label: 'Deal before, next deal', group: 'Review room', keys: '← →' },
];
const HEARD_HERE_TO_RUN: readonly Action[] = [
  ...HEARD_HERE,
  { id: 'room-time', label: 'Start or pause the time', group: 'Review room', keys: 'Space' },
  { id: 'room-more', label: 'One more minute', group: 'Review room', keys: '+' },
  { id: 'room-back', label: 'Take the decision back', group: 'Review room', keys: 'z' },
];

/** Every key of the room, as far as this person may use it. */
export function useRoomKeys(deeds: KeyDeeds, mayRun: boolean, asking: boolean): void {
  const now = useRef(asking ? null : deeds);
  useEffect(() => {
    // While a question is on its way to the screen, what is typed is meant for it.
    now.current = asking ? null : deeds;
  });
  const actions = useMemo<Action[]>(() => {
    const letters = mayRun ? [...RUN, ...ALL, ...FOLLOW] : [...ALL, ...FOLLOW];
    return [
      ...letters.map(({ keys, label, words, does }) => ({
        id: `room-${keys}`,
        label,
        group: 'Review room',
        keys,
        words,
        run: () => (now.current ? does(now.current) : undefined),
      })),
      ...(mayRun ? HEARD_HERE_TO_RUN : HEARD_HERE),
    ];
  }, [mayRun]);
  useActions(actions);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = heard(event, mayRun);
      if (!act || !now.current) return;
      event.preventDefault();
      act(now.current);
    };
    // On the window: who undoes by Z (a message on the screen) hears it first.
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [mayRun]);
}

/** What a key does here; null: nothing. Space presses the button that has the focus, the arrows walk where something is typed. */
function heard(event: KeyboardEvent, mayRun: boolean): ((deeds: KeyDeeds) => void) | null {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn())
    return null;
  if (isTaken(target)) return null;
  if (key === 'ArrowRight') return ({ step }) => step(1);
  if (key === 'ArrowLeft') return ({ step }) => step(-1);
  if (!mayRun || event.repeat) return null;
  if (key === ' ') return isPressed(target) ? null : ({ toggleTime }) => toggleTime();
  if (key === '+') return ({ extend }) => extend();
  return key.toLowerCase() === 'z' && !event.shiftKey ? ({ takeBack }) => takeBack() : null;
}

function isPressed(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, [role="button"]') !== null;
}
