import { useState } from 'react';

/**
 * The text of a field that saves itself. While somebody is in it, it is his: what the server made of it (without the blank at its end)
 * comes in only once he has left.
 */
export function useTyped(saved: string) {
  const [own, setOwn] = useState<string | null>(null);
  return {
    text: own ?? saved,
    set: (text: string) => setOwn(text),
    focus: () => setOwn((now) => now ?? saved),
    blur: () => setOwn(null),
  };
}
