import { useEffect, useRef, useState } from 'react';

/**
 * Words that come and go, held still while a button of the mouse is down. Leaving a field by pressing something below it brings words out
 * above that thing: it would be gone from under the pointer when the button comes up, and the press would be lost. Only for words: what a
 * control shows must follow its own press.
 */
export function useWhilePressed<T>(now: T): T {
  const [held, setHeld] = useState<{ value: T } | null>(null);
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    const press = () => setHeld({ value: latest.current });
    // After the click, which comes with the button's release: drawing within it would take the tick back before anybody has read it.
    const release = () => setTimeout(() => setHeld(null));
    window.addEventListener('pointerdown', press, true);
    window.addEventListener('pointerup', release, true);
    window.addEventListener('pointercancel', release, true);
    return () => {
      window.removeEventListener('pointerdown', press, true);
      window.removeEventListener('pointerup', release, true);
      window.removeEventListener('pointercancel', release, true);
    };
  }, []);
  return held ? held.value : now;
}
