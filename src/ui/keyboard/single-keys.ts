const NAME = 'single-keys';
const listeners = new Set<() => void>();

/** Whether keys without Ctrl or Cmd do something. Who speaks to the computer may switch them off (WCAG 2.1.4). Kept in the browser. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, 'off');
  } catch {
    // A browser that keeps nothing keeps the keys on.
  }
  for (const listener of listeners) listener();
}

export function onSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
