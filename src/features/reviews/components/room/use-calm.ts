import { useEffect, useState } from 'react';

const LET_GO_MS = 60;

/**
 * The same value for as long as a finger is down: what happens elsewhere meanwhile does not move things under it. The click that the finger
 * makes is heard by what was on the screen when it came down, and shows its effect at once.
 */
export function useCalm<T>(value: T): T {
  const [pressed, press] = useState(false);
  const [kept, keep] = useState(value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const down = () => {
      clearTimeout(timer);
      press(true);
    };
    const up = () => {
      timer = setTimeout(() => press(false), LET_GO_MS);
    };
    const click = () => press(false);
    window.addEventListener('pointerdown', down);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', click);
    window.addEventListener('click', click);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', down);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', click);
      window.removeEventListener('click', click);
    };
  }, []);
  if (!pressed && kept !== value) keep(value);
  return pressed ? kept : value;
}
